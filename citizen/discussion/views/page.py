"""The page with the whole discussion of an idea, and the form for an argument."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import current_account, get_current_account, residents_only, take_saved_form
from citizen.discussion import actions
from citizen.discussion.access import closed_to_reader
from citizen.discussion.forms import ArgumentForm
from citizen.discussion.views.blueprint import PLACE, discussion
from citizen.discussion.views.columns import page_of_columns
from citizen.domain.ideas.arguing import LONGEST_ARGUMENT, ArgumentRefusal, Side
from citizen.ideas.access import open_idea
from citizen.ideas.models import Idea
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.web.access import public
from citizen.web.locale import both, language, ngettext
from citizen.web.locale import gettext as _
from citizen.web.paging import page_links


@discussion.get(PLACE)
@public
def show_arguments(municipality: str, process: str, public_id: str) -> ResponseReturnValue:
    place, round_of, idea = open_idea(municipality, process, public_id)
    kept = take_saved_form(request.path)
    form = ArgumentForm.kept(kept) if kept else ArgumentForm(formdata=None, side=_side_wanted())
    if kept:
        flash(_("You are logged in, and your text is kept. Look it over and send it."), "info")
    return _page(place, round_of, idea, form)


@discussion.post(PLACE)
@residents_only
def write(municipality: str, process: str, public_id: str) -> ResponseReturnValue:
    place, round_of, idea = open_idea(municipality, process, public_id)
    form = ArgumentForm()
    if closed_to_reader(round_of, idea):
        return _page(place, round_of, idea, form), 422
    side = form.chosen_side()
    if side is None:
        return _page(place, round_of, idea, form), 422
    draft = actions.Draft(form.text.data, language(), bool(form.may_hold_contact.data))
    outcome = actions.write_argument(idea.id, get_current_account().id, draft, side=side)
    if isinstance(outcome, ArgumentRefusal):
        form.refuse(outcome)
        return _page(place, round_of, idea, form), 422
    flash(say_sent(is_public=outcome.is_public), "success")
    at: dict[str, Any] = {"municipality": municipality, "process": process, "public_id": public_id}
    return redirect(url_for(".show_argument", argument=outcome.public_id, **at), 303)


def say_sent(*, is_public: bool) -> str:
    """What happened to what was sent."""
    if is_public:
        return _("It is sent, and everyone can read it now. You can change it for 15 minutes, and withdraw it later.")
    return _("It is sent. A moderator looks at it first, because it has a link and your account is new.")


def crumbs_of(place: Municipality, process: Process, idea: Idea) -> list[tuple[str, str]]:
    """The way here from the municipality's page."""
    at: dict[str, Any] = {"municipality": place.slug, "process": process.slug}
    return [
        (place.name, url_for("pages.show_municipality", municipality=place.slug)),
        (both(process.title_nb, process.title_nn), url_for("pages.show_process", **at)),
        (idea.title, url_for("pages.show_idea", public_id=idea.public_id, **at)),
    ]


def writing_of(form: ArgumentForm) -> dict[str, Any]:
    """What the form's part of a page shows."""
    account = current_account()
    return {
        "form": form,
        "has_errors": bool(form.errors),
        "longest": LONGEST_ARGUMENT,
        "shown_name": account.shown_name if account else "",
        "is_logged_in": account is not None,
    }


def _side_wanted() -> str | None:
    wanted = request.args.get("mening", "")
    return wanted if wanted in set(Side) else None


def _page(place: Municipality, process: Process, idea: Idea, form: ArgumentForm) -> str:
    shown = page_of_columns(process, idea, request.args.get("side", ""))
    at: dict[str, Any] = {"municipality": place.slug, "process": process.slug, "public_id": idea.public_id}

    def address(number: int) -> str:
        return url_for(".show_arguments", side=number, **at)

    paging = shown.paging
    return render_template(
        "discussion/page.html",
        crumbs=crumbs_of(place, process, idea),
        idea_title=idea.title,
        language_of_idea=idea.language,
        shown=shown,
        summary=ngettext("%(num)s argument", "%(num)s arguments", shown.total),
        links=page_links(paging, address),
        previous_url=address(paging.number - 1) if paging.number > 1 else None,
        next_url=address(paging.number + 1) if paging.number < paging.pages else None,
        action=url_for(".write", **at),
        idea_url=url_for("pages.show_idea", **at),
        **writing_of(form),
    )
