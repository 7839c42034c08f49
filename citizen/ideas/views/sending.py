"""Look a draft over and send it; remove a draft; withdraw an idea that was sent."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account, residents_only
from citizen.domain.ideas.states import IdeaState
from citizen.domain.ideas.writing import EDIT_WINDOW, IdeaOutcome, IdeaRefusal, refuse_withdrawal, refuse_writing
from citizen.electorates.access import explain_refusal, refuse_current
from citizen.ideas import actions, queries
from citizen.ideas.models import Idea
from citizen.ideas.views.blueprint import ideas
from citizen.ideas.views.cards import isolated
from citizen.ideas.views.personal import marked
from citizen.ideas.views.similar import similar_to
from citizen.ideas.views.write_page import WritePage
from citizen.processes.access import open_process
from citizen.roads.access import show_point
from citizen.web.clock import now
from citizen.web.found import or_404
from citizen.web.locale import both
from citizen.web.messages import explain

IDEA = "/<any(nb,nn):lang>/<municipality>/<process>/ide/<public_id>"
HOUR = 3600


@ideas.get(f"{IDEA}/send")
@residents_only
def look_over(municipality: str, process: str, public_id: str) -> ResponseReturnValue:
    page, idea = _open(municipality, process, public_id)
    if idea.state != IdeaState.DRAFT:
        return redirect(page.idea_url, 303)
    return _look_over(page, idea)


@ideas.post(f"{IDEA}/send")
@residents_only
def send(municipality: str, process: str, public_id: str) -> ResponseReturnValue:
    page, idea = _open(municipality, process, public_id)
    if refuse_current(page.process) is not None:
        return _look_over(page, idea), 422
    may_be_public = request.form.get("may_be_public") == "y"
    came_of = actions.send_idea(idea.id, get_current_account().id, may_be_public=may_be_public)
    if isinstance(came_of, IdeaOutcome):
        flash(explain(came_of), "success")
        return redirect(page.idea_url, 303)
    return _look_over(page, idea, came_of), 422


@ideas.post(f"{IDEA}/slett")
@residents_only
def remove_draft(municipality: str, process: str, public_id: str) -> ResponseReturnValue:
    page, idea = _open(municipality, process, public_id)
    came_of = actions.remove_draft(idea.id, get_current_account().id)
    flash(explain(came_of), "error" if isinstance(came_of, IdeaRefusal) else "success")
    return redirect(url_for("ideas.show_new", **page.at), 303)


@ideas.get(f"{IDEA}/slett")
@residents_only
def show_draft_again(municipality: str, process: str, public_id: str) -> ResponseReturnValue:
    """Where a person lands who pressed the button before logging in again: nothing is done until it is pressed anew."""
    page, _idea = _open(municipality, process, public_id)
    return redirect(page.edit_url, 303)


@ideas.get(f"{IDEA}/trekk")
@residents_only
def confirm_withdrawal(municipality: str, process: str, public_id: str) -> ResponseReturnValue:
    page, idea = _open(municipality, process, public_id)
    refusal = refuse_withdrawal(IdeaState(idea.state), page.process.as_schedule(), now())
    return render_template(
        "ideas/withdraw.html",
        crumbs=[*page.crumbs(), (idea.title, page.idea_url)],
        title=isolated(idea.title),
        refusal=explain(refusal) if refusal else "",
        supports=idea.supports,
        back_url=page.idea_url,
    )


@ideas.post(f"{IDEA}/trekk")
@residents_only
def withdraw_idea(municipality: str, process: str, public_id: str) -> ResponseReturnValue:
    page, idea = _open(municipality, process, public_id)
    came_of = actions.withdraw_idea(idea.id, get_current_account().id)
    if isinstance(came_of, IdeaRefusal):
        flash(explain(came_of), "error")
        return redirect(page.idea_url, 303)
    flash(explain(came_of), "success")
    return redirect(url_for("pages.show_process", **page.at), 303)


def _open(municipality: str, process: str, public_id: str) -> tuple[WritePage, Idea]:
    """The page and an idea of the person's own, or a 404."""
    place, round_of = open_process(municipality, process)
    account = get_current_account()
    idea = or_404(queries.find_own_idea(round_of.id, public_id, account.id))
    return WritePage(place, round_of, account, idea), idea


def _look_over(page: WritePage, idea: Idea, refusals: tuple[IdeaRefusal, ...] = ()) -> str:
    elector_refusal = refuse_current(page.process)
    late = refuse_writing(page.process.as_schedule(), now())
    account = get_current_account()
    theme = next((one for one in queries.list_themes(page.process.id) if one.id == idea.theme_id), None)
    spot = next((one for one in queries.list_places(page.process.id) if one.id == idea.place_id), None)
    shown: dict[str, Any] = {
        "crumbs": [*page.crumbs(), (_title(idea), page.edit_url)],
        "idea": idea,
        "theme": both(theme.name_nb, theme.name_nn) if theme else "",
        "spot": spot.name if spot else "",
        "point": show_point(page.place, idea.position) if idea.position else None,
        "pictures": page.pictures(),
        "attachments": page.attachments(),
        "personal": marked(idea.title, idea.body),
        "similar": similar_to(page.place, page.process, idea.title, idea),
        "refusals": [explain(refusal) for refusal in refusals],
        "has_errors": bool(refusals),
        "way_on": explain_refusal(page.process, elector_refusal) if elector_refusal else None,
        "closed": explain(late) if late and late not in refusals else "",
        "edit_url": page.edit_url,
        "new_url": page.new_url,
        "shown_name": isolated(account.shown_name) if account.shown_name else "",
        "hours": int(EDIT_WINDOW.total_seconds()) // HOUR,
    }
    return render_template("ideas/send.html", **shown)


def _title(idea: Idea) -> str:
    return idea.title or "…"
