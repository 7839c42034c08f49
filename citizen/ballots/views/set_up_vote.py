"""Pages where staff announce a vote on given alternatives, and change it until it opens."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from flask import current_app, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import permission_needed, take_saved_form
from citizen.ballots import actions
from citizen.ballots.actions import VoteWish
from citizen.ballots.forms import VoteForm, rows_said, vote_form
from citizen.ballots.views.blueprint import ballots
from citizen.ballots.views.chosen_ideas import fields_of_ideas, forget_ideas, note_ideas
from citizen.ballots.views.vote_form_page import form_of_vote, judge, put_on_fields, render_vote_form, stored_otherwise
from citizen.ballots.views.vote_pictures import take_pictures
from citizen.domain.permissions import Permission
from citizen.domain.roads import RoundRefusal
from citizen.domain.votes import default_vote_texts
from citizen.municipalities.access import open_municipality
from citizen.municipalities.models import Municipality
from citizen.processes.access import open_process
from citizen.processes.models import VOTE, Process
from citizen.processes.queries import list_slugs
from citizen.web.clock import today
from citizen.web.locale import gettext as _
from citizen.web.wall_clock import show_full_moment

OPENS_IN, VOTING = timedelta(days=7), timedelta(days=21)
OPENS_AT, CLOSES_AT = time(9, 0), time(23, 59)
ROWS_AT_FIRST = 4
ADD, SHOW_PICTURES = "add", "pictures"
NOT_YET = (ADD, SHOW_PICTURES)
"""What the buttons send that only make the form ready to be filled in further."""


@ballots.route("/<any(nb,nn):lang>/stab/<municipality>/avstemning/ny", methods=["GET", "POST"])
@permission_needed(Permission.SET_UP_ROUNDS)
def set_up_vote(municipality: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    if request.method == "GET":
        kept = take_saved_form(request.path)
        form = vote_form(rows_said("".join(kept.get("rows", ()))), kept) if kept else _prefilled(place)
        return render_vote_form(place, form)
    form = _sent_form(place)
    if request.form.get("do") in NOT_YET:
        return _go_on(place, form)
    if not judge(form, list_slugs(place.id)):
        return render_vote_form(place, form), 422
    if request.form.get("do") == "preview":
        return render_vote_form(place, form, preview=True)
    outcome = actions.announce_vote(
        place.id, form.slug.data.strip(), _wish(form), settings=current_app.config["CITIZEN"]
    )
    if not isinstance(outcome, Process):
        put_on_fields(form, outcome)
        return render_vote_form(place, form), 422
    note_ideas(place, outcome, form)
    flash(_announced(form), "success")
    return redirect(url_for("electorates.show_electorate", municipality=place.slug, process=outcome.slug), 303)


@ballots.route("/<any(nb,nn):lang>/stab/<municipality>/<process>/avstemning", methods=["GET", "POST"])
@permission_needed(Permission.SET_UP_ROUNDS)
def change_vote(municipality: str, process: str) -> ResponseReturnValue:
    place, announced = open_process(municipality, process)
    if announced.kind != VOTE:
        return redirect(url_for("roads.change_round", municipality=municipality, process=process), 303)
    if request.method == "GET":
        kept = take_saved_form(request.path)
        form = vote_form(rows_said("".join(kept.get("rows", ()))), kept) if kept else form_of_vote(announced)
        return render_vote_form(place, form, announced)
    form = _sent_form(place)
    if request.form.get("do") in NOT_YET:
        return _go_on(place, form, announced)
    if not judge(form):
        return render_vote_form(place, form, announced), 422
    if request.form.get("do") == "preview":
        return render_vote_form(place, form, announced, preview=True)
    refusals = actions.change_vote(announced, form.seen_version(), _wish(form), settings=current_app.config["CITIZEN"])
    if refusals:
        return _refused(place, announced, form, refusals)
    forget_ideas(announced, form)
    flash(_("The vote is changed."), "success")
    return redirect(url_for("roads.show_staff_desk", municipality=place.slug), 303)


def _sent_form(place: Municipality) -> VoteForm:
    """The form with as many rows as the page had, and more where that button was pressed; its pictures are kept."""
    rows = rows_said(request.form.get("rows"))
    form = vote_form(rows + 1 if request.form.get("do") == ADD else rows)
    take_pictures(place, form)
    return form


def _go_on(place: Municipality, form: VoteForm, process: Process | None = None) -> ResponseReturnValue:
    """The form once more as it was filled in, with one more option or the pictures that were chosen."""
    added = request.form.get("do") == ADD and not form.errors
    return render_vote_form(place, form, process, added=added), 422 if form.errors else 200


def _wish(form: VoteForm) -> VoteWish:
    return VoteWish(form.texts(), form.schedule(), form.question(), form.how())


def _refused(
    place: Municipality, process: Process, form: VoteForm, refusals: tuple[object, ...]
) -> ResponseReturnValue:
    put_on_fields(form, refusals)
    if RoundRefusal.CHANGED_MEANWHILE not in refusals:
        return render_vote_form(place, form, process, refusals=refusals), 422
    theirs = stored_otherwise(process, form)
    form.version.data = str(process.version)
    return render_vote_form(place, form, process, refusals=refusals, theirs=theirs), 409


def _announced(form: VoteForm) -> str:
    schedule = form.schedule()
    return _(
        "The vote is announced. It opens %(opens)s and closes %(closes)s. Now say who can vote.",
        opens=show_full_moment(schedule.voting_open_at),
        closes=show_full_moment(schedule.voting_close_at),
    )


def _prefilled(place: Municipality) -> VoteForm:
    opens = datetime.combine(today() + OPENS_IN, OPENS_AT)
    closes = datetime.combine(opens.date() + VOTING, CLOSES_AT)
    fields: dict[str, Any] = {**default_vote_texts(place.name), "voting_open_at": opens, "voting_close_at": closes}
    rows, options = fields_of_ideas(place, request.args.getlist("ide"))
    return vote_form(max(rows, ROWS_AT_FIRST), **fields, **options)
