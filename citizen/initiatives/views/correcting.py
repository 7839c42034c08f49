"""The page where staff correct the record of a decision."""

from __future__ import annotations

from flask import flash, redirect, render_template
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account, permission_needed
from citizen.domain.initiatives.states import InitiativeState, Move, is_allowed
from citizen.domain.initiatives.writing import InitiativeRefusal
from citizen.domain.permissions import Permission
from citizen.initiatives import actions
from citizen.initiatives.access import keys_dir, open_for_staff
from citizen.initiatives.forms.council import for_council_here
from citizen.initiatives.forms.decisions import CorrectionForm
from citizen.initiatives.models import Initiative
from citizen.initiatives.queries import list_recorded
from citizen.initiatives.views.blueprint import STAFF_PLACE, initiatives, staff_crumbs_of, url_of
from citizen.initiatives.views.words import show_recorded
from citizen.municipalities.models import Municipality
from citizen.web.clock import OSLO
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

FIELD_OF_REFUSAL = {
    InitiativeRefusal.DAY_TO_COME: "decided_on",
    InitiativeRefusal.DAY_TOO_EARLY: "decided_on",
    InitiativeRefusal.REASON_NEEDED: "why_nb",
}
CORRECTION = f"{STAFF_PLACE}/<initiative>/vedtak/rett"


@initiatives.get(CORRECTION)
@permission_needed(Permission.HANDLE_INITIATIVES)
def show_correction(municipality: str, initiative: str) -> ResponseReturnValue:
    place, found = open_for_staff(municipality, initiative)
    if not _can_correct(found):
        return _nothing_to_correct(place, found)
    return _page(place, found, CorrectionForm.of(list_recorded(found.id)[0]))


@initiatives.post(CORRECTION)
@permission_needed(Permission.HANDLE_INITIATIVES)
def correct_decision(municipality: str, initiative: str) -> ResponseReturnValue:
    place, found = open_for_staff(municipality, initiative)
    if not _can_correct(found):
        return _nothing_to_correct(place, found)
    form = CorrectionForm()
    form.validate_on_submit()
    if not form.check():
        return _page(place, found, form), 422
    by, seen = get_current_account().id, form.number_seen()
    refusal = actions.correct_decision(found.id, by, form.decision(), form.why(), seen, keys_dir(), OSLO)
    if refusal is None:
        flash(_("The record is corrected, and the proposers and all who signed are told."), "success")
        return redirect(url_of("show_for_staff", place, found), 303)
    if refusal in FIELD_OF_REFUSAL:
        form[FIELD_OF_REFUSAL[refusal]].errors = [explain(refusal)]
        return _page(place, found, form), 422
    if refusal is InitiativeRefusal.CORRECTED_MEANWHILE:
        return _after_another(place, found, form), 409
    form.form_errors.append(for_council_here(explain(refusal)))
    return _page(place, found, form), 422


def _can_correct(found: Initiative) -> bool:
    return is_allowed(Move.CORRECT, InitiativeState(found.state))


def _nothing_to_correct(place: Municipality, found: Initiative) -> ResponseReturnValue:
    flash(explain(InitiativeRefusal.NOT_NOW), "error")
    return redirect(url_of("show_for_staff", place, found), 303)


def _after_another(place: Municipality, found: Initiative, form: CorrectionForm) -> str:
    """Both texts on one page: sent once more, the person's own replaces what they have now read."""
    recorded = list_recorded(found.id)[0]
    form.seen.data = str(recorded.number)
    form.form_errors.append(explain(InitiativeRefusal.CORRECTED_MEANWHILE))
    return _page(place, found, form, show_recorded(recorded))


def _page(place: Municipality, found: Initiative, form: CorrectionForm, meanwhile: dict[str, str] | None = None) -> str:
    return render_template(
        "initiatives/correct.html",
        crumbs=[*staff_crumbs_of(place), (found.title, url_of("show_for_staff", place, found))],
        form=form,
        meanwhile=meanwhile,
    )
