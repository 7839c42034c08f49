"""Those who are behind an initiative: invite one more by a link, join, and leave."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import current_resident, get_current_account, residents_only
from citizen.domain.initiatives.states import InitiativeState, Move, is_allowed
from citizen.domain.initiatives.writing import INVITATION_HOLDS, MOST_PROPOSERS, InitiativeRefusal, refuse_resident
from citizen.ideas.views.cards import isolated, say_authors
from citizen.initiatives import actions, queries
from citizen.initiatives.access import is_own
from citizen.initiatives.actions.proposing import hash_of_invitation, holds
from citizen.initiatives.forms.council import for_council_here
from citizen.initiatives.models import Initiative
from citizen.initiatives.queries import find_invitation, list_invitations, list_proposers
from citizen.initiatives.views.blueprint import PLACE, crumbs_of, initiatives, url_of
from citizen.municipalities.access import open_municipality
from citizen.municipalities.models import Municipality
from citizen.web.clock import now
from citizen.web.found import or_404
from citizen.web.locale import show_moment
from citizen.web.messages import explain

PROPOSERS = f"{PLACE}/<initiative>/forslagsstillere"
INVITATION = f"{PROPOSERS}/<token>"
NEW_LINK = "initiative_invitation"
"""Where the cookie keeps a new link until it has been shown: it is stored nowhere else."""


@initiatives.get(PROPOSERS)
@residents_only
def show_proposers(municipality: str, initiative: str) -> ResponseReturnValue:
    place, found = _open_own(municipality, initiative)
    kept = session.pop(NEW_LINK, None)
    token = kept[1] if kept and kept[0] == found.public_id else ""
    names = list(list_proposers(found).values())
    back_url = _text_url(place, found)
    return render_template(
        "ideas/authors.html",
        crumbs=[*crumbs_of(place), (found.title, back_url)],
        title=isolated(found.title),
        authors=say_authors(names),
        is_alone=len(names) == 1,
        most=MOST_PROPOSERS,
        days=INVITATION_HOLDS.days,
        link=f"{request.host_url.rstrip('/')}{url_of('show_proposers', place, found)}/{token}" if token else "",
        open_until=[
            show_moment(one.made_at + INVITATION_HOLDS) for one in list_invitations(found.id, now() - INVITATION_HOLDS)
        ],
        invite_url=url_of("invite_proposer", place, found),
        leave_url=url_of("leave_initiative", place, found),
        edit_url=back_url,
    )


@initiatives.post(PROPOSERS)
@residents_only
def invite_proposer(municipality: str, initiative: str) -> ResponseReturnValue:
    place, found = _open_own(municipality, initiative)
    came_of = actions.invite_proposer(found.id, get_current_account().id)
    if isinstance(came_of, InitiativeRefusal):
        flash(explain(came_of), "error")
    else:
        session[NEW_LINK] = [found.public_id, came_of]
    return redirect(url_of("show_proposers", place, found), 303)


@initiatives.route(f"{PROPOSERS}/gaa-ut", methods=["GET", "POST"])
@residents_only
def leave_initiative(municipality: str, initiative: str) -> ResponseReturnValue:
    """Take oneself off; whoever had to log in first lands on the page with the button."""
    place, found = _open_own(municipality, initiative)
    if request.method == "GET":
        return redirect(url_of("show_proposers", place, found), 303)
    came_of = actions.leave_initiative(found.id, get_current_account().id)
    is_refused = isinstance(came_of, InitiativeRefusal)
    flash(explain(came_of), "error" if is_refused else "success")
    if is_refused:
        return redirect(url_of("show_proposers", place, found), 303)
    return redirect(url_for("initiatives.show_initiatives", municipality=place.slug), 303)


@initiatives.get(INVITATION)
@residents_only
def show_invitation(municipality: str, initiative: str, token: str) -> ResponseReturnValue:
    place, found = _open_invited(municipality, initiative)
    if is_own(found):
        return redirect(_text_url(place, found), 303)
    invitation = find_invitation(hash_of_invitation(token))
    can_join = is_allowed(Move.INVITE, InitiativeState(found.state))
    if invitation is None or not can_join or not holds(invitation, found.id, now()):
        why = explain(InitiativeRefusal.INVITATION_OVER)
        return render_template("ideas/invitation_over.html", why=why), 404
    refusal = refuse_resident(current_resident(), place.id)
    name = get_current_account().shown_name
    return render_template(
        "initiatives/invitation.html",
        crumbs=crumbs_of(place),
        initiative=found,
        authors=say_authors(list(list_proposers(found).values())),
        refusal=for_council_here(explain(refusal)) if refusal else "",
        residence_url=url_for("accounts.show_residence") if refusal is InitiativeRefusal.NO_RESIDENCE else "",
        shown_name=isolated(name) if name else "",
    )


@initiatives.post(INVITATION)
@residents_only
def join_initiative(municipality: str, initiative: str, token: str) -> ResponseReturnValue:
    place, found = _open_invited(municipality, initiative)
    came_of = actions.join_initiative(found.id, current_resident(), token)
    if isinstance(came_of, InitiativeRefusal):
        return render_template("ideas/invitation_over.html", why=for_council_here(explain(came_of))), 404
    flash(explain(came_of), "success")
    return redirect(_text_url(place, found), 303)


def _open_own(municipality: str, initiative: str) -> tuple[Municipality, Initiative]:
    place, found = _open_invited(municipality, initiative)
    if not is_own(found):
        abort(404)
    return place, found


def _open_invited(municipality: str, initiative: str) -> tuple[Municipality, Initiative]:
    """The initiative whoever asks: what is shown of it is for those alone who have a link that holds."""
    place = open_municipality(municipality)
    return place, or_404(queries.find_initiative(place.id, initiative))


def _text_url(place: Municipality, found: Initiative) -> str:
    is_draft = found.state == InitiativeState.DRAFT
    return url_of("show_draft" if is_draft else "show_initiative", place, found)
