"""The pages where staff check initiatives, hand them over, and record decisions."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account, permission_needed
from citizen.domain.initiatives.deadlines import check_due_on
from citizen.domain.initiatives.likeness import find_alike
from citizen.domain.initiatives.states import (
    WITH_COUNCIL,
    CheckGround,
    InitiativeEventKind,
    InitiativeState,
    Move,
    can_be_handed_over,
    is_allowed,
)
from citizen.domain.initiatives.writing import InitiativeRefusal
from citizen.domain.permissions import Permission
from citizen.ideas.views.cards import say_authors
from citizen.initiatives import actions, queries
from citizen.initiatives.access import current_settings, keys_dir, open_for_staff
from citizen.initiatives.forms.council import for_council_here
from citizen.initiatives.forms.decisions import DecisionForm
from citizen.initiatives.forms.initiatives import REFUSE, CheckForm, SettingsForm
from citizen.initiatives.models import Initiative, InitiativeSettings
from citizen.initiatives.queries import Recorded, list_proposers, list_recorded
from citizen.initiatives.views.blueprint import STAFF_PLACE, initiatives, staff_crumbs_of, url_of
from citizen.initiatives.views.listing import say_threshold
from citizen.initiatives.views.words import DueDate, decision_due, due_date, meter_of, show_recorded, state_of
from citizen.municipalities.access import open_municipality
from citizen.municipalities.models import Municipality
from citizen.web.clock import OSLO, today
from citizen.web.locale import gettext as _
from citizen.web.locale import show_day, show_moment, show_short_date
from citizen.web.messages import explain

FIELD_OF_REFUSAL = {
    InitiativeRefusal.DAY_TO_COME: "decided_on",
    InitiativeRefusal.DAY_TOO_EARLY: "decided_on",
    InitiativeRefusal.PERIOD_BACKWARDS: "period_ends_on",
    InitiativeRefusal.REASON_NEEDED: "reason_nb",
}
handling = permission_needed(Permission.HANDLE_INITIATIVES)


@initiatives.get(f"{STAFF_PLACE}/")
@handling
def show_desk(municipality: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    settings = queries.find_settings(place.id)
    return render_template(
        "initiatives/desk.html",
        crumbs=staff_crumbs_of(place)[:1],
        rows=[_row(place, row, settings) for row in queries.list_for_staff(place.id)],
        needs=say_threshold(place, settings),
        settings_url=url_for("initiatives.show_settings", municipality=place.slug),
        public_url=url_for("initiatives.show_initiatives", municipality=place.slug),
    )


@initiatives.get(f"{STAFF_PLACE}/innstillinger")
@handling
def show_settings(municipality: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    return _settings_page(place, SettingsForm.of(queries.find_settings(place.id), today()))


@initiatives.post(f"{STAFF_PLACE}/innstillinger")
@handling
def save_settings(municipality: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    form = SettingsForm.of(queries.find_settings(place.id), today())
    if not form.validate_on_submit() or not form.check_lengths():
        return _settings_page(place, form), 422
    refusal = actions.save_settings(place.id, form.stated(), today())
    if refusal:
        field = "counted_on" if refusal is InitiativeRefusal.DAY_TO_COME else FIELD_OF_REFUSAL[refusal]
        form[field].errors = [explain(refusal)]
        return _settings_page(place, form), 422
    flash(_("Stored. It holds for initiatives that are let through from now on."), "success")
    return redirect(url_for("initiatives.show_desk", municipality=place.slug), 303)


@initiatives.get(f"{STAFF_PLACE}/<initiative>")
@handling
def show_for_staff(municipality: str, initiative: str) -> ResponseReturnValue:
    place, found = open_for_staff(municipality, initiative)
    return _page(place, found)


@initiatives.post(f"{STAFF_PLACE}/<initiative>/kontroll")
@handling
def check_initiative(municipality: str, initiative: str) -> ResponseReturnValue:
    place, found = open_for_staff(municipality, initiative)
    form = CheckForm()
    form.validate_on_submit()
    if not form.check():
        return _page(place, found, check_form=form), 422
    by, reasons = get_current_account().id, (form.reason_nb.data, form.reason_nn.data)
    if form.verdict.data == REFUSE:
        refusal = actions.refuse_initiative(found.id, by, CheckGround(form.ground.data), *reasons)
        words = _("It is not let through. The proposer is told why.")
    else:
        refusal = actions.accept_initiative(found.id, by, *reasons, current_settings())
        words = _("It is let through. People can sign it now, and the proposer is told.")
    if refusal is InitiativeRefusal.REASON_NEEDED:
        form.reason_nb.errors = [_("Something like it has been up. Say in both forms why this is not the same.")]
        return _page(place, found, check_form=form), 422
    return _done(place, found, refusal, words)


@initiatives.post(f"{STAFF_PLACE}/<initiative>/overlever")
@handling
def hand_over(municipality: str, initiative: str) -> ResponseReturnValue:
    place, found = open_for_staff(municipality, initiative)
    refusal = actions.hand_over(found.id, get_current_account().id, keys_dir(), OSLO)
    return _done(place, found, refusal, _("It is handed over, and the six months run. Fetch the package for the case."))


@initiatives.post(f"{STAFF_PLACE}/<initiative>/pakke")
@handling
def fetch_package(municipality: str, initiative: str) -> ResponseReturnValue:
    """A form's answer and no address to open: it is noted who fetched the names."""
    place, found = open_for_staff(municipality, initiative)
    package = actions.fetch_package(found.id, get_current_account().id, keys_dir(), OSLO)
    if isinstance(package, InitiativeRefusal):
        return _done(place, found, package, "")
    disposition = f'attachment; filename="innbyggerforslag-{found.public_id}.zip"'
    headers = {"Content-Disposition": disposition, "Cache-Control": "no-store"}
    return Response(package, mimetype="application/zip", headers=headers)


@initiatives.post(f"{STAFF_PLACE}/<initiative>/vedtak")
@handling
def record_decision(municipality: str, initiative: str) -> ResponseReturnValue:
    place, found = open_for_staff(municipality, initiative)
    form = DecisionForm()
    form.validate_on_submit()
    if not form.check():
        return _page(place, found, decision_form=form), 422
    refusal = actions.record_decision(found.id, get_current_account().id, form.decision(), keys_dir(), OSLO)
    if refusal in FIELD_OF_REFUSAL:
        form[FIELD_OF_REFUSAL[refusal]].errors = [explain(refusal)]
        return _page(place, found, decision_form=form), 422
    return _done(place, found, refusal, _("The decision is public, and the proposer and all who signed are told."))


def _done(place: Municipality, found: Initiative, refusal: InitiativeRefusal | None, words: str) -> ResponseReturnValue:
    flash(for_council_here(explain(refusal) if refusal else words), "error" if refusal else "success")
    return redirect(url_of("show_for_staff", place, found), 303)


def _settings_page(place: Municipality, form: SettingsForm) -> str:
    return render_template("initiatives/settings.html", crumbs=staff_crumbs_of(place), form=form)


def _page(
    place: Municipality,
    found: Initiative,
    check_form: CheckForm | None = None,
    decision_form: DecisionForm | None = None,
) -> str:
    state = InitiativeState(found.state)
    word, color = state_of(found)
    recorded = list_recorded(found.id) if found.state == InitiativeState.DECIDED else []
    alike = queries.list_by_ids(find_alike(found.title, queries.titles_of_period(found)))
    is_checking, is_waiting = is_allowed(Move.ACCEPT, state), is_allowed(Move.DECIDE, state)
    form = check_form or decision_form or (CheckForm(formdata=None) if is_checking else DecisionForm(formdata=None))
    return render_template(
        "initiatives/staff.html",
        crumbs=staff_crumbs_of(place),
        initiative=found,
        proposers=say_authors(list(list_proposers(found).values())),
        form=form,
        state=word,
        color=color,
        is_checking=is_checking and isinstance(form, CheckForm),
        is_waiting=is_waiting and isinstance(form, DecisionForm),
        check_due=_check_due(found, queries.find_settings(place.id)),
        due=decision_due(found),
        alike=[(one.title, state_of(one)[0], url_of("show_for_staff", place, one)) for one in alike],
        meter=meter_of(found),
        can_hand_over=can_be_handed_over(state, found.signatures, found.threshold),
        with_council=state in WITH_COUNCIL,
        can_correct=is_allowed(Move.CORRECT, state),
        decision=show_recorded(recorded[0]) if recorded else None,
        earlier=[show_recorded(one, after) for one, after in zip(recorded[1:], recorded, strict=False)],
        urls={
            name: url_of(name, place, found)
            for name in (
                "check_initiative",
                "hand_over",
                "fetch_package",
                "record_decision",
                "show_correction",
                "show_initiative",
            )
        },
        events=_events(found, recorded),
    )


def _events(found: Initiative, recorded: Sequence[Recorded]) -> list[tuple[str, str, str]]:
    """The log with the corrections, which are the last that can happen."""
    noted = [
        (
            show_moment(event.at),
            for_council_here(explain(InitiativeEventKind(event.kind))),
            (event.by or _("A member of staff")) if event.is_by_staff else "–",
        )
        for event in queries.list_events(found.id)
    ]
    corrected = [
        (show_moment(one.recorded_at), _("Record of the decision corrected"), one.by or _("A member of staff"))
        for one in reversed(recorded[:-1])
    ]
    return noted + corrected


def _check_due(found: Initiative, settings: InitiativeSettings | None) -> DueDate | None:
    if found.state != InitiativeState.CHECKING or found.sent_at is None or settings is None:
        return None
    due_on = check_due_on(found.sent_at, settings.check_days, OSLO)
    return due_date(_("Check it by %(day)s.", day=show_day(due_on)), due_on)


def _row(place: Municipality, found: Initiative, settings: InitiativeSettings | None) -> dict[str, object]:
    word, color = state_of(found)
    meter = meter_of(found)
    return {
        "title": found.title,
        "language": found.language,
        "url": url_of("show_for_staff", place, found),
        "state": word,
        "color": color,
        "hidden": found.is_hidden,
        "due": _check_due(found, settings) or decision_due(found),
        "meter": meter.text if meter else "",
        "sent": _("Sent in %(day)s", day=show_short_date(found.sent_at)) if found.sent_at else "",
    }
