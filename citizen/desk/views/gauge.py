"""The fairness gauge: changes, proposals, votes and accepted names, former municipality by former municipality."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from citizen.desk.access import DeskCase, RoundOnDesk
from citizen.desk.queries import DistrictShare
from citizen.domain.decisions.codes import Outcome
from citizen.results.views.words import Table, columns_of
from citizen.web.locale import gettext as _
from citizen.web.locale import show_number, show_percent


@dataclass(frozen=True, slots=True)
class GaugeBar:
    """One former municipality in one measure; the share is of the longest bar."""

    label: str
    value: str
    share: float


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that is counted."""

    title: str
    explained: str
    bars: list[GaugeBar]


@dataclass(frozen=True, slots=True)
class GaugeShown:
    """The measures side by side, with the same numbers as a table."""

    summary: str
    measures: list[Measure]
    table: Table


@dataclass(frozen=True, slots=True)
class _Count:
    """What is counted of one former municipality."""

    name: str
    roads: int
    changes: int
    proposals: int
    votes: int
    decided: int
    accepted: int
    """Roads that got a name that residents had proposed."""


def gauge_of(round_on_desk: RoundOnDesk, shares: Sequence[DistrictShare]) -> GaugeShown | None:
    """None where the round asks about no road."""
    counts = _counts(round_on_desk.cases, shares)
    total = sum(count.changes for count in counts)
    if not total:
        return None
    most = max(counts, key=lambda count: count.changes)
    summary = _(
        "%(changes)s of the %(total)s roads that are asked about lie in %(district)s.",
        changes=show_number(most.changes), total=show_number(total), district=most.name,
    )  # fmt: skip
    measures = [
        _measure(
            counts, _("Roads that change"), _("The share is of all the roads there."), _changes_of, _changes_in_words
        ),
        _measure(
            counts,
            _("Proposed names"),
            _("For each road that changes."),
            _each(lambda count: count.proposals),
            _proposals,
        ),
        _measure(
            counts,
            _("Votes on these roads"),
            _("For each road that changes, whoever voted."),
            _each(lambda count: count.votes),
            _votes,
        ),
    ]
    if any(count.decided for count in counts):
        explained = _("Of the roads that are decided.")
        measures.append(_measure(counts, _("Residents’ names accepted"), explained, _accepted_of, _accepted))
    return GaugeShown(summary, measures, _table(counts))


def _counts(cases: Sequence[DeskCase], shares: Sequence[DistrictShare]) -> list[_Count]:
    changes, votes, decided, accepted = Counter[int](), Counter[int](), Counter[int](), Counter[int]()
    for case in cases:
        if case.entry.road is None:
            continue
        district = case.entry.road.district_id
        changes[district] += 1
        votes[district] += case.outcome.result.ballots if case.outcome else 0
        decided[district] += case.is_decided
        accepted[district] += case.is_decided and _is_residents(case)
    return [
        _Count(one.name, one.roads, changes[one.id], one.proposals, votes[one.id], decided[one.id], accepted[one.id])
        for one in shares
    ]


def _is_residents(case: DeskCase) -> bool:
    """Whether the name that was decided is one that somebody had proposed."""
    decision = case.case.decision if case.case else None
    return decision is not None and decision.outcome is Outcome.NEW_NAME and decision.proposal_id is not None


def _measure(
    counts: Sequence[_Count],
    title: str,
    explained: str,
    part: Callable[[_Count], float],
    words: Callable[[_Count], str],
) -> Measure:
    longest = max((part(count) for count in counts), default=0.0) or 1.0
    bars = [GaugeBar(count.name, words(count), round(100 * part(count) / longest, 1)) for count in counts]
    return Measure(title, explained, bars)


def _each(number: Callable[[_Count], int]) -> Callable[[_Count], float]:
    return lambda count: number(count) / count.changes if count.changes else 0.0


def _changes_of(count: _Count) -> float:
    return count.changes / count.roads if count.roads else 0.0


def _accepted_of(count: _Count) -> float:
    return count.accepted / count.decided if count.decided else 0.0


def _changes_in_words(count: _Count) -> str:
    share = show_percent(_changes_of(count))
    return _(
        "%(part)s of %(whole)s (%(share)s)",
        part=show_number(count.changes), whole=show_number(count.roads), share=share,
    )  # fmt: skip


def _proposals(count: _Count) -> str:
    return _number_and_each(count.proposals, count)


def _votes(count: _Count) -> str:
    return _number_and_each(count.votes, count)


def _number_and_each(number: int, count: _Count) -> str:
    if not count.changes:
        return show_number(number)
    each = show_number(round(number / count.changes, 1))
    return _("%(number)s (%(each)s for each road)", number=show_number(number), each=each)


def _accepted(count: _Count) -> str:
    if not count.decided:
        return _("None is decided yet")
    return _("%(part)s of %(whole)s", part=show_number(count.accepted), whole=show_number(count.decided))


def _table(counts: Sequence[_Count]) -> Table:
    columns = columns_of(
        _("Former municipality"), _("Roads in all"), _("Roads that change"), _("Proposed names"), _("Votes"),
        _("Decided"), _("Residents’ names accepted"),
    )  # fmt: skip
    rows = [[count.name, *(show_number(number) for number in _numbers(count))] for count in counts]
    return Table(_("How the round falls on the former municipalities"), columns, rows)


def _numbers(count: _Count) -> tuple[int, ...]:
    return count.roads, count.changes, count.proposals, count.votes, count.decided, count.accepted
