"""The page where staff see how a round is going, move its deadline, and say who is sent the signed roots."""

from __future__ import annotations

from typing import Any

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account, permission_needed, take_saved_form
from citizen.ballots import actions, queries
from citizen.ballots.forms import DeadlineForm, WitnessForm
from citizen.ballots.models import VoteRound, Witness
from citizen.ballots.views.blueprint import ballots
from citizen.ballots.views.news import list_news
from citizen.ballots.views.running_words import facts_of, list_votings, list_witness_lines
from citizen.domain.permissions import Permission
from citizen.domain.round_changes import ChangeRefusal
from citizen.domain.round_states import RoundState, state_of
from citizen.domain.witnesses import FEWEST_WITNESSES, WitnessRefusal
from citizen.electorates.access import say_who
from citizen.municipalities.models import Municipality
from citizen.processes.access import open_vote
from citizen.processes.models import VOTE, Process
from citizen.web.clock import now
from citizen.web.locale import both
from citizen.web.locale import gettext as _
from citizen.web.messages import explain
from citizen.web.wall_clock import filled, show_full_moment

PLACE = "/<any(nb,nn):lang>/stab/<municipality>/<process>/runde"
AT_THE_REASON = ChangeRefusal.REASON_MISSING
AT_THE_DATE = frozenset(
    {
        ChangeRefusal.DEADLINE_UNCHANGED,
        ChangeRefusal.DEADLINE_PASSED,
        ChangeRefusal.TOO_LITTLE_NOTICE,
        ChangeRefusal.TOO_FAR_AHEAD,
    }
)
WITNESS_FIELDS = {WitnessRefusal.NAME_MISSING: "name", WitnessRefusal.NAME_TOO_LONG: "name"}


@ballots.get(PLACE)
@permission_needed(Permission.SET_UP_ROUNDS)
def show_running(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = open_vote(municipality, process)
    kept = take_saved_form(request.path)
    deadline = DeadlineForm.kept(kept) if "closes_at" in kept else None
    return _page(place, round_of, deadline, WitnessForm.kept(kept) if "address" in kept else None)


@ballots.post(f"{PLACE}/frist")
@permission_needed(Permission.SET_UP_ROUNDS)
def change_deadline(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = open_vote(municipality, process)
    form = DeadlineForm()
    if not form.validate():
        return _page(place, round_of, form, None), 422
    outcome = actions.change_deadline(
        round_of, form.instants()["closes_at"], form.reason(), get_current_account().id, seen=form.seen_version()
    )
    if isinstance(outcome, VoteRound):
        flash(_("The deadline is now %(moment)s.", moment=show_full_moment(outcome.closes_at)), "success")
        return redirect(url_for(".show_running", municipality=municipality, process=process), 303)
    _put_on_fields(form, outcome)
    status = 409 if ChangeRefusal.CHANGED_MEANWHILE in outcome else 422
    return _page(place, round_of, form, None, refusals=outcome), status


@ballots.post(f"{PLACE}/vitner")
@permission_needed(Permission.SET_UP_ROUNDS)
def add_witness(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = open_vote(municipality, process)
    form = WitnessForm()
    outcome = actions.add_witness(place.id, *form.named())
    if isinstance(outcome, Witness):
        flash(_("%(name)s is a witness now, and will be sent every signed root.", name=outcome.name), "success")
        return redirect(url_for(".show_running", municipality=municipality, process=process, _anchor="vitner"), 303)
    for refusal in outcome:
        field = form[WITNESS_FIELDS.get(refusal, "address")]
        field.errors = [*field.errors, explain(refusal)]
    return _page(place, round_of, None, form), 422


def _put_on_fields(form: DeadlineForm, refusals: tuple[ChangeRefusal, ...]) -> None:
    for refusal in refusals:
        if refusal in AT_THE_DATE:
            form.closes_at.errors = [*form.closes_at.errors, explain(refusal)]
        if refusal is AT_THE_REASON:
            form.reason_nb.errors = [explain(refusal)]


def _page(
    place: Municipality,
    process: Process,
    form: DeadlineForm | None,
    witness_form: WitnessForm | None,
    *,
    refusals: tuple[ChangeRefusal, ...] = (),
) -> str:
    at: dict[str, Any] = {"municipality": place.slug, "process": process.slug}
    vote_round = queries.find_round(process.id)
    state = state_of(vote_round.status, vote_round.opens_at, vote_round.closes_at, now()) if vote_round else None
    version = str(vote_round.version) if vote_round else ""
    if form is None and vote_round is not None:
        form = DeadlineForm(formdata=None, **filled(closes_at=vote_round.closes_at), version=version)
    if form is not None and ChangeRefusal.CHANGED_MEANWHILE in refusals:
        form.version.data = version
    return render_template(
        "ballots/running.html",
        crumbs=[(_("Staff pages"), url_for("roads.show_staff_desk", municipality=place.slug))],
        title=both(process.title_nb, process.title_nn),
        process_url=url_for("pages.show_process", **at),
        facts=facts_of(vote_round, state),
        who=say_who(process),
        news=list_news(process),
        votings=list_votings(process, at),
        is_open=state is RoundState.OPEN,
        form=form,
        refusals=[explain(refusal) for refusal in refusals if refusal not in (*AT_THE_DATE, AT_THE_REASON)],
        here=url_for(".show_running", **at),
        deadline_url=url_for(".change_deadline", **at),
        stop_url=url_for(".stop_round", **at),
        who_url=url_for("electorates.show_electorate", **at),
        change_url=url_for(".change_vote", **at) if process.kind == VOTE and state is RoundState.COMING else "",
        ballots_url="" if process.kind == VOTE else url_for(".show_shortlist", **at),
        witness_form=witness_form or WitnessForm(formdata=None),
        witnesses=list_witness_lines(place, vote_round, at),
        fewest_witnesses=FEWEST_WITNESSES,
        has_open_round=queries.has_open_round(place.id, now()),
        can_send_mail=bool(current_app.config["CITIZEN"].smtp_url),
        add_witness_url=url_for(".add_witness", **at),
    )
