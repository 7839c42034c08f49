"""What a vote must come to, by the simplest book-keeping there is: a register of who chose what last.

The checker of the model: it is told everything that was asked and answered, and says what a ballot box does wrong.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from citizen.ballots.actions import Cast, Withdrawn
from citizen.domain.ballots import BallotRefusal


@dataclass
class Register:
    """Who has which vote now, which receipts are replaced, and what each form that was sent has led to."""

    votes: dict[int, Cast] = field(default_factory=dict)
    times: Counter[int] = field(default_factory=Counter)
    replaced: set[str] = field(default_factory=set)
    withdrawn: int = 0
    forms: dict[tuple[int, bytes], tuple[object, Any]] = field(default_factory=dict)

    def cast(self, person: int, choices: tuple[int, ...], form: bytes, answer: Any) -> list[str]:
        """A choice was sent and answered; what is wrong with the answer."""
        if said := self._sent_before(person, form, choices, answer):
            return said
        if not isinstance(answer, Cast):
            return [f"{person} was refused: {answer}"]
        before = self.votes.get(person)
        self.forms[person, form] = (choices, answer)
        self.votes[person] = answer
        if before and before.choices == choices:
            return [] if answer == before else [f"{person} chose the same again and got {answer}, not {before}"]
        faults = [] if answer.choices == choices else [f"{person} chose {choices} and got {answer.choices}"]
        expected = before.rev + 1 if before else 1
        faults += [] if answer.rev == expected else [f"change {expected} of {person} is numbered {answer.rev}"]
        faults += [f"{answer.receipt} was given twice"] if answer.receipt in self.given(but=person) else []
        self.replaced |= {before.receipt} if before else set()
        return faults

    def withdraw(self, person: int, form: bytes, answer: Any) -> list[str]:
        """A withdrawal was sent and answered."""
        if said := self._sent_before(person, form, "withdrawal", answer):
            return said
        before = self.votes.pop(person, None)
        self.forms[person, form] = ("withdrawal", answer)
        if before:
            self.replaced.add(before.receipt)
            self.withdrawn += 1
        expected = Withdrawn(before.receipt if before else "")
        return [] if answer == expected else [f"{person} withdrew {expected} and was told {answer}"]

    def given(self, *, but: int) -> set[str]:
        """Every receipt that somebody else has, or that has been replaced."""
        return self.replaced | {vote.receipt for person, vote in self.votes.items() if person != but}

    def expected_box(self) -> dict[str, tuple[int, ...]]:
        return {vote.receipt: vote.choices for vote in self.votes.values()}

    def expected_votes(self) -> Counter[int]:
        """How many chose each option."""
        return Counter(option for vote in self.votes.values() for option in vote.choices)

    def _sent_before(self, person: int, form: bytes, said: object, answer: Any) -> list[str] | None:
        """For a form that comes again; an answer that is right gives [""], which the caller drops."""
        if (person, form) not in self.forms:
            return None
        earlier, first = self.forms[person, form]
        expected = first if earlier == said else BallotRefusal.FORM_SENT_WITH_OTHER_CHOICE
        return [""] if answer == expected else [f"a form of {person} came again: {answer} instead of {expected}"]
