"""The texts that statements of reasons are made of, which moderators and staff can write in their own words."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account, permission_needed
from citizen.domain.moderation.statements import LONGEST_TEMPLATE, REQUIRED, TextCode, TextRefusal, holes_of
from citizen.domain.permissions import Permission
from citizen.moderation import actions, queries
from citizen.moderation.forms import StatementTextForm
from citizen.moderation.views.blueprint import DESK, moderation
from citizen.moderation.views.queue import frame
from citizen.municipalities.access import open_municipality
from citizen.municipalities.models import Municipality
from citizen.web.found import or_404
from citizen.web.locale import both
from citizen.web.locale import gettext as _
from citizen.web.messages import explain


@moderation.get(f"{DESK}/tekster")
@permission_needed(Permission.EDIT_REASONS)
def show_texts(municipality: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    texts = queries.texts_of(place.id)
    rows = [
        {
            "title": explain(code),
            "url": url_for(".edit_text", municipality=place.slug, text=code.value),
            "text": both(*texts[code]),
        }
        for code in TextCode
    ]
    return render_template("moderation/texts.html", **frame(place), rows=rows)


@moderation.route(f"{DESK}/tekster/<text>", methods=["GET", "POST"])
@permission_needed(Permission.EDIT_REASONS)
def edit_text(municipality: str, text: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    code = or_404(TextCode(text) if text in set(TextCode) else None)
    (nb, nn), version = queries.find_text(place.id, code)
    if request.method == "GET":
        return _page(
            place, code, StatementTextForm(formdata=None, data={"text_nb": nb, "text_nn": nn, "version": version})
        )
    form = StatementTextForm()
    if not form.validate():
        return _page(place, code, form), 422
    written = (form.text_nb.data, form.text_nn.data)
    refusal = actions.save_text(place.id, code, written, form.seen_version, get_current_account().id)
    if refusal:
        form.text_nb.errors = [*form.text_nb.errors, explain(refusal)]
        return _page(place, code, form), 409 if refusal is TextRefusal.CHANGED_MEANWHILE else 422
    flash(_("The text is stored, and is used from now on."), "success")
    return redirect(url_for(".show_texts", municipality=municipality), 303)


def _page(place: Municipality, code: TextCode, form: StatementTextForm) -> str:
    required = REQUIRED.get(code, frozenset())
    around = frame(place)
    return render_template(
        "moderation/text.html",
        **{**around, "crumbs": [*around["crumbs"], (_("Texts of the statements"), around["texts_url"])]},
        form=form,
        title=explain(code),
        holes=[("{" + hole + "}", _hole_words()[hole], hole in required) for hole in sorted(holes_of(code))],
        limit=LONGEST_TEMPLATE,
    )


def _hole_words() -> dict[str, str]:
    return {
        "thing": _("what it is, such as “the proposal”"),
        "title": _("its title"),
        "appeal_until": _("the last day for an appeal"),
        "change_until": _("the last day for the change"),
    }
