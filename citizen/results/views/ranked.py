"""A ranked vote in words: who won the runoff, how clear it was, and the bars of the last round."""

from __future__ import annotations

from collections.abc import Collection

from citizen.domain.tally import RankedResult, RankedRound
from citizen.results.queries import QuestionOutcome
from citizen.results.views.counted import count_of_ranked
from citizen.results.views.shown import Shown
from citizen.results.views.words import Bar, Names, bar_of, list_names, names_of, turnout_facts
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext, show_number, show_percent


def show_ranked(outcome: QuestionOutcome, result: RankedResult, electors: int | None) -> Shown:
    """The words, numbers and bars of the page; the bars are the last round."""
    names = names_of(outcome)
    last = result.rounds[-1]
    facts = turnout_facts(result.support, electors, _("voted blank"))
    if lead := lead_of(result):
        facts.insert(
            0, (show_number(lead), ngettext("vote ahead in the last round", "votes ahead in the last round", lead))
        )
    return Shown(
        outcome=outcome_in_words(result, names),
        remarks=[],
        winners=[names[option] for option in result.leaders],
        facts=facts,
        chart_title=_("The last round of the count") if len(result.rounds) > 1 else _("First choices"),
        head=[_("Alternative"), _("Votes"), _("Share of the votes that still count")],
        bars=_bars(names, last, result.leaders),
        counted=count_of_ranked(),
        summary=_not_counted(result),
    )


def outcome_in_words(result: RankedResult, names: Names) -> str:
    """Who won, in a sentence; a tie is called a tie."""
    if not result.ballots:
        return _("Nobody voted.")
    if not result.leaders:
        return _("Nobody ranked any of the alternatives.")
    if result.is_tie and len(result.leaders) == 2:
        return _(
            "Tie: %(names)s can both win, and the count can’t tell them apart. The council decides between them.",
            names=list_names(names, result.leaders),
        )
    if result.is_tie:
        return _(
            "Tie: %(names)s can each win, and the count can’t tell them apart. The council decides between them.",
            names=list_names(names, result.leaders),
        )
    last, winner = result.rounds[-1], result.leaders[0]
    words = {
        "name": names[winner],
        "votes": show_number(last.votes_for(winner)),
        "counting": show_number(last.continuing),
        "share": show_percent(last.votes_for(winner) / last.continuing),
    }
    if len(result.rounds) == 1:
        return _("%(name)s is the first choice of more than half: %(votes)s of %(counting)s (%(share)s).", **words)
    return ngettext(
        "%(name)s won after %(num)s round, with %(votes)s of the %(counting)s votes that still counted (%(share)s).",
        "%(name)s won after %(num)s rounds, with %(votes)s of the %(counting)s votes that still counted (%(share)s).",
        len(result.rounds),
        **words,
    )


def lead_of(result: RankedResult) -> int:
    """Votes between the winner and the next in the last round; 0 in a tie and where nobody else is left."""
    standings = result.rounds[-1].standings
    if len(result.leaders) != 1 or len(standings) < 2:
        return 0
    return standings[0].votes - standings[1].votes


def _bars(names: Names, last: RankedRound, leaders: Collection[int]) -> list[Bar]:
    return [
        bar_of(names[standing.option], standing.votes, last.continuing, "winner" if standing.option in leaders else "")
        for standing in last.standings
    ]


def _not_counted(result: RankedResult) -> str:
    exhausted = result.rounds[-1].exhausted
    blank = ngettext("%(num)s vote was blank.", "%(num)s votes were blank.", result.blank)
    if not exhausted:
        return blank
    gone = ngettext(
        "%(num)s vote had no further choice and counts no more.",
        "%(num)s votes had no further choice and count no more.",
        exhausted,
    )
    return f"{gone} {blank}"
