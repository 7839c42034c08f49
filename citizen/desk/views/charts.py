"""Charts in finished words and numbers: the rounds of a ranked count, and the days of a voting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from citizen.domain.tally import RankedResult, RankedRound
from citizen.domain.turnout_days import SealedDays
from citizen.results.queries import QuestionOutcome
from citizen.results.views.words import Names, Table, columns_of, list_names, names_of
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext, show_day, show_number, show_percent

HEIGHT = 120
LOWEST = 3
"""So that a column with a few lines can be seen beside one with many."""


@dataclass(frozen=True, slots=True)
class RoundBar:
    """One alternative in one round."""

    label: str
    value: str
    share: float
    mark: str
    fate: str


@dataclass(frozen=True, slots=True)
class RoundShown:
    """One round of the count, its alternatives in the same places as in the others."""

    title: str
    bars: list[RoundBar]
    note: str


@dataclass(frozen=True, slots=True)
class RoundsShown:
    """All rounds beside each other, with the same numbers as a table."""

    rounds: list[RoundShown]
    table: Table


@dataclass(frozen=True, slots=True)
class DayColumn:
    """Days that are told together: where their column stands, in per cent of the width and parts of the height."""

    left: float
    width: float
    top: int
    height: int
    mark: str


@dataclass(frozen=True, slots=True)
class DaysShown:
    """How the log of the voting filled."""

    columns: list[DayColumn]
    first: str
    last: str
    most: str
    summary: str
    table: Table


def rounds_chart_of(outcome: QuestionOutcome) -> RoundsShown | None:
    """The rounds of a ranked count; None for other methods, and where there is only one."""
    result = outcome.result
    if not isinstance(result, RankedResult) or len(result.rounds) < 2:
        return None
    names = names_of(outcome)
    rows = [[names[option.id], *(_votes(each, option.id) for each in result.rounds)] for option in outcome.options]
    rows.append([_("No further choices"), *(show_number(each.exhausted) for each in result.rounds)])
    titles = [_round_title(number) for number in range(len(result.rounds))]
    return RoundsShown(
        [_round(number, each, result, names) for number, each in enumerate(result.rounds)],
        Table(_("Votes in each round"), columns_of(_("Alternative"), *titles), rows),
    )


def days_chart_of(days: Sequence[SealedDays]) -> DaysShown | None:
    """The days as columns along the time when people could vote; None where it is not told by days."""
    if not days:
        return None
    first, last = days[0].first, days[-1].last
    whole = (last - first).days + 1
    heights = {part: part.lines / ((part.last - part.first).days + 1) for part in days}
    highest = max(heights.values())
    rows = [[_span(part), show_number(part.lines)] for part in days]
    at_the_end = days[-1].lines
    return DaysShown(
        columns=[
            _column(part, first, whole, heights[part] / highest, mark="" if part is not days[-1] else "end")
            for part in days
        ],
        first=show_day(first),
        last=show_day(last),
        most=_most(max(days, key=lambda part: heights[part])),
        summary=ngettext(
            "%(num)s line was sealed on the last day, when the voting closed.",
            "%(num)s lines were sealed on the last day, when the voting closed.",
            at_the_end,
        ),
        table=Table(_("Lines of the log by day"), columns_of(_("Day"), _("Lines")), rows),
    )


def _round_title(number: int) -> str:
    return _("Round %(number)s", number=number + 1)


def _votes(each: RankedRound, option: int) -> str:
    return show_number(each.votes_for(option)) if _stands_in(each, option) else "–"


def _stands_in(each: RankedRound, option: int) -> bool:
    return any(standing.option == option for standing in each.standings)


def _round(number: int, each: RankedRound, result: RankedResult, names: Names) -> RoundShown:
    is_last = each is result.rounds[-1]
    bars = [_bar(option, each, result, names, is_last=is_last) for option in names]
    note = _("%(names)s leaves.", names=list_names(names, each.leaving)) if each.leaving else ""
    return RoundShown(_round_title(number), bars, note)


def _bar(option: int, each: RankedRound, result: RankedResult, names: Names, *, is_last: bool) -> RoundBar:
    if not _stands_in(each, option):
        return RoundBar(names[option], "–", 0, "", "")
    votes = each.votes_for(option)
    share = votes / each.continuing if each.continuing else 0.0
    mark, fate = "", ""
    if option in each.leaving:
        mark, fate = "leaving", _("Leaves")
    elif is_last and option in result.leaders:
        mark, fate = "winner", _("Can win") if result.is_tie else _("Wins")
    return RoundBar(names[option], f"{show_number(votes)} ({show_percent(share)})", round(share * 100, 1), mark, fate)


def _column(part: SealedDays, first: date, whole: int, share: float, *, mark: str) -> DayColumn:
    height = max(LOWEST, round(share * HEIGHT))
    gap = 15 / whole
    left = (part.first - first).days * 100 / whole
    width = ((part.last - part.first).days + 1) * 100 / whole
    return DayColumn(round(left, 2), round(width - gap, 2), HEIGHT - height, height, mark)


def _most(part: SealedDays) -> str:
    lines = ngettext("%(num)s line", "%(num)s lines", part.lines)
    return _("The highest column: %(lines)s, %(days)s", lines=lines, days=_span(part))


def _span(part: SealedDays) -> str:
    if part.is_one_day:
        return show_day(part.first)
    return _("%(first)s to %(last)s", first=show_day(part.first), last=show_day(part.last))
