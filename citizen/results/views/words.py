"""A count in words that every method shares: turnout, blank votes, how clear it was, and the bars of a chart."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from citizen.domain.tally import ApprovalResult, Method
from citizen.results.queries import QuestionOutcome
from citizen.web.locale import both, ngettext, show_list, show_number, show_percent
from citizen.web.locale import gettext as _

Names = Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Bar:
    """One option in a chart, with the same numbers for the table."""

    label: str
    value: str
    cells: tuple[str, ...]
    share: float
    mark: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; see components/table.html."""

    label: str
    numeric: bool
    sort_url: str = ""
    sorted: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table in finished words; see components/table.html."""

    caption: str
    columns: list[Column]
    rows: list[list[str]]


def columns_of(first: str, *numeric: str) -> list[Column]:
    """The head of a table whose first column names things and whose others hold numbers."""
    return [Column(first, numeric=False), *[Column(label, numeric=True) for label in numeric]]


def title_of(outcome: QuestionOutcome) -> str:
    """What is asked about, in the reader's form."""
    return both(outcome.title_nb, outcome.title_nn)


def names_of(outcome: QuestionOutcome) -> dict[int, str]:
    """What could be chosen, by id, in the reader's form and the stated order."""
    return {option.id: both(option.name_nb, option.name_nn) for option in outcome.options}


def list_names(names: Names, options: Collection[int]) -> str:
    """Some options in a sentence."""
    return show_list([names[option] for option in options])


def blank_label(method: Method) -> str:
    """What a vote for nothing is called on the ballot."""
    return _("None of these") if method in (Method.APPROVAL, Method.SINGLE) else _("Blank votes")


def turnout_in_words(count: ApprovalResult, electors: int | None) -> str:
    """How many voted of those who could."""
    if electors is None:
        return ngettext("%(num)s person voted", "%(num)s people voted", count.ballots)
    return _(
        "%(voted)s of %(electors)s who could vote (%(share)s)",
        voted=show_number(count.ballots),
        electors=show_number(electors),
        share=show_percent(count.ballots / electors if electors else 0, decimals=1),
    )


def short_turnout(count: ApprovalResult, electors: int | None) -> str:
    """The turnout for a column that says what it is."""
    if not electors:
        return show_number(count.ballots)
    share = show_percent(count.ballots / electors, decimals=1)
    return _(
        "%(voted)s of %(electors)s (%(share)s)",
        voted=show_number(count.ballots),
        electors=show_number(electors),
        share=share,
    )


def turnout_facts(count: ApprovalResult, electors: int | None, blank: str) -> list[tuple[str, str]]:
    """Turnout and blank votes as numbers that stand alone, each with what it counts."""
    turnout = _("voted")
    if electors:
        share = show_percent(count.ballots / electors, decimals=1)
        turnout = _("voted, of %(electors)s who could (%(share)s)", electors=show_number(electors), share=share)
    return [(show_number(count.ballots), turnout), (show_number(count.blank), blank)]


def ranked_standings(names: Names, count: ApprovalResult) -> list[tuple[int, int]]:
    """(option, votes), most votes first; equal numbers stand in alphabetical order."""
    rows = sorted(count.standings, key=lambda row: (-row.votes, names[row.option]))
    return [(row.option, row.votes) for row in rows]


def bars_of(names: Names, count: ApprovalResult, leaders: Collection[int], blank: str) -> list[Bar]:
    """The options and the blank votes as bars; shares are of all who voted."""
    bars = [
        bar_of(names[option], votes, count.ballots, "winner" if option in leaders else "")
        for option, votes in ranked_standings(names, count)
    ]
    return [*bars, bar_of(blank, count.blank, count.ballots, "none")]


def bar_of(label: str, votes: int, whole: int, mark: str) -> Bar:
    share = votes / whole if whole else 0.0
    value = ngettext("%(num)s vote", "%(num)s votes", votes)
    percent = show_percent(share)
    return Bar(label, f"{value} ({percent})", (show_number(votes), percent), round(share * 100, 1), mark)


def votes_and_share(count: ApprovalResult, option: int) -> str:
    """For the cell of a table."""
    votes = count.votes_for(option)
    return f"{show_number(votes)} ({show_percent(votes / count.ballots if count.ballots else 0)})"


def leaders_in_short(names: Names, count: ApprovalResult) -> str:
    """Who leads in a group, for a cell or a short sentence."""
    if not count.leaders:
        return _("No name") if count.ballots else _("Nobody voted")
    if count.is_tie:
        return _("Tie: %(names)s", names=list_names(names, count.leaders))
    return names[count.leaders[0]]


def every_share(names: Names, counts: Sequence[ApprovalResult], order: ApprovalResult) -> list[list[str]]:
    """A row for each option with its votes in each of these counts, in the order of one of them."""
    return [
        [names[option], *[votes_and_share(count, option) for count in counts]]
        for option, _votes in ranked_standings(names, order)
    ]
