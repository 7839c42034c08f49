"""Many questions in a table: the round's overview."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for

from citizen.domain.tally import BudgetResult, RankedResult
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.results.queries import QuestionOutcome, RoundOutcome
from citizen.results.views.budget import funded_in_short
from citizen.results.views.chosen import runner_up_in_words, short_lead
from citizen.results.views.groups import here_in_short
from citizen.results.views.ranked import lead_of
from citizen.results.views.words import list_names, names_of, short_turnout, title_of
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext, show_number


@dataclass(frozen=True, slots=True)
class Row:
    """A question in the overview, in finished words."""

    title: str
    href: str
    district: str
    outcome: str
    runner_up: str
    lead: str
    turnout: str
    here: str
    is_tie: bool


def rows_of(place: Municipality, process: Process, found: RoundOutcome) -> list[Row]:
    """The questions of a round in their stated order."""
    return [_row(place, process, outcome, found) for outcome in found.questions]


def _row(place: Municipality, process: Process, outcome: QuestionOutcome, found: RoundOutcome) -> Row:
    names = names_of(outcome)
    first = leading = list_names(names, outcome.result.leaders) if outcome.result.leaders else ""
    if isinstance(outcome.result, BudgetResult):
        first = funded_in_short(outcome.result)
    elif outcome.result.is_tie:
        first = _("Tie: %(names)s", names=leading)
    return Row(
        title=title_of(outcome),
        href=url_for("results.show_result", municipality=place.slug, process=process.slug, slug=outcome.slug),
        district=outcome.district_name,
        outcome=first or _nobody(outcome),
        runner_up=_runner_up(outcome),
        lead=_lead(outcome),
        turnout=short_turnout(outcome.count, found.electors),
        here=here_in_short(outcome) if outcome.is_road else "",
        is_tie=outcome.result.is_tie,
    )


def _nobody(outcome: QuestionOutcome) -> str:
    if not outcome.result.ballots:
        return _("Nobody voted")
    return _("No name") if outcome.is_road else _("None")


def _runner_up(outcome: QuestionOutcome) -> str:
    """Who came next; in a runoff, who was left with the winner in the last round."""
    names = names_of(outcome)
    match outcome.result:
        case BudgetResult():
            return ""
        case RankedResult(rounds=rounds) if lead_of(outcome.result):
            second = rounds[-1].standings[1]
            return _("%(name)s (%(votes)s)", name=names[second.option], votes=show_number(second.votes))
        case RankedResult():
            return ""
        case count:
            return runner_up_in_words(names, count)


def _lead(outcome: QuestionOutcome) -> str:
    match outcome.result:
        case BudgetResult():
            return ""
        case RankedResult():
            lead = lead_of(outcome.result)
            return ngettext("%(num)s vote ahead", "%(num)s votes ahead", lead) if lead else ""
        case count:
            return short_lead(count)
