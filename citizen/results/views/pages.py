"""Pages that show what residents chose: the round, and one question of it."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from citizen.ballots.queries import list_sealed_days
from citizen.ballots.views.option_pictures import ShownPicture, shown_picture
from citizen.domain.tally import ApprovalResult, BudgetResult, RankedResult
from citizen.municipalities.models import Municipality
from citizen.paper.queries import paper_voters
from citizen.processes.access import open_vote
from citizen.processes.models import Process
from citizen.results import queries
from citizen.results.queries import QuestionOutcome, RoundOutcome, WayOfVoting
from citizen.results.views.blueprint import results
from citizen.results.views.budget import sharing_of, show_budget
from citizen.results.views.chosen import show_chosen
from citizen.results.views.days_chart import days_chart_of
from citizen.results.views.groups import show_groups
from citizen.results.views.history import box_url_of, history_of, stage_in_words
from citizen.results.views.overview import rows_of
from citizen.results.views.ranked import show_ranked
from citizen.results.views.rounds_chart import rounds_chart_of
from citizen.results.views.runoff import runoff_of
from citizen.results.views.shown import Shown
from citizen.results.views.words import names_of, title_of
from citizen.web.access import public
from citizen.web.found import or_404
from citizen.web.locale import both, ngettext, show_moment
from citizen.web.locale import gettext as _

PLACE = "/<any(nb,nn):lang>/<municipality>/<process>/resultat"
A_VOTE = "vote"


@results.get(PLACE)
@public
def show_results(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = open_vote(municipality, process)
    found, way = queries.find_results(round_of), queries.find_way_of_voting(round_of)
    if found is None:
        return _not_yet(place, round_of, way)
    if _is_one_question(round_of, found):
        slug = found.questions[0].slug
        return redirect(url_for("results.show_result", municipality=municipality, process=process, slug=slug), 303)
    rows = rows_of(place, round_of, found)
    return render_template(
        "results/index.html",
        crumbs=_crumbs(place, round_of),
        title=both(round_of.title_nb, round_of.title_nn),
        rows=rows,
        about_roads=bool(found.roads),
        absorbed=[
            _("%(road)s becomes part of %(neighbour)s", road=road, neighbour=neighbour)
            for road, neighbour in queries.list_absorbed(round_of.id)
        ],
        ties=sum(1 for row in rows if row.is_tie),
        summary=_summary(found),
        closed=_("The voting closed %(moment)s.", moment=show_moment(found.closes_at)),
        days=days_chart_of(list_sealed_days(round_of.id)),
        on_paper=_on_paper(way),
        history=history_of(place, round_of, way),
        box_url=box_url_of(place, round_of),
        influence=both(round_of.influence_nb, round_of.influence_nn),
        following=both(round_of.next_nb, round_of.next_nn),
    )


@results.get(f"{PLACE}/<slug>")
@public
def show_result(municipality: str, process: str, slug: str) -> ResponseReturnValue:
    place, round_of = open_vote(municipality, process)
    found, way = queries.find_results(round_of), queries.find_way_of_voting(round_of)
    if found is None:
        return _not_yet(place, round_of, way)
    number = or_404(next((i for i, question in enumerate(found.questions) if question.slug == slug), None))
    outcome = found.questions[number]
    return render_template(
        "results/question.html",
        crumbs=_crumbs_to_question(place, round_of, found),
        heading=_heading(outcome),
        where=_where(place, round_of, outcome),
        shown=show_outcome(outcome, found),
        signs=outcome.is_road,
        pictures=_pictures(outcome),
        runoff=runoff_of(outcome, outcome.result) if isinstance(outcome.result, RankedResult) else None,
        rounds_chart=rounds_chart_of(outcome),
        days=days_chart_of(list_sealed_days(round_of.id)) if _is_one_question(round_of, found) else None,
        sharing=sharing_of(outcome, outcome.result) if isinstance(outcome.result, BudgetResult) else None,
        groups=show_groups(outcome, found),
        on_paper=_on_paper(way),
        history=history_of(place, round_of, way),
        box_url=box_url_of(place, round_of),
        following=_following(place, round_of, found, number),
        following_label=_("The next road") if outcome.is_road else _("The next question"),
        influence=both(round_of.influence_nb, round_of.influence_nn),
        next_step=both(round_of.next_nb, round_of.next_nn),
    )


def show_outcome(outcome: QuestionOutcome, found: RoundOutcome) -> Shown:
    """The result of a question in words, numbers and bars, whatever the method."""
    match outcome.result:
        case ApprovalResult():
            return show_chosen(outcome, found.electors, found.max_choices)
        case RankedResult():
            return show_ranked(outcome, outcome.result, found.electors)
        case BudgetResult():
            return show_budget(outcome, outcome.result, found.electors)


def _pictures(outcome: QuestionOutcome) -> list[tuple[str, ShownPicture]]:
    """What the options look like, those that lead first; empty where none has a picture."""
    names, leaders = names_of(outcome), outcome.result.leaders
    ordered = sorted(outcome.options, key=lambda option: option.id not in leaders)
    found = [(names[option.id], shown_picture(option)) for option in ordered]
    return [(name, picture) for name, picture in found if picture is not None]


def _is_one_question(process: Process, found: RoundOutcome) -> bool:
    """Where a page of its own that lists the questions would only be in the way."""
    return process.kind == A_VOTE and len(found.questions) == 1


def _heading(outcome: QuestionOutcome) -> str:
    if outcome.is_road:
        return _("The result for %(road)s", road=outcome.old_name)
    return _("The result: %(question)s", question=title_of(outcome))


def _where(place: Municipality, process: Process, outcome: QuestionOutcome) -> tuple[str, str]:
    """The former municipality of the road and the way to its page; empty where the question is not about a road."""
    if not outcome.is_road:
        return "", ""
    road = url_for("proposals.show_road", municipality=place.slug, process=process.slug, slug=outcome.slug)
    return outcome.district_name, road


def _following(place: Municipality, process: Process, found: RoundOutcome, number: int) -> str:
    if number + 1 >= len(found.questions):
        return ""
    slug = found.questions[number + 1].slug
    return url_for("results.show_result", municipality=place.slug, process=process.slug, slug=slug)


def _on_paper(way: WayOfVoting) -> str:
    """How many of the voters voted on paper; empty where they were so few that it is not told."""
    voters = paper_voters(way.round.id) if way.round else None
    if not voters:
        return ""
    number = ngettext(
        "In the whole vote, %(num)s person voted on paper.", "In the whole vote, %(num)s people voted on paper.", voters
    )
    return " ".join((number, _("Their ballots are in the box too, but they have no receipt to find them by.")))


def _summary(found: RoundOutcome) -> str:
    """How many votes on how many roads or questions; a person has one on each."""
    votes = ngettext("%(num)s vote was cast", "%(num)s votes were cast", found.votes)
    number = len(found.questions)
    asked = (
        ngettext("on %(num)s road", "on %(num)s roads", number)
        if found.roads
        else ngettext("on %(num)s question", "on %(num)s questions", number)
    )
    return f"{votes} {asked}."


def _crumbs(place: Municipality, process: Process) -> list[tuple[str, str]]:
    at: dict[str, Any] = {"municipality": place.slug, "process": process.slug}
    return [
        (place.name, url_for("pages.show_municipality", municipality=place.slug)),
        (both(process.title_nb, process.title_nn), url_for("pages.show_process", **at)),
    ]


def _crumbs_to_question(place: Municipality, process: Process, found: RoundOutcome) -> list[tuple[str, str]]:
    if _is_one_question(process, found):
        return _crumbs(place, process)
    index = url_for("results.show_results", municipality=place.slug, process=process.slug)
    return [*_crumbs(place, process), (_("The result"), index)]


def _not_yet(place: Municipality, process: Process, way: WayOfVoting) -> str:
    heading, sentence = stage_in_words(way, process)
    return render_template(
        "results/not_yet.html",
        crumbs=_crumbs(place, process),
        heading=heading,
        sentence=sentence,
        history=history_of(place, process, way),
        process_url=url_for("pages.show_process", municipality=place.slug, process=process.slug),
        process_label=_("See the roads") if process.kind != A_VOTE else _("See what the vote is about"),
    )
