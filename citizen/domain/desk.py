"""What somebody who decides should look at in a case before the rest: a few marks that can be read in a glance."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from citizen.domain.naming import Severity

CLOSE_LEAD = 0.05
"""A lead of at most this share of the voters is called narrow."""


class Flag(StrEnum):
    """Something about a case that needs a second look, the gravest first."""

    RULE_BROKEN = "desk-rule-broken"
    NO_CHOICE = "desk-no-choice"
    TIE = "desk-tie"
    RESIDENTS_DIFFER = "desk-residents-differ"
    DEPARTS = "desk-departs"
    CLOSE = "desk-close"
    NAME_WARNING = "desk-name-warning"
    NO_ADVICE = "desk-no-advice"
    REOPENED = "desk-reopened"


@dataclass(frozen=True, slots=True)
class Counted:
    """The count of a case, as far as the marks look at it."""

    leaders: frozenset[str]
    is_tie: bool
    lead_share: float | None
    """The lead over the next one as a share of the voters; None where there is no next one, or no lead."""
    here: frozenset[str] | None
    """Who leads among those who live on the road; None where that is not shown, or nobody of them voted for any."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What staff have prepared."""

    recommended: frozenset[str] | None
    """What they recommend of that which was voted on; None for no recommendation, or one of no change."""
    lacks_advice: bool
    is_reopened: bool


def flags_of(counted: Counted | None, prepared: Prepared | None, severities: Collection[Severity]) -> tuple[Flag, ...]:
    """The marks of a case; `severities` are those of what the rules say about the names that can be decided on."""
    found = {
        *(_of_names(severities)),
        *(_of_count(counted) if counted else ()),
        *(_of_work(counted, prepared) if prepared else ()),
    }
    return tuple(flag for flag in Flag if flag in found)


def _of_names(severities: Collection[Severity]) -> Iterator[Flag]:
    if Severity.ERROR in severities:
        yield Flag.RULE_BROKEN
    elif Severity.WARNING in severities:
        yield Flag.NAME_WARNING


def _of_count(counted: Counted) -> Iterator[Flag]:
    if not counted.leaders:
        yield Flag.NO_CHOICE
    if counted.is_tie:
        yield Flag.TIE
    elif counted.lead_share is not None and counted.lead_share <= CLOSE_LEAD:
        yield Flag.CLOSE
    if counted.here and counted.leaders and not counted.here <= counted.leaders:
        yield Flag.RESIDENTS_DIFFER


def _of_work(counted: Counted | None, prepared: Prepared) -> Iterator[Flag]:
    chosen = counted.leaders if counted else frozenset()
    if prepared.recommended is not None and chosen and not prepared.recommended <= chosen:
        yield Flag.DEPARTS
    if prepared.lacks_advice:
        yield Flag.NO_ADVICE
    if prepared.is_reopened:
        yield Flag.REOPENED
