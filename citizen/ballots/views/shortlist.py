"""The page where staff choose which names stand on the ballots."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import permission_needed
from citizen.ballots import actions, queries
from citizen.ballots.forms import CountingForm
from citizen.ballots.models import VoteRound
from citizen.ballots.queries import Candidate
from citizen.ballots.views.blueprint import ballots
from citizen.ballots.views.vote_words import method_hints
from citizen.domain.naming import NameContext, RoadForm, Severity, check_name
from citizen.domain.naming.keys import name_key
from citizen.domain.permissions import Permission
from citizen.domain.phases import Phase
from citizen.domain.roads import RoundRefusal
from citizen.municipalities.models import Municipality
from citizen.processes.access import open_vote
from citizen.processes.models import Process
from citizen.roads.queries import name_index
from citizen.web.clock import now
from citizen.web.locale import both, language, ngettext, show_moment
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

PLACE = "/<any(nb,nn):lang>/stab/<municipality>/<process>/utvalg"
TICK, ALL = "kryss", "alle"


@dataclass(frozen=True, slots=True)
class Name:
    """A proposed name as the page shows it, with what the rules say now."""

    value: str
    name: str
    reason: str
    supports: str
    remarks: tuple[tuple[str, str], ...]
    chosen: bool


@dataclass(frozen=True, slots=True)
class Road:
    """A road with the names proposed for it."""

    question_id: int
    old_name: str
    district: str
    names: tuple[Name, ...]

    @property
    def chosen(self) -> int:
        return sum(1 for name in self.names if name.chosen)


@ballots.get(PLACE)
@permission_needed(Permission.SET_UP_ROUNDS)
def show_shortlist(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = open_vote(municipality, process)
    chosen = _list_usable(place, queries.list_candidates(round_of.id)) if request.args.get(TICK) == ALL else None
    return _page(place, round_of, _stored_counting(round_of), chosen=chosen, refusal="")


@ballots.post(PLACE)
@permission_needed(Permission.SET_UP_ROUNDS)
def save_shortlist(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = open_vote(municipality, process)
    ticked = set(request.form.getlist("name"))
    form = CountingForm()
    if not form.validate():
        return _page(place, round_of, form, chosen=ticked, refusal=""), 422
    chosen = _ids(queries.list_candidates(round_of.id), ticked)
    outcome = actions.make_ballots(round_of, chosen, form.how(), settings=current_app.config["CITIZEN"])
    if not isinstance(outcome, VoteRound):
        refusals = (outcome,) if isinstance(outcome, RoundRefusal) else outcome
        refusal = " ".join(explain(refusal) for refusal in refusals)
        return _page(place, round_of, form, chosen=ticked, refusal=refusal), 422
    flash(_("The ballots are ready. The voting opens %(moment)s.", moment=show_moment(outcome.opens_at)), "success")
    return redirect(url_for("ballots.show_shortlist", municipality=municipality, process=process), 303)


def _ids(candidates: Collection[Candidate], ticked: Collection[str]) -> dict[int, list[int]]:
    chosen: dict[int, list[int]] = {}
    for candidate in candidates:
        if candidate.public_id in ticked:
            chosen.setdefault(candidate.question_id, []).append(candidate.proposal_id)
    return chosen


def _stored_counting(process: Process) -> CountingForm:
    """The form as it was sent last, also in the voting that was stopped."""
    rounds = queries.list_rounds(process.id)
    if not rounds:
        return CountingForm()
    return CountingForm(method=rounds[-1].method, max_choices=str(rounds[-1].max_choices or ""))


def _page(
    place: Municipality, process: Process, form: CountingForm, *, chosen: Collection[str] | None, refusal: str
) -> str:
    candidates = queries.list_candidates(process.id)
    roads = _roads(place, candidates, chosen)
    at: dict[str, Any] = {"municipality": place.slug, "process": process.slug}
    phase = process.as_schedule().phase_at(now())
    return render_template(
        "ballots/shortlist.html",
        title=both(process.title_nb, process.title_nn),
        crumbs=[(_("Staff pages"), url_for("roads.show_staff_desk", municipality=place.slug))],
        process_url=url_for("pages.show_process", **at),
        roads=roads,
        without_names=[road for road in roads if not road.names],
        missing=_say_what_is_missing(roads, form.fewest_names()) if refusal else [],
        can_change=phase is Phase.REVIEWING,
        phase=explain(phase),
        ready=queries.find_round(process.id) is not None,
        opens=show_moment(process.voting_open_at),
        refusal=refusal,
        form=form,
        hints=method_hints(),
        tick_all_url=url_for(".show_shortlist", **at | {TICK: ALL}),
    )


def _say_what_is_missing(roads: Collection[Road], fewest: int) -> list[tuple[int, str]]:
    """(road question, sentence) for each road whose ballot has too few names to choose among."""
    words = {
        0: _("%(road)s in %(district)s has no name on its ballot."),
        1: _("%(road)s in %(district)s has only one name on its ballot, and people are to rank several."),
    }
    return [
        (road.question_id, words[road.chosen] % {"road": road.old_name, "district": road.district})
        for road in roads
        if road.names and road.chosen < fewest
    ]


def _names_of_several_roads(candidates: Collection[Candidate]) -> frozenset[str]:
    """Keys of names that are proposed for more than one road of the round: only one of them can have it."""
    roads: dict[str, set[int]] = {}
    for candidate in candidates:
        roads.setdefault(name_key(candidate.name), set()).add(candidate.question_id)
    return frozenset(key for key, questions in roads.items() if key and len(questions) > 1)


def _list_usable(place: Municipality, candidates: Collection[Candidate]) -> frozenset[str]:
    """Every name that no rule stops and that is proposed for one road alone."""
    remarks, shared = _remarks(place, candidates), _names_of_several_roads(candidates)
    stopped = {public_id for public_id, said in remarks.items() if _("Must be changed") in dict(said)}
    return frozenset(
        one.public_id
        for one in candidates
        if one.public_id and one.public_id not in stopped and name_key(one.name) not in shared
    )


def _roads(place: Municipality, candidates: Collection[Candidate], chosen: Collection[str] | None) -> list[Road]:
    by_question: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        by_question.setdefault(candidate.question_id, []).append(candidate)
    remarks = _remarks(place, candidates)
    return [
        Road(
            question_id=group[0].question_id,
            old_name=group[0].old_name,
            district=group[0].district_name,
            names=tuple(_name(candidate, chosen, remarks) for candidate in group if candidate.public_id),
        )
        for group in by_question.values()
    ]


def _name(
    candidate: Candidate, chosen: Collection[str] | None, remarks: Mapping[str, tuple[tuple[str, str], ...]]
) -> Name:
    return Name(
        value=candidate.public_id,
        name=candidate.name,
        reason=candidate.reason,
        supports=ngettext("%(num)s supports it", "%(num)s support it", candidate.supports),
        remarks=remarks.get(candidate.public_id, ()),
        chosen=candidate.is_shortlisted if chosen is None else candidate.public_id in chosen,
    )


def _remarks(place: Municipality, candidates: Collection[Candidate]) -> dict[str, tuple[tuple[str, str], ...]]:
    """What the rules say about each name now: the register may have changed since it was proposed."""
    context = NameContext(
        register=name_index(place.id), road_form=RoadForm(place.road_form) if place.road_form else None
    )

    severities = {Severity.ERROR: _("Must be changed"), Severity.WARNING: _("Think about this")}

    shared = _names_of_several_roads(candidates)
    on_two = (
        severities[Severity.WARNING],
        _("The name is proposed for another road too. It can stand on one ballot only."),
    )

    def words(candidate: Candidate) -> tuple[tuple[str, str], ...]:
        found = [finding for finding in check_name(candidate.name, context) if finding.severity in severities]
        said = [(severities[finding.severity], finding.message(language())) for finding in found]
        return (*said, on_two) if name_key(candidate.name) in shared else tuple(said)

    return {candidate.public_id: words(candidate) for candidate in candidates if candidate.public_id}
