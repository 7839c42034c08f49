"""One argument with all its replies: a page of its own that can be shared, and the form for a reply."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import current_account, get_current_account, may, residents_only, take_saved_form
from citizen.discussion import actions, queries
from citizen.discussion.access import closed_to_reader
from citizen.discussion.forms import ArgumentForm
from citizen.discussion.models import Argument
from citizen.discussion.views.blueprint import PLACE, discussion
from citizen.discussion.views.cards import Around, card_of_reply, cards_of
from citizen.discussion.views.page import crumbs_of, say_sent, writing_of
from citizen.domain.ideas.arguing import ArgumentRefusal, ArgumentState
from citizen.domain.permissions import Permission
from citizen.ideas.access import open_idea
from citizen.ideas.models import Idea
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.web.access import public
from citizen.web.clock import now
from citizen.web.found import or_404
from citizen.web.locale import gettext as _
from citizen.web.locale import language, ngettext
from citizen.web.paging import page_links, read_paging

REPLIES_ON_PAGE = 30


@discussion.get(f"{PLACE}/<argument>")
@public
def show_argument(municipality: str, process: str, public_id: str, argument: str) -> ResponseReturnValue:
    place, round_of, idea = open_idea(municipality, process, public_id)
    found = find_readable(place, idea, argument)
    if found.parent_id is not None:
        return redirect(_page_of_reply(place, round_of, idea, found), 303)
    kept = take_saved_form(request.path)
    form = (ArgumentForm.kept(kept) if kept else ArgumentForm(formdata=None)).for_a_reply()
    if kept:
        flash(_("You are logged in, and your text is kept. Look it over and send it."), "info")
    return _page(place, round_of, idea, found, form)


@discussion.post(f"{PLACE}/<argument>")
@residents_only
def reply(municipality: str, process: str, public_id: str, argument: str) -> ResponseReturnValue:
    place, round_of, idea = open_idea(municipality, process, public_id)
    found = find_readable(place, idea, argument)
    if found.parent_id is not None:  # a reply to a reply stands beside it, under the same argument
        found = or_404(queries.get_argument(found.parent_id))
    form = ArgumentForm().for_a_reply()
    if closed_to_reader(round_of, idea):
        return _page(place, round_of, idea, found, form), 422
    draft = actions.Draft(form.text.data, language(), bool(form.may_hold_contact.data))
    outcome = actions.write_argument(idea.id, get_current_account().id, draft, parent_id=found.id)
    if isinstance(outcome, ArgumentRefusal):
        form.refuse(outcome)
        return _page(place, round_of, idea, found, form), 422
    flash(say_sent(is_public=outcome.is_public), "success")
    at: dict[str, Any] = {"municipality": municipality, "process": process, "public_id": public_id}
    return redirect(url_for(".show_argument", argument=outcome.public_id, **at), 303)


def find_readable(place: Municipality, idea: Idea, public_id: str) -> Argument:
    """The argument in the address, or a 404 where the reader can see neither it nor a reply to it."""
    found = or_404(queries.find_argument(idea.id, public_id))
    account = current_account()
    reader_id = account.id if account else None
    is_read = found.state == ArgumentState.PUBLISHED or (
        found.state == ArgumentState.HELD and found.account_id is not None and found.account_id == reader_id
    )
    if is_read or may(Permission.MODERATE, place.id) or queries.count_replies(found.id, None):
        return found
    return or_404(None)


def _page_of_reply(place: Municipality, process: Process, idea: Idea, found: Argument) -> str:
    """The page of what it replies to, at the reply."""
    parent = or_404(queries.get_argument(found.parent_id or 0))
    account = current_account()
    before = queries.count_replies_before(found, account.id if account else None)
    at: dict[str, Any] = {"municipality": place.slug, "process": process.slug, "public_id": idea.public_id}
    number = before // REPLIES_ON_PAGE + 1
    at |= {"side": number} if number > 1 else {}
    return url_for(".show_argument", argument=parent.public_id, _anchor=f"argument-{found.public_id}", **at)


def _page(place: Municipality, process: Process, idea: Idea, argument: Argument, form: ArgumentForm) -> str:
    account = current_account()
    reader_id = account.id if account else None
    closed = closed_to_reader(process, idea)
    around = Around(process, idea, place.slug, reader_id, closed is None, now())
    total = queries.count_replies(argument.id, reader_id)
    paging = read_paging(request.args.get("side", ""), size=REPLIES_ON_PAGE, total=total)
    rows = queries.list_replies(argument.id, reader_id, offset=paging.offset, limit=REPLIES_ON_PAGE)
    card = cards_of(queries.list_rows([argument.id], reader_id, replies_each=0), around)[argument.id]
    at: dict[str, Any] = {**around.address(), "argument": argument.public_id}

    def address(number: int) -> str:
        return url_for(".show_argument", side=number, **at)

    return render_template(
        "discussion/single.html",
        crumbs=crumbs_of(place, process, idea),
        idea_title=idea.title,
        language_of_idea=idea.language,
        is_for=argument.side == "for",
        card=replace(card, more_replies=""),
        replies=[card_of_reply(row, around) for row in rows],
        count=ngettext("%(num)s reply", "%(num)s replies", total) if total else _("No answers yet"),
        links=page_links(paging, address),
        previous_url=address(paging.number - 1) if paging.number > 1 else None,
        next_url=address(paging.number + 1) if paging.number < paging.pages else None,
        closed=closed,
        can_reply=closed is None and argument.state == ArgumentState.PUBLISHED,
        action=url_for(".reply", **at),
        all_url=url_for(".show_arguments", **around.address()),
        **writing_of(form),
    )
