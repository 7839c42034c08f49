"""The page where anybody who is logged in reports something."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account, residents_only, take_saved_form
from citizen.domain.moderation.codes import LONGEST_REPORT, Reason, ReportRefusal
from citizen.moderation import actions
from citizen.moderation.access import open_public_thing
from citizen.moderation.forms import ReportForm
from citizen.moderation.queries import Thing
from citizen.moderation.views.blueprint import moderation
from citizen.moderation.views.words import name_of
from citizen.municipalities.models import Municipality
from citizen.web.locale import gettext as _
from citizen.web.locale import language
from citizen.web.messages import explain

AT_THE_TEXT = (ReportRefusal.TEXT_MISSING, ReportRefusal.BIRTH_NUMBER)


@moderation.route("/<any(nb,nn):lang>/<municipality>/meld/<kind>/<ref>", methods=["GET", "POST"])
@residents_only
def report(municipality: str, kind: str, ref: str) -> ResponseReturnValue:
    place, thing = open_public_thing(municipality, kind, ref)
    if request.method == "GET":
        kept = take_saved_form(request.path)
        return _page(place, thing, ReportForm.kept(kept) if kept else ReportForm(formdata=None))
    form = ReportForm()
    if not form.validate():
        return _page(place, thing, form), 422
    refusal = actions.report_thing(
        thing.kind, thing.ref, get_current_account().id, Reason(form.reason.data), form.text.data
    )
    if refusal is ReportRefusal.REPORTED_ALREADY:
        flash(explain(refusal), "info")
        return redirect(f"/{language()}{thing.path}", 303)
    if refusal:
        field = form.text if refusal in AT_THE_TEXT else form.reason
        field.errors = [*field.errors, explain(refusal)]
        return _page(place, thing, form), 422
    flash(_("Thank you. The moderators look at it, and you are told what comes of it."), "success")
    return redirect(f"/{language()}{thing.path}", 303)


def _page(place: Municipality, thing: Thing, form: ReportForm) -> str:
    return render_template(
        "moderation/report.html",
        form=form,
        crumbs=[(place.name, url_for("pages.show_municipality", municipality=place.slug))],
        thing_name=name_of(thing),
        thing=thing,
        thing_url=f"/{language()}{thing.path}",
        limit=LONGEST_REPORT,
        rules_url=url_for("moderation.show_rules", municipality=place.slug),
        hints=_hints(),
    )


def _hints() -> dict[str, str]:
    return {
        Reason.PERSONAL_DATA: _("A birth number, an address, a phone number, or something about health."),
        Reason.COPYRIGHT: _("A text or picture that the author may not have the right to use."),
        Reason.OTHER: _("Then write in a few words what is wrong."),
    }
