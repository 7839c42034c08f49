"""The idea that the present page is about, for the person who is calling."""

from __future__ import annotations

from typing import Any

from flask import abort, g, redirect, request, url_for

from citizen.accounts.access import current_account, may
from citizen.domain.ideas.states import IdeaState
from citizen.domain.permissions import Permission
from citizen.ideas.models import Idea
from citizen.ideas.queries.finding import find_idea_with_place, find_successor
from citizen.ideas.queries.people import authors_of
from citizen.municipalities.models import Municipality
from citizen.processes.access import open_process
from citizen.processes.models import Process
from citizen.web.found import or_404


def open_idea(municipality: str, process: str, public_id: str) -> tuple[Municipality, Process, Idea]:
    """The idea in the address, or a 404 for what the person may not see; a merged one leads to where it lives on."""
    found = find_idea_with_place(municipality, process, public_id)
    if found is None:
        open_process(municipality, process)  # the page that says so stands in the municipality's name
    place, round_of, idea = or_404(found)
    g.municipality = place
    if idea.state == IdeaState.MERGED:
        successor = or_404(find_successor(idea))
        at: dict[str, Any] = {"municipality": municipality, "process": process, "public_id": successor.public_id}
        argument = (request.view_args or {}).get("argument")
        if argument and request.method == "GET":  # it went along, and has a page of its own there
            abort(redirect(url_for("discussion.show_argument", argument=argument, **at), 303))
        abort(redirect(url_for("pages.show_idea", **at), 303))  # not for ever: a merge can be undone
    if not may_see(place, idea):
        abort(404)
    return place, round_of, idea


def may_see(place: Municipality, idea: Idea) -> bool:
    """Whether the person who is calling may see the idea: all see a published one, its authors their own, moderators
    what waits for them or is hidden.
    """
    if idea.state == IdeaState.PUBLISHED:
        return True
    account = current_account()
    if account is None:
        return False
    if account.id in authors_of(idea.id):
        return True
    return idea.state in (IdeaState.HELD, IdeaState.HIDDEN) and may(Permission.MODERATE, place.id)
