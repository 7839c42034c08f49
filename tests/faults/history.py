"""What voters experienced, held against what was counted: the criterion that no fault may break.

Every vote that was acknowledged is counted exactly once, every other at most once; a form that was sent again got the
same receipt; the tally is the number of ballots and of distinct voters; every receipt given leads into the log.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum


class Answer(Enum):
    """What a voter saw after pressing the button."""

    STORED = "stored"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    """No answer, or a fault of the site: it may have been stored or not."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A form that one voter sent, perhaps several times, and the last answer to it."""

    voter: int
    form: str
    choices: tuple[int, ...]
    answer: Answer
    receipts: tuple[str, ...] = ()
    """What was shown as the receipt, after each answer that said that it is stored."""
    sent_at: float = 0
    """When the form was sent for the first time, in seconds."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What the ended round published, and which receipt lay in whose slot at the end."""

    lines: Mapping[str, tuple[int, ...]]
    replaced: frozenset[str]
    tally: Mapping[int, int]
    ballots: int
    leaves: int
    receipt_of: Mapping[int, str]
    faults: tuple[str, ...] = ()
    """What the verification of the box and the recount found."""
    twice: tuple[str, ...] = field(default=())
    """Receipts that stand in more than one line."""


def faults_of(history: Iterable[Attempt], counted: Counted) -> list[str]:
    """Every breach of the criterion, in words; `history` has each voter's forms in the order they were sent in."""
    by_voter: dict[int, list[Attempt]] = defaultdict(list)
    for attempt in history:
        by_voter[attempt.voter].append(attempt)
    found = [*counted.faults, *_faults_of_box(counted)]
    for voter, attempts in by_voter.items():
        found += [
            f"voter {voter}: {fault}" for fault in _faults_of_voter(attempts, counted, counted.receipt_of.get(voter))
        ]
    strangers = counted.receipt_of.keys() - by_voter.keys()
    return found + [f"voter {stranger} has a ballot and never sent one" for stranger in sorted(strangers)]


def _faults_of_box(counted: Counted) -> Iterator[str]:
    if counted.twice:
        yield f"receipts in two lines: {counted.twice}"
    if set(counted.lines) != set(counted.receipt_of.values()):
        yield "the box has other receipts than those that lay in the slots"
    if not len(counted.lines) == counted.ballots == len(counted.receipt_of):
        yield f"{len(counted.lines)} lines, {counted.ballots} ballots counted, {len(counted.receipt_of)} voters"
    if counted.leaves != len(counted.lines) + len(counted.replaced):
        yield f"{counted.leaves} leaves for {len(counted.lines)} lines and {len(counted.replaced)} replaced receipts"
    if Counter(option for choices in counted.lines.values() for option in choices) != Counter(counted.tally):
        yield f"the tally is {dict(counted.tally)}"


def _faults_of_voter(attempts: list[Attempt], counted: Counted, receipt: str | None) -> Iterator[str]:
    for attempt in attempts:
        if len(set(attempt.receipts)) > 1:
            yield f"one form got the receipts {sorted(set(attempt.receipts))}"
        lost = set(attempt.receipts) - counted.lines.keys() - counted.replaced
        if lost:
            yield f"the receipts {sorted(lost)} lead nowhere"
    stored = [number for number, attempt in enumerate(attempts) if attempt.answer is Answer.STORED]
    last = stored[-1] if stored else None
    later = attempts[0 if last is None else last + 1 :]
    possible = {attempt.choices for attempt in later if attempt.answer is Answer.UNKNOWN}
    possible |= {attempts[last].choices} if last is not None else set()
    if receipt is None:
        if last is not None:
            yield "an acknowledged vote was lost"
        return
    if counted.lines.get(receipt) not in possible:
        yield f"{counted.lines.get(receipt)} is counted, and only {possible} can be"
    if last is not None and len(possible) == 1 and attempts[last].receipts and receipt not in attempts[last].receipts:
        yield f"the receipt {attempts[last].receipts} was shown for the last vote, and {receipt} is counted"
