"""Write an initiative: drafts, sending, and withdrawal."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import current_resident, residents_only, take_saved_form
from citizen.domain.initiatives.states import InitiativeState
from citizen.domain.initiatives.writing import LONGEST_TEXT, InitiativeRefusal, refuse_resident
from citizen.initiatives import actions, queries
from citizen.initiatives.access import keys_dir, open_initiative, open_own_draft
from citizen.initiatives.forms.council import for_council_here
from citizen.initiatives.forms.initiatives import InitiativeForm, kept_form
from citizen.initiatives.models import Initiative
from citizen.initiatives.views.blueprint import PLACE, crumbs_of, initiatives, url_of
from citizen.initiatives.views.listing import say_threshold
from citizen.municipalities.access import open_municipality
from citizen.municipalities.models import Municipality
from citizen.web.locale import gettext as _
from citizen.web.messages import explain


@initiatives.get(f"{PLACE}/ny")
@residents_only
def show_new(municipality: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    kept = take_saved_form(request.path)
    if kept:
        flash(_("You are logged in, and your text is kept. Look it over and send it."), "info")
    return _page(place, None, kept_form(kept))


@initiatives.post(f"{PLACE}/ny")
@residents_only
def begin_draft(municipality: str) -> ResponseReturnValue:
    """Keep it as a draft first, whichever button was pressed: nothing that was written gets lost."""
    place, form = open_municipality(municipality), InitiativeForm()
    if not _check(form):
        return _page(place, None, form), 422
    begun = actions.begin_draft(place.id, current_resident(), form.text())
    if isinstance(begun, InitiativeRefusal):
        return _refused(place, None, form, begun)
    if begun.state != InitiativeState.DRAFT:
        return redirect(url_of("show_initiative", place, begun), 303)
    return _send(place, begun, form) if _is_sending() else _kept(place, begun)


@initiatives.get(f"{PLACE}/<initiative>/rediger")
@residents_only
def show_draft(municipality: str, initiative: str) -> ResponseReturnValue:
    place, draft = open_own_draft(municipality, initiative)
    kept = take_saved_form(request.path)
    return _page(place, draft, kept_form(kept) if kept else InitiativeForm.of(draft))


@initiatives.post(f"{PLACE}/<initiative>/rediger")
@residents_only
def save_draft(municipality: str, initiative: str) -> ResponseReturnValue:
    place, draft = open_own_draft(municipality, initiative)
    form = InitiativeForm()
    if not _check(form):
        return _page(place, draft, form), 422
    if _is_sending():
        return _send(place, draft, form)
    refusal = actions.save_draft(draft.id, current_resident(), form.text())
    return _refused(place, draft, form, refusal) if refusal else _kept(place, draft)


@initiatives.post(f"{PLACE}/<initiative>/slett")
@residents_only
def delete_draft(municipality: str, initiative: str) -> ResponseReturnValue:
    place, draft = open_own_draft(municipality, initiative)
    refusal = actions.delete_draft(draft.id, current_resident())
    flash(explain(refusal) if refusal else _("The draft is deleted."), "error" if refusal else "success")
    return redirect(url_for("initiatives.show_initiatives", municipality=place.slug), 303)


@initiatives.post(f"{PLACE}/<initiative>/trekk")
@residents_only
def withdraw_initiative(municipality: str, initiative: str) -> ResponseReturnValue:
    place, found = open_initiative(municipality, initiative)
    refusal = actions.withdraw_initiative(found.id, current_resident(), keys_dir())
    words = _("The initiative is withdrawn, and the signatures are deleted. Those who had signed are told.")
    flash(for_council_here(explain(refusal)) if refusal else words, "error" if refusal else "success")
    return redirect(url_of("show_initiative", place, found), 303)


def _is_sending() -> bool:
    return request.form.get("do") == "send"


def _check(form: InitiativeForm) -> bool:
    form.validate_on_submit()
    return form.check_whole() if _is_sending() else form.check_draft()


def _kept(place: Municipality, draft: Initiative) -> ResponseReturnValue:
    flash(_("The draft is kept. Only you can see it."), "success")
    return redirect(url_of("show_draft", place, draft), 303)


def _send(place: Municipality, draft: Initiative, form: InitiativeForm) -> ResponseReturnValue:
    refusal = actions.send_initiative(draft.id, current_resident(), form.text())
    if refusal and refusal is not InitiativeRefusal.NOT_NOW:
        return _refused(place, draft, form, refusal)
    flash(
        for_council_here(_("It is sent. The municipality checks it, and you are told when people can sign.")), "success"
    )
    return redirect(url_of("show_initiative", place, draft), 303)


def _refused(
    place: Municipality, draft: Initiative | None, form: InitiativeForm, refusal: InitiativeRefusal
) -> ResponseReturnValue:
    if refusal is InitiativeRefusal.PERSONAL_DATA:
        form.may_be_public.errors = [explain(refusal)]
    else:
        form.form_errors.append(for_council_here(explain(refusal)))
    return _page(place, draft, form), 422


def _page(place: Municipality, draft: Initiative | None, form: InitiativeForm) -> str:
    settings = queries.find_settings(place.id)
    outsider = refuse_resident(current_resident(), place.id)
    return render_template(
        "initiatives/write.html",
        crumbs=crumbs_of(place),
        form=form,
        action=url_of("show_draft", place, draft)
        if draft
        else url_for("initiatives.show_new", municipality=place.slug),
        authors_url=url_of("show_proposers", place, draft) if draft else "",
        delete_url=url_of("delete_draft", place, draft) if draft else "",
        longest=LONGEST_TEXT,
        needs=say_threshold(place, settings),
        not_set_up=for_council_here(explain(InitiativeRefusal.NOT_SET_UP)) if settings is None else "",
        outsider=for_council_here(explain(outsider)) if outsider else "",
        residence_url=url_for("accounts.show_residence") if outsider is InitiativeRefusal.NO_RESIDENCE else "",
        check_days=settings.check_days if settings else None,
    )
