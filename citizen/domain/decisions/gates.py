"""The gates of the decision stage: what must be in order, and what is worth a second look."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from citizen.domain.decisions.codes import Gate, Outcome, Parallel
from citizen.domain.naming import RuleId, Severity, check_name, name_key, tidy

LONGEST_WITHOUT_SHORT_FORM = 22
MONTHS_OF_HEARING = 2
WARNINGS = frozenset({Gate.PARALLEL_UNKNOWN, Gate.NAME_WANTED_ELSEWHERE, Gate.NAME_STAYS_TWICE})
"""These are worth a second look; all others stop the decision."""
_JUDGED_APART = frozenset({RuleId.TAKEN, RuleId.CHOSEN_ELSEWHERE, RuleId.TAKEN_IN_SHARED_AREA})


@dataclass(frozen=True, slots=True)
class Prepared:
    """How far a case has been prepared."""

    is_road: bool
    is_counted: bool
    """Residents' votes are counted, or there is no vote to wait for."""
    advice_sent_on: date | None = None
    advice_received_on: date | None = None
    needs_hearing: bool = False
    hearing_opens_on: date | None = None
    hearing_closes_on: date | None = None
    parallel: Parallel = Parallel.UNKNOWN
    old_name_stays_elsewhere: str = ""
    """The road that has the same name too and keeps it."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What somebody wants to decide, or recommends."""

    outcome: Outcome | None
    name: str = ""
    short_form: str = ""
    decided_on: date | None = None
    departs: bool = False
    """It is not what residents chose, or residents chose nothing."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class NamesAround:
    """Names and short forms that other roads have, each with the road; the keys are those of `name_key`."""

    in_use: Mapping[str, str] = field(default_factory=dict)
    decided: Mapping[str, str] = field(default_factory=dict)
    wanted: Mapping[str, str] = field(default_factory=dict)
    """Recommended, as name or short form, for another road whose case is not decided."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A gate that is not open, and what it is about where that has a name."""

    gate: Gate
    about: str = ""

    @property
    def stops(self) -> bool:
        return self.gate not in WARNINGS


def find_gates(proposed: Proposed, prepared: Prepared, around: NamesAround, today: date) -> tuple[Hit, ...]:
    """Everything that stands between this and a decision: what stops it first, then what is worth a second look."""
    hits = [
        *_about_the_case(proposed, prepared, today),
        *_about_the_name(proposed, prepared, around, today),
        *_about_the_hearing(proposed, prepared, today),
    ]
    if proposed.departs and not proposed.reason.strip():
        hits.append(Hit(Gate.REASON_MISSING))
    return tuple(sorted(hits, key=lambda hit: not hit.stops))


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where that day is not there."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def needs_short_form(name: str) -> bool:
    """Whether the name has more positions than the cadastre holds without a short form."""
    return len(tidy(name)) > LONGEST_WITHOUT_SHORT_FORM


def _about_the_case(proposed: Proposed, prepared: Prepared, today: date) -> Iterator[Hit]:
    if not prepared.is_counted:
        yield Hit(Gate.NOT_COUNTED)
    if proposed.outcome is None:
        yield Hit(Gate.NOTHING_CHOSEN)
    if proposed.decided_on is None:
        yield Hit(Gate.NO_MEETING)
    elif proposed.decided_on > today:
        yield Hit(Gate.MEETING_TO_COME)
    if proposed.outcome is Outcome.NO_CHANGE and prepared.old_name_stays_elsewhere:
        yield Hit(Gate.NAME_STAYS_TWICE, prepared.old_name_stays_elsewhere)


def _about_the_name(proposed: Proposed, prepared: Prepared, around: NamesAround, today: date) -> Iterator[Hit]:
    """A new name needs all of this; a road that keeps its name, or takes its neighbour's, none of it."""
    if proposed.outcome is not Outcome.NEW_NAME:
        return
    if _is_unusable(proposed.name):
        yield Hit(Gate.UNUSABLE_NAME)
    key = name_key(proposed.name)
    for gate, names in ((Gate.NAME_TAKEN, around.in_use), (Gate.NAME_DECIDED_ELSEWHERE, around.decided)):
        if key in names:
            yield Hit(gate, names[key])
    if wanted := around.wanted.get(key) or around.wanted.get(name_key(proposed.short_form)):
        yield Hit(Gate.NAME_WANTED_ELSEWHERE, wanted)
    yield from _about_the_short_form(proposed, around)
    yield from _about_the_advice(proposed, prepared, today)
    if prepared.parallel is Parallel.WAITING:
        yield Hit(Gate.PARALLEL_NOT_RAISED)
    elif prepared.parallel is Parallel.UNKNOWN:
        yield Hit(Gate.PARALLEL_UNKNOWN)


def _is_unusable(name: str) -> bool:
    found = check_name(name)
    return any(one.severity is Severity.ERROR and one.rule not in _JUDGED_APART for one in found)


def _about_the_short_form(proposed: Proposed, around: NamesAround) -> Iterator[Hit]:
    short = tidy(proposed.short_form)
    if not short:
        if needs_short_form(proposed.name):
            yield Hit(Gate.SHORT_FORM_MISSING)
        return
    if len(short) > LONGEST_WITHOUT_SHORT_FORM:
        yield Hit(Gate.SHORT_FORM_TOO_LONG)
    if taken := around.in_use.get(name_key(short)) or around.decided.get(name_key(short)):
        yield Hit(Gate.SHORT_FORM_TAKEN, taken)


def _about_the_advice(proposed: Proposed, prepared: Prepared, today: date) -> Iterator[Hit]:
    """The advice counts when it was there on the day of the meeting."""
    received = prepared.advice_received_on
    if received is None:
        yield Hit(Gate.ADVICE_NOT_RECEIVED if prepared.advice_sent_on else Gate.ADVICE_NOT_ASKED)
    elif received > (proposed.decided_on or today):
        yield Hit(Gate.ADVICE_NOT_RECEIVED)


def _about_the_hearing(proposed: Proposed, prepared: Prepared, today: date) -> Iterator[Hit]:
    if not prepared.needs_hearing:
        return
    opens_on, closes_on = prepared.hearing_opens_on, prepared.hearing_closes_on
    if opens_on is None or closes_on is None:
        yield Hit(Gate.HEARING_NOT_HELD)
        return
    if is_too_short(opens_on, closes_on):
        yield Hit(Gate.HEARING_TOO_SHORT)
    if closes_on >= (proposed.decided_on or today):
        yield Hit(Gate.HEARING_NOT_OVER)


def is_too_short(opens_on: date, closes_on: date) -> bool:
    """Whether a hearing gives people less than the two months that the law asks for."""
    return closes_on < months_after(opens_on, MONTHS_OF_HEARING)
