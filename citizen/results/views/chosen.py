"""The result in words where the option with most votes leads: any number of names, one of several, yes or no."""

from __future__ import annotations

from citizen.domain.tally import ApprovalResult, Method
from citizen.results.queries import QuestionOutcome
from citizen.results.views.counted import count_of_choices
from citizen.results.views.shown import Shown
from citizen.results.views.words import (
    Names,
    bars_of,
    blank_label,
    list_names,
    names_of,
    ranked_standings,
    turnout_facts,
)
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext, show_number, show_percent


def show_chosen(outcome: QuestionOutcome, electors: int | None, max_choices: int | None) -> Shown:
    """The words, numbers and bars of the page."""
    count, names = outcome.count, names_of(outcome)
    facts = turnout_facts(count, electors, _("chose none of the names") if outcome.is_road else _("voted blank"))
    if is_clear(count):
        facts.insert(0, (show_number(count.lead), _ahead(outcome)))
    return Shown(
        outcome=outcome_in_words(outcome, names),
        remarks=_remarks(outcome, names),
        winners=[names[option] for option in count.leaders],
        facts=facts,
        chart_title=_("Votes for each name") if outcome.is_road else _("Votes for each alternative"),
        head=[_("Name") if outcome.is_road else _("Alternative"), _("Votes"), _("Share of those who voted")],
        bars=bars_of(names, count, count.leaders, blank_label(outcome.method)),
        counted=count_of_choices(outcome, max_choices),
    )


def outcome_in_words(outcome: QuestionOutcome, names: Names) -> str:
    """Who got most votes, in a sentence; a tie is called a tie."""
    count = outcome.count
    if not count.ballots:
        return _("Nobody voted on this road.") if outcome.is_road else _("Nobody voted.")
    if not count.leaders:
        return (
            _("Nobody voted for any of the names.")
            if outcome.is_road
            else _("Nobody voted for any of the alternatives.")
        )
    votes = count.standings[0].votes
    if count.is_tie:
        if votes == 1:
            tied = list_names(names, count.leaders)
            return _("Tie: %(names)s got one vote each. The council decides between them.", names=tied)
        return _(
            "Tie: %(names)s got %(votes)s votes each. The council decides between them.",
            names=list_names(names, count.leaders),
            votes=show_number(votes),
        )
    return _(
        "%(name)s got most votes: %(votes)s of %(ballots)s (%(share)s).",
        name=names[count.leaders[0]],
        votes=show_number(votes),
        ballots=show_number(count.ballots),
        share=show_percent(count.standings[0].share),
    )


def is_clear(count: ApprovalResult) -> bool:
    """Whether one option leads another, so that it can be said by how much."""
    return len(count.leaders) == 1 and len(count.standings) > 1


def runner_up_in_words(names: Names, count: ApprovalResult) -> str:
    """The next option with its votes; empty in a tie, and where only one stood."""
    if not is_clear(count):
        return ""
    option, votes = ranked_standings(names, count)[1]
    return _("%(name)s (%(votes)s)", name=names[option], votes=show_number(votes))


def short_lead(count: ApprovalResult) -> str:
    """The lead for a column that says what it is."""
    return ngettext("%(num)s vote ahead", "%(num)s votes ahead", count.lead) if is_clear(count) else ""


def _ahead(outcome: QuestionOutcome) -> str:
    lead = outcome.count.lead
    if outcome.is_road:
        return ngettext("vote ahead of the next name", "votes ahead of the next name", lead)
    return ngettext("vote ahead of the next alternative", "votes ahead of the next alternative", lead)


def _remarks(outcome: QuestionOutcome, names: Names) -> list[str]:
    count = outcome.count
    remarks = []
    if outcome.method is Method.YES_NO and is_clear(count):
        answered = count.ballots - count.blank
        votes = count.standings[0].votes
        remarks.append(
            ngettext(
                "The only one who did not vote blank answered %(name)s.",
                "Of the %(num)s who did not vote blank, %(share)s answered %(name)s.",
                answered,
                share=show_percent(votes / answered),
                name=names[count.leaders[0]],
            )
        )
    if count.leaders and count.blank > count.standings[0].votes:
        remarks.append(_("More people voted for none of them: %(blank)s.", blank=show_number(count.blank)))
    return remarks
