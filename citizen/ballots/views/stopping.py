"""The pages where staff stop a round in which something is wrong, and announce a new voting: first said, then done."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account, permission_needed, take_saved_form
from citizen.ballots import actions, queries
from citizen.ballots.forms import StopForm
from citizen.ballots.models import VoteRound
from citizen.ballots.views.blueprint import ballots
from citizen.domain.permissions import Permission
from citizen.domain.round_changes import ChangeRefusal, Running, list_new_voting_faults, refuse_stop
from citizen.municipalities.models import Municipality
from citizen.processes.access import open_vote
from citizen.processes.models import VOTE, Process
from citizen.web.clock import OSLO, now, today
from citizen.web.locale import both
from citizen.web.locale import gettext as _
from citizen.web.messages import explain
from citizen.web.wall_clock import filled, show_full_moment

OPENS_IN, VOTING = timedelta(days=7), timedelta(days=21)
OPENS_AT, CLOSES_AT = time(9, 0), time(23, 59)
STOP = "stop"


@ballots.route("/<any(nb,nn):lang>/stab/<municipality>/<process>/runde/stopp", methods=["GET", "POST"])
@permission_needed(Permission.SET_UP_ROUNDS)
def stop_round(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = open_vote(municipality, process)
    vote_round = queries.find_round(round_of.id)
    if request.method == "GET":
        kept = take_saved_form(request.path)
        return _page(place, round_of, vote_round, StopForm.kept(kept) if kept else _prefilled(vote_round))
    form = StopForm()
    if not form.validate():
        return _page(place, round_of, vote_round, form), 422
    refusals = _refuse(vote_round, form)
    if not refusals and request.form.get("do") != STOP:
        return _confirm_page(place, round_of, form)
    outcome = refusals or _stop(round_of, form)
    if isinstance(outcome, VoteRound):
        return _go_on(place, round_of)
    _put_on_fields(form, outcome)
    if ChangeRefusal.CHANGED_MEANWHILE in outcome:
        vote_round = queries.find_round(round_of.id)
        form.version.data = str(vote_round.version) if vote_round else ""
    status = 409 if ChangeRefusal.CHANGED_MEANWHILE in outcome else 422
    return _page(place, round_of, vote_round, form, refusals=outcome), status


def _stop(process: Process, form: StopForm) -> VoteRound | tuple[ChangeRefusal, ...]:
    instants = form.instants()
    return actions.stop_round(
        process,
        form.reason(),
        instants["opens_at"],
        instants["closes_at"],
        get_current_account().id,
        seen=form.seen_version(),
        settings=current_app.config["CITIZEN"],
    )


def _refuse(vote_round: VoteRound | None, form: StopForm) -> tuple[ChangeRefusal, ...]:
    """What would be refused if it were done now; so that the page that asks once more asks nothing in vain."""
    if vote_round is None:
        return (ChangeRefusal.NO_ROUND,)
    running = Running(vote_round.opens_at, vote_round.closes_at, vote_round.version)
    instants = form.instants()
    return refuse_stop(
        running, form.reason(), instants["opens_at"], instants["closes_at"], seen=form.seen_version(), now=now()
    )


def _go_on(place: Municipality, process: Process) -> ResponseReturnValue:
    at: dict[str, Any] = {"municipality": place.slug, "process": process.slug}
    moment = show_full_moment(process.voting_open_at)
    if process.kind == VOTE:
        flash(
            _("The voting is stopped. Mend the question below; the new voting opens %(moment)s.", moment=moment),
            "success",
        )
        return redirect(url_for(".change_vote", **at), 303)
    flash(_("The voting is stopped. Make the ballots anew; the new voting opens %(moment)s.", moment=moment), "success")
    return redirect(url_for(".show_shortlist", **at), 303)


def _prefilled(vote_round: VoteRound | None) -> StopForm:
    opens = datetime.combine(today() + OPENS_IN, OPENS_AT, tzinfo=OSLO)
    closes = datetime.combine(today() + OPENS_IN + VOTING, CLOSES_AT, tzinfo=OSLO)
    return StopForm(**filled(opens_at=opens, closes_at=closes), version=str(vote_round.version) if vote_round else "")


def _put_on_fields(form: StopForm, refusals: tuple[ChangeRefusal, ...]) -> None:
    if ChangeRefusal.REASON_MISSING in refusals:
        form.reason_nb.errors = [explain(ChangeRefusal.REASON_MISSING)]
    instants = form.instants()
    for refusal, name in list_new_voting_faults(instants["opens_at"], instants["closes_at"], now()):
        form[name].errors = [*form[name].errors, explain(refusal)]


WITHOUT_FIELD = frozenset(
    {
        ChangeRefusal.NO_ROUND,
        ChangeRefusal.NOT_OPEN_YET,
        ChangeRefusal.ALREADY_CLOSED,
        ChangeRefusal.CHANGED_MEANWHILE,
    }
)


def _page(
    place: Municipality,
    process: Process,
    vote_round: VoteRound | None,
    form: StopForm,
    *,
    refusals: tuple[ChangeRefusal, ...] = (),
) -> str:
    return render_template(
        "ballots/stop.html",
        **_frame(place, process),
        form=form,
        instants=StopForm.INSTANTS,
        refusals=[explain(refusal) for refusal in refusals if refusal in WITHOUT_FIELD],
        closes=show_full_moment(vote_round.closes_at) if vote_round else "",
        is_confirm=False,
    )


def _confirm_page(place: Municipality, process: Process, form: StopForm) -> str:
    instants = form.instants()
    return render_template(
        "ballots/stop.html",
        **_frame(place, process),
        form=form,
        instants=StopForm.INSTANTS,
        refusals=[],
        closes="",
        is_confirm=True,
        dates=[(label, show_full_moment(instants[name])) for name, label in form.labels_of_instants().items()],
        reasons=[("nb", form.reason().nb), ("nn", form.reason().nn)],
    )


def _frame(place: Municipality, process: Process) -> dict[str, Any]:
    at: dict[str, Any] = {"municipality": place.slug, "process": process.slug}
    return {
        "crumbs": [
            (_("Staff pages"), url_for("roads.show_staff_desk", municipality=place.slug)),
            (both(process.title_nb, process.title_nn), url_for(".show_running", **at)),
        ],
        "title": both(process.title_nb, process.title_nn),
        "back_url": url_for(".show_running", **at),
        "is_about_roads": process.kind != VOTE,
    }
