"""How the log of a closed voting filled, day by day, as a chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from citizen.domain.turnout_days import SealedDays
from citizen.results.views.words import Table, columns_of
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext, show_day, show_number

HEIGHT = 120
LOWEST = 3
"""So that a column with a few lines can be seen beside one with many."""


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
