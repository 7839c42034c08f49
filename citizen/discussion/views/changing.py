"""Change what one has written, for a quarter of an hour, or withdraw it."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account, residents_only, take_saved_form
from citizen.discussion import actions, queries
from citizen.discussion.forms import ArgumentForm
from citizen.discussion.models import Argument
from citizen.discussion.views.blueprint import PLACE, discussion
from citizen.discussion.views.page import crumbs_of, writing_of
from citizen.domain.ideas.arguing import ArgumentRefusal
from citizen.ideas.access import open_idea
from citizen.ideas.models import Idea
from citizen.web.found import or_404
from citizen.web.locale import gettext as _
from citizen.web.locale import language
from citizen.web.messages import explain


@discussion.route(f"{PLACE}/<argument>/rediger", methods=["GET", "POST"])
@residents_only
def edit(municipality: str, process: str, public_id: str, argument: str) -> ResponseReturnValue:
    place, round_of, idea = open_idea(municipality, process, public_id)
    found = _own(idea, argument)
    at: dict[str, Any] = {"municipality": municipality, "process": process, "public_id": public_id}
    form = _form(found)
    answer = {
        "crumbs": crumbs_of(place, round_of, idea),
        "action": url_for(".edit", argument=argument, **at),
        "back_url": url_for(".show_argument", argument=argument, **at),
    }
    if request.method == "GET":
        return render_template("discussion/edit.html", **answer, **writing_of(form))
    draft = actions.Draft(form.text.data, language(), bool(form.may_hold_contact.data))
    outcome = actions.edit_argument(found.id, get_current_account().id, draft)
    if isinstance(outcome, ArgumentRefusal):
        form.refuse(outcome)
        return render_template("discussion/edit.html", **answer, **writing_of(form)), 422
    flash(_("The text is changed."), "success")
    return redirect(url_for(".show_argument", argument=argument, **at), 303)


@discussion.post(f"{PLACE}/<argument>/trekk")
@residents_only
def withdraw(municipality: str, process: str, public_id: str, argument: str) -> ResponseReturnValue:
    _place, _round, idea = open_idea(municipality, process, public_id)
    refusal = actions.withdraw_argument(_own(idea, argument).id, get_current_account().id)
    if refusal:
        flash(explain(refusal), "error")
    else:
        flash(_("It is withdrawn, and its text is deleted."), "success")
    at: dict[str, Any] = {"municipality": municipality, "process": process, "public_id": public_id}
    return redirect(url_for("pages.show_idea", _anchor="diskusjon", **at), 303)


def _own(idea: Idea, public_id: str) -> Argument:
    """What the person who is calling has written; a 404 for what somebody else did."""
    found = or_404(queries.find_argument(idea.id, public_id))
    return or_404(found if found.account_id == get_current_account().id else None)


def _form(found: Argument) -> ArgumentForm:
    kept = take_saved_form(request.path) if request.method == "GET" else {}
    if kept:
        form = ArgumentForm.kept(kept)
    elif request.method == "GET":
        form = ArgumentForm(formdata=None, text=found.text)
    else:
        form = ArgumentForm()
    return form if found.parent_id is None else form.for_a_reply()
