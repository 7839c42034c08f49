"""Pages where staff announce a hearing, and change it until it opens."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import permission_needed, take_saved_form
from citizen.domain.hearings import ENOUGH_TIME, default_hearing_texts
from citizen.domain.permissions import Permission
from citizen.domain.roads import RoundRefusal
from citizen.hearings import actions
from citizen.hearings.actions import HearingWish
from citizen.hearings.forms import HearingForm, hearing_form, rows_said
from citizen.hearings.views.blueprint import hearings
from citizen.hearings.views.hearing_form_page import (
    form_of_hearing,
    render_hearing_form,
    stored_otherwise,
)
from citizen.municipalities.access import open_municipality
from citizen.municipalities.models import Municipality
from citizen.processes.access import open_process
from citizen.processes.models import HEARING, Process
from citizen.processes.queries import list_slugs
from citizen.web.clock import today
from citizen.web.locale import gettext as _
from citizen.web.wall_clock import show_full_moment

OPENS_IN, ANSWER_IN = timedelta(days=7), timedelta(days=60)
OPENS_AT, CLOSES_AT = time(9, 0), time(23, 59)


@hearings.route("/<any(nb,nn):lang>/stab/<municipality>/horing/ny", methods=["GET", "POST"])
@permission_needed(Permission.SET_UP_ROUNDS)
def set_up_hearing(municipality: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    if request.method == "GET":
        kept = take_saved_form(request.path)
        form = hearing_form(rows_said("".join(kept.get("rows", ()))), kept) if kept else _prefilled(place)
        return render_hearing_form(place, form)
    form = _sent_form()
    if request.form.get("do") == "add":
        return render_hearing_form(place, form, added=True)
    if not form.judge(list_slugs(place.id)):
        return render_hearing_form(place, form), 422
    if request.form.get("do") == "preview":
        return render_hearing_form(place, form, preview=True)
    outcome = actions.announce_hearing(place.id, form.slug.data.strip(), _wish(form))
    if not isinstance(outcome, Process):
        form.put_on_fields(outcome)
        return render_hearing_form(place, form), 422
    flash(_announced(form), "success")
    return redirect(url_for("electorates.show_electorate", municipality=place.slug, process=outcome.slug), 303)


@hearings.route("/<any(nb,nn):lang>/stab/<municipality>/<process>/horing", methods=["GET", "POST"])
@permission_needed(Permission.SET_UP_ROUNDS)
def change_hearing(municipality: str, process: str) -> ResponseReturnValue:
    place, announced = open_process(municipality, process)
    if announced.kind != HEARING:
        return redirect(url_for("roads.change_round", municipality=municipality, process=process), 303)
    if request.method == "GET":
        kept = take_saved_form(request.path)
        form = hearing_form(rows_said("".join(kept.get("rows", ()))), kept) if kept else form_of_hearing(announced)
        return render_hearing_form(place, form, announced)
    form = _sent_form()
    if request.form.get("do") == "add":
        return render_hearing_form(place, form, announced, added=True)
    if not form.judge():
        return render_hearing_form(place, form, announced), 422
    if request.form.get("do") == "preview":
        return render_hearing_form(place, form, announced, preview=True)
    refusals = actions.change_hearing(announced, form.seen_version(), _wish(form))
    if refusals:
        return _refused(place, announced, form, refusals)
    flash(_("The hearing is changed."), "success")
    return redirect(url_for("roads.show_staff_desk", municipality=place.slug), 303)


def _sent_form() -> HearingForm:
    """The form with as many rows as the page had, and one more where that button was pressed."""
    rows = rows_said(request.form.get("rows"))
    return hearing_form(rows + 1 if request.form.get("do") == "add" else rows)


def _wish(form: HearingForm) -> HearingWish:
    return HearingWish(form.texts(), form.schedule(), form.planned_sections())


def _refused(
    place: Municipality, process: Process, form: HearingForm, refusals: tuple[RoundRefusal, ...]
) -> ResponseReturnValue:
    form.put_on_fields(refusals)
    if RoundRefusal.CHANGED_MEANWHILE not in refusals:
        return render_hearing_form(place, form, process, refusals=refusals), 422
    theirs = stored_otherwise(process, form)
    form.version.data = str(process.version)
    return render_hearing_form(place, form, process, refusals=refusals, theirs=theirs), 409


def _announced(form: HearingForm) -> str:
    schedule = form.schedule()
    return _(
        "The hearing is announced. It opens %(opens)s and closes %(closes)s. Now say who can answer.",
        opens=show_full_moment(schedule.proposals_open_at),
        closes=show_full_moment(schedule.proposals_close_at),
    )


def _prefilled(place: Municipality) -> HearingForm:
    """A form that staff can begin with: two months to answer, and two more until the municipality has answered."""
    opens = datetime.combine(today() + OPENS_IN, OPENS_AT)
    closes = datetime.combine(opens.date() + ENOUGH_TIME, CLOSES_AT)
    answers = datetime.combine(closes.date() + ANSWER_IN, CLOSES_AT)
    fields: dict[str, Any] = {
        **default_hearing_texts(place.name),
        "proposals_open_at": opens,
        "proposals_close_at": closes,
        "voting_close_at": answers,
    }
    return hearing_form(0, **fields)
