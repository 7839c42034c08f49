"""Those who are behind an idea: invite one more by a link, accept, and leave."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account, residents_only
from citizen.domain.ideas.writing import INVITATION_HOLDS, MOST_AUTHORS, IdeaRefusal
from citizen.electorates.access import explain_refusal, refuse_current
from citizen.ideas import actions, queries
from citizen.ideas.actions.authors import LIVE, hash_of_invitation, is_valid
from citizen.ideas.models import Idea
from citizen.ideas.views.blueprint import ideas
from citizen.ideas.views.cards import isolated, say_authors
from citizen.ideas.views.write_page import WritePage
from citizen.processes.access import open_process
from citizen.web.clock import now
from citizen.web.found import or_404
from citizen.web.locale import gettext as _
from citizen.web.locale import show_moment
from citizen.web.messages import explain

AUTHORS = "/<any(nb,nn):lang>/<municipality>/<process>/ide/<public_id>/forfattere"
INVITATION = f"{AUTHORS}/<token>"
NEW_LINK = "idea_invitation"
"""Where the cookie keeps a new link until it has been shown: it is stored nowhere else."""


@ideas.get(AUTHORS)
@residents_only
def show_authors(municipality: str, process: str, public_id: str) -> ResponseReturnValue:
    page, idea = _open_own(municipality, process, public_id)
    kept = session.pop(NEW_LINK, None)
    token = kept[1] if kept and kept[0] == public_id else ""
    names = queries.names_of_authors([idea.id]).get(idea.id, ())
    return render_template(
        "ideas/authors.html",
        crumbs=[*page.crumbs(), (idea.title or _("Without a title"), page.edit_url)],
        title=isolated(idea.title),
        authors=say_authors(names),
        is_alone=len(names) == 1,
        most=MOST_AUTHORS,
        days=INVITATION_HOLDS.days,
        link=url_for(".show_invitation", public_id=public_id, token=token, _external=True, **page.at) if token else "",
        open_until=[
            show_moment(one.made_at + INVITATION_HOLDS)
            for one in queries.list_invitations(idea.id, now() - INVITATION_HOLDS)
        ],
        invite_url=url_for(".invite", public_id=public_id, **page.at),
        leave_url=url_for(".leave", public_id=public_id, **page.at),
        edit_url=page.edit_url,
    )


@ideas.post(AUTHORS)
@residents_only
def invite(municipality: str, process: str, public_id: str) -> ResponseReturnValue:
    page, idea = _open_own(municipality, process, public_id)
    came_of = actions.invite_author(idea.id, get_current_account().id)
    if isinstance(came_of, IdeaRefusal):
        flash(explain(came_of), "error")
    else:
        session[NEW_LINK] = [public_id, came_of]
    return redirect(url_for(".show_authors", public_id=public_id, **page.at), 303)


@ideas.route(f"{AUTHORS}/gaa-ut", methods=["GET", "POST"])
@residents_only
def leave(municipality: str, process: str, public_id: str) -> ResponseReturnValue:
    """Take oneself off the authors; whoever had to log in first lands on the page with the button."""
    page, idea = _open_own(municipality, process, public_id)
    if request.method == "GET":
        return redirect(url_for(".show_authors", public_id=public_id, **page.at), 303)
    came_of = actions.leave_idea(idea.id, get_current_account().id)
    if isinstance(came_of, IdeaRefusal):
        flash(explain(came_of), "error")
        return redirect(url_for(".show_authors", public_id=public_id, **page.at), 303)
    flash(explain(came_of), "success")
    return redirect(url_for("pages.show_process", **page.at), 303)


@ideas.get(INVITATION)
@residents_only
def show_invitation(municipality: str, process: str, public_id: str, token: str) -> ResponseReturnValue:
    page, idea = _open_invited(municipality, process, public_id)
    account = get_current_account()
    invitation = queries.find_invitation(hash_of_invitation(token))
    if account.id in queries.authors_of(idea.id):
        return redirect(page.edit_url, 303)
    if invitation is None or idea.state not in LIVE or not is_valid(invitation, idea.id, now()):
        return render_template("ideas/invitation_over.html", why=explain(IdeaRefusal.INVITATION_OVER)), 404
    refusal = refuse_current(page.process)
    return render_template(
        "ideas/invitation.html",
        crumbs=page.crumbs(),
        idea=idea,
        title=isolated(idea.title),
        authors=say_authors(queries.names_of_authors([idea.id]).get(idea.id, ())),
        way_on=explain_refusal(page.process, refusal) if refusal else None,
        shown_name=isolated(account.shown_name) if account.shown_name else "",
    )


@ideas.post(INVITATION)
@residents_only
def accept(municipality: str, process: str, public_id: str, token: str) -> ResponseReturnValue:
    page, idea = _open_invited(municipality, process, public_id)
    if refuse_current(page.process) is not None:
        return redirect(url_for(".show_invitation", public_id=public_id, token=token, **page.at), 303)
    came_of = actions.accept_invitation(idea.id, get_current_account().id, token)
    if isinstance(came_of, IdeaRefusal):
        return render_template("ideas/invitation_over.html", why=explain(came_of)), 404
    flash(explain(came_of), "success")
    return redirect(page.edit_url, 303)


def _open_own(municipality: str, process: str, public_id: str) -> tuple[WritePage, Idea]:
    place, round_of = open_process(municipality, process)
    account = get_current_account()
    idea = or_404(queries.find_own_idea(round_of.id, public_id, account.id))
    return WritePage(place, round_of, account, idea), idea


def _open_invited(municipality: str, process: str, public_id: str) -> tuple[WritePage, Idea]:
    """The idea whoever asks: what is shown of it is for those alone who have a link that holds."""
    place, round_of = open_process(municipality, process)
    idea = or_404(queries.find_idea(round_of.id, public_id))
    return WritePage(place, round_of, get_current_account(), idea), idea
