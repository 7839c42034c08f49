"""A count in words: who leads, how clear it was, how many took part, and the bars of a chart."""

from __future__ import annotations

from dataclasses import dataclass

from citizen.domain.tally.approval import ApprovalResult
from citizen.results.queries import RoadResult
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext, show_list, show_number, show_percent


@dataclass(frozen=True, slots=True)
class Bar:
    """One name in a chart, with the same numbers for the table."""

    label: str
    value: str
    cells: tuple[str, ...]
    share: float
    mark: str


def outcome_in_words(road: RoadResult) -> str:
    """Who got most votes, in a sentence; a tie is called a tie."""
    count, names = road.count, road.leading_names
    if not count.ballots:
        return _("Nobody voted on this road.")
    if not names:
        return _("Nobody voted for any of the names.")
    votes = count.standings[0].votes
    if count.is_tie:
        return _(
            "Tie: %(names)s got %(votes)s votes each. The council decides between them.",
            names=show_list(names),
            votes=show_number(votes),
        )
    return _(
        "%(name)s got most votes: %(votes)s of %(ballots)s (%(share)s).",
        name=names[0],
        votes=show_number(votes),
        ballots=show_number(count.ballots),
        share=show_percent(count.standings[0].share),
    )


def lead_in_words(count: ApprovalResult) -> str:
    """How clear it was."""
    if len(count.leaders) != 1 or len(count.standings) == 1:
        return ""
    return ngettext("%(num)s vote ahead of the next name", "%(num)s votes ahead of the next name", count.lead)


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


def bars_of(road: RoadResult, count: ApprovalResult) -> list[Bar]:
    """The names and the blank votes as bars. Equal numbers stand in alphabetical order."""
    ranked = sorted(count.standings, key=lambda row: (-row.votes, road.names[row.option]))
    bars = [
        _bar(road.names[row.option], row.votes, row.share, "winner" if row.option in count.leaders else "")
        for row in ranked
    ]
    return [*bars, _bar(_("None of these"), count.blank, count.blank / count.ballots if count.ballots else 0, "none")]


def runner_up_in_words(road: RoadResult) -> str:
    """The next name with its votes; empty in a tie, and where only one name stood."""
    if len(road.count.leaders) != 1 or len(road.count.standings) == 1:
        return ""
    second = sorted(road.count.standings, key=lambda row: (-row.votes, road.names[row.option]))[1]
    return _("%(name)s (%(votes)s)", name=road.names[second.option], votes=show_number(second.votes))


def short_lead(count: ApprovalResult) -> str:
    """The lead for a column that says what it is."""
    return ngettext("%(num)s vote ahead", "%(num)s votes ahead", count.lead) if lead_in_words(count) else ""


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


def facts_of(count: ApprovalResult, electors: int | None) -> list[tuple[str, str]]:
    """The numbers that stand alone on the page, each with what it counts."""
    turnout = _("voted")
    if electors:
        share = show_percent(count.ballots / electors, decimals=1)
        turnout = _("voted, of %(electors)s who could (%(share)s)", electors=show_number(electors), share=share)
    facts = [(show_number(count.ballots), turnout), (show_number(count.blank), _("chose none of the names"))]
    if lead_in_words(count):
        facts.insert(0, (show_number(count.lead), _("votes ahead of the next name")))
    return facts


def _bar(label: str, votes: int, share: float, mark: str) -> Bar:
    value = ngettext("%(num)s vote", "%(num)s votes", votes)
    percent = show_percent(share)
    return Bar(label, f"{value} ({percent})", (show_number(votes), percent), round(share * 100, 1), mark)
