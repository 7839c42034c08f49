"""The rounds of a runoff as tables with what they led to, and the alternatives compared two and two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citizen.domain.tally import Comparison, RankedResult, RankedRound
from citizen.results.queries import QuestionOutcome
from citizen.results.views.words import Column, Names, Table, columns_of, list_names, names_of
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext, show_list, show_number, show_percent


@dataclass(frozen=True, slots=True)
class RoundShown:
    """One round of the count: its numbers, and what they led to."""

    title: str
    table: Table
    notes: list[str]


@dataclass(frozen=True, slots=True)
class Runoff:
    """All rounds, and the comparison two and two with what it says about the winner."""

    rounds: list[RoundShown]
    condorcet: str
    pairs: Table | None
    pairs_hint: str


def runoff_of(outcome: QuestionOutcome, result: RankedResult) -> Runoff:
    """Every round as a table, and the comparison of the alternatives two and two."""
    names = names_of(outcome)
    following: Sequence[RankedRound | None] = [*result.rounds[1:], None]
    rounds = [
        _round(number, each, after, result, names)
        for number, (each, after) in enumerate(zip(result.rounds, following, strict=True))
    ]
    return Runoff(rounds, _condorcet(result, names), _pairs(result, names), _pairs_hint())


def _round(number: int, each: RankedRound, after: RankedRound | None, result: RankedResult, names: Names) -> RoundShown:
    before = result.rounds[number - 1] if number else None
    title = _("Round %(number)s", number=number + 1)
    rows = [
        [
            names[standing.option],
            show_number(standing.votes),
            show_percent(standing.share),
            _change(standing.votes - before.votes_for(standing.option)) if before else "–",
            _fate(standing.option, each, result),
        ]
        for standing in each.standings
    ]
    if each.exhausted and before:
        gone = _change(each.exhausted - before.exhausted)
        rows.append([_("No further choices"), show_number(each.exhausted), "–", gone, _("Counts no more")])
    columns = columns_of(_("Alternative"), _("Votes"), _("Share"), _("Change"))
    table = Table(title, [*columns, Column(_("What happens"), numeric=False)], rows)
    return RoundShown(title, table, _notes(each, after, names))


def _change(votes: int) -> str:
    return f"+{show_number(votes)}" if votes > 0 else "0"


def _fate(option: int, each: RankedRound, result: RankedResult) -> str:
    if option in each.leaving:
        return _("Leaves")
    if each is not result.rounds[-1]:
        return _("Goes on")
    if not result.is_tie:
        return _("Wins") if option in result.leaders else "–"
    return _("Can win") if option in result.leaders else "–"


def _notes(each: RankedRound, after: RankedRound | None, names: Names) -> list[str]:
    if not each.continuing:
        return []
    notes = [
        _(
            "%(majority)s votes are needed to win: more than half of the %(counting)s that count.",
            majority=show_number(each.majority),
            counting=show_number(each.continuing),
        )
    ]
    if each.tied:
        notes += _tie(each, names)
    elif len(each.leaving) == 1:
        notes.append(_("%(name)s has the fewest votes and leaves.", name=names[each.leaving[0]]))
    elif each.leaving:
        notes.append(
            _(
                "%(names)s leave together: put together they have fewer votes than the next one alone, "
                "so none of them could have caught up.",
                names=list_names(names, each.leaving),
            )
        )
    if after:
        notes.append(_moves(each, after, names))
    return notes


def _tie(each: RankedRound, names: Names) -> list[str]:
    last = list_names(names, [tied.option for tied in each.tied])
    if each.leaving:
        return [
            _(
                "%(names)s share the last place. Every order in which they can leave has been counted, and all give "
                "the same result, so the tie changes nothing. Here %(name)s leaves first.",
                names=last,
                name=names[each.leaving[0]],
            )
        ]
    decides = _(
        "%(names)s share the last place, and it decides the result which of them leaves. "
        "The count ends here, and the council decides.",
        names=last,
    )
    paths = [
        ngettext(
            "If %(name)s leaves, %(winners)s wins.",
            "If %(name)s leaves, these can win: %(winners)s.",
            len(tied.winners),
            name=names[tied.option],
            winners=list_names(names, tied.winners),
        )
        for tied in each.tied
    ]
    return [decides, *paths]


def _moves(each: RankedRound, after: RankedRound, names: Names) -> str:
    """Where the ballots of those who leave go on to."""
    moves = [
        _("%(number)s to %(name)s", number=show_number(gained), name=names[standing.option])
        for standing in after.standings
        if (gained := standing.votes - each.votes_for(standing.option))
    ]
    gone = after.exhausted - each.exhausted
    if gone and not moves:
        return _("None of these votes has a further choice.")
    if gone:
        moves.append(ngettext("%(num)s has no further choice", "%(num)s have no further choice", gone))
    if not moves:
        return _("There are no votes to pass on.")
    return _("The votes go on: %(moves)s.", moves=show_list(moves))


def _condorcet(result: RankedResult, names: Names) -> str:
    """What the comparison two and two says about the winner of the runoff."""
    if not result.leaders:
        return ""
    preferred = result.condorcet_winner
    if preferred is None:
        return _("Compared two and two, no alternative is preferred to each of the others.")
    if result.leaders == (preferred,):
        return _("Compared two and two, %(name)s is preferred to each of the others as well.", name=names[preferred])
    if result.is_tie:
        return _("Compared two and two, more people prefer %(name)s to each of the others.", name=names[preferred])
    return _(
        "Compared two and two, more people prefer %(name)s to each of the others, %(winner)s too. "
        "%(winner)s still wins: the runoff was the rule when the voting opened, "
        "and %(name)s had too few votes to stay in it.",
        name=names[preferred],
        winner=names[result.leaders[0]],
    )


def _pairs(result: RankedResult, names: Names) -> Table | None:
    compared = result.comparison
    if not result.leaders or len(compared.options) < 2:
        return None
    rows = [
        [names[option], *[_pair(compared, option, other) for other in compared.options]] for option in compared.options
    ]
    columns = columns_of(_("Alternative"), *[names[option] for option in compared.options])
    return Table(_("The alternatives two and two"), columns, rows)


def _pair(compared: Comparison, option: int, other: int) -> str:
    if option == other:
        return "–"
    return f"{show_number(compared.voters_for(option, other))}–{show_number(compared.voters_for(other, option))}"


def _pairs_hint() -> str:
    return _(
        "Each cell says how many prefer the one at the start of the row, and how many prefer the one above the column. "
        "An alternative that somebody did not rank counts below those that they ranked."
    )
