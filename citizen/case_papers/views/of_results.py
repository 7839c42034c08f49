"""A count as blocks of a paper: in words, as a chart with a table of the same numbers, round by round, by group."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from citizen.documents import Block, Bullets, Heading, Paragraph, Picture, bar_chart
from citizen.documents import Table as TableBlock
from citizen.domain.tally import ApprovalResult, BudgetResult, RankedResult
from citizen.results.queries import QuestionOutcome, RoundOutcome
from citizen.results.views.budget import sharing_of, show_budget
from citizen.results.views.chosen import show_chosen
from citizen.results.views.groups import show_groups
from citizen.results.views.ranked import show_ranked
from citizen.results.views.runoff import Runoff, runoff_of
from citizen.results.views.shown import Shown
from citizen.results.views.words import Table, title_of
from citizen.web.locale import gettext as _

NAME_WIDTH, NUMBER_WIDTH = 3, 2


def show_outcome(outcome: QuestionOutcome, found: RoundOutcome) -> Shown:
    """The result in finished words, as the page of the result has it."""
    match outcome.result:
        case ApprovalResult():
            return show_chosen(outcome, found.electors, found.max_choices)
        case RankedResult():
            return show_ranked(outcome, outcome.result, found.electors)
        case BudgetResult():  # pragma: no branch — mypy knows that there is no other
            return show_budget(outcome, outcome.result, found.electors)


Level = Literal[2, 3]


def result_blocks(
    outcome: QuestionOutcome, found: RoundOutcome, *, level: Level = 2, with_chart: bool = True
) -> Iterator[Block]:
    """The count of one question, without a heading of its own; `level` is that of the headings inside it."""
    shown = show_outcome(outcome, found)
    yield Paragraph(shown.outcome, "strong")
    if shown.remarks:
        yield Bullets(shown.remarks)
    yield Bullets([f"{value} {what}" for value, what in shown.facts])
    if shown.summary:
        yield Paragraph(shown.summary)
    if with_chart and shown.bars:
        yield chart_of(shown, title_of(outcome))
    rows = [[bar.label, *bar.cells] for bar in shown.bars]
    yield TableBlock(shown.chart_title, shown.head, rows, numeric=(1, 2), widths=(3, 1, 2))
    yield from _rounds(outcome, level)
    yield from _groups(outcome, found)


def chart_of(shown: Shown, about: str) -> Picture:
    """The bars, with all that they show in words."""
    bars = [(bar.label, bar.value, bar.share / 100, bar.mark == "winner") for bar in shown.bars]
    said = "; ".join(f"{bar.label}: {bar.value}" for bar in shown.bars)
    alt = _("Bar chart. %(title)s, %(about)s. %(numbers)s.", title=shown.chart_title, about=about, numbers=said)
    return Picture(bar_chart(bars), alt, _("Drawn from the numbers in the table below."))


def counted_in_words(outcome: QuestionOutcome, found: RoundOutcome) -> list[str]:
    """How one could vote and how it was counted, the rule of ties last."""
    return show_outcome(outcome, found).counted


def _rounds(outcome: QuestionOutcome, level: Level) -> Iterator[Block]:
    if isinstance(outcome.result, RankedResult):
        yield from _runoff(runoff_of(outcome, outcome.result), level)
    elif isinstance(outcome.result, BudgetResult) and (sharing := sharing_of(outcome, outcome.result)):
        yield as_block(sharing.projects)
        if said := [*sharing.difference, *sharing.notes]:
            yield Bullets(said)
        yield from (as_block(table) for table in (sharing.steps, sharing.completion) if table)


def _runoff(shown: Runoff, level: Level) -> Iterator[Block]:
    yield Heading(_("The count, round by round"), level)
    for each in shown.rounds:
        yield as_block(each.table)
        if each.notes:
            yield Bullets(each.notes)
    if shown.condorcet:
        yield Paragraph(shown.condorcet)
    if shown.pairs:
        yield as_block(shown.pairs)
        yield Paragraph(shown.pairs_hint, "note")


def _groups(outcome: QuestionOutcome, found: RoundOutcome) -> Iterator[Block]:
    """Those who live on the road beside everyone, and the former municipalities side by side; no small group."""
    groups = show_groups(outcome, found)
    if groups.agreement:
        yield Paragraph(groups.agreement)
    if groups.sides:
        labels = [bar.label for bar in groups.sides[0].bars]
        columns = [{bar.label: bar.value for bar in side.bars} for side in groups.sides]
        rows = [[label, *[column.get(label, "–") for column in columns]] for label in labels]
        head = [_("Name"), *[side.title for side in groups.sides]]
        numeric = tuple(range(1, len(head)))
        widths = (NAME_WIDTH, *[NUMBER_WIDTH for _side in groups.sides])
        yield TableBlock(_("Those who live on the road, and everyone"), head, rows, numeric, widths)
    if groups.comparison:
        yield as_block(groups.comparison)
    if groups.places:
        yield Bullets([f"{name}: {said}" for name, said in groups.places])
    if groups.what:
        yield Paragraph(groups.what, "note")
    if groups.has_hidden:
        hidden = _("Small groups are not shown, so that nobody's vote can be read from the numbers.")
        yield Paragraph(hidden, "note")


def as_block(table: Table) -> TableBlock:
    """A table of the pages as a table of a paper."""
    numeric = tuple(place for place, column in enumerate(table.columns) if column.numeric)
    widths = (NAME_WIDTH, *[NUMBER_WIDTH for _column in table.columns[1:]])
    return TableBlock(table.caption, [column.label for column in table.columns], table.rows, numeric, widths)
