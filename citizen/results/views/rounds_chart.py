"""The rounds of a ranked count as a chart, the same alternative in the same place in each."""

from __future__ import annotations

from dataclasses import dataclass

from citizen.domain.tally import RankedResult, RankedRound
from citizen.results.queries import QuestionOutcome
from citizen.results.views.words import Names, Table, columns_of, list_names, names_of
from citizen.web.locale import gettext as _
from citizen.web.locale import show_number, show_percent


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
