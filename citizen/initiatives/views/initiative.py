"""One initiative: what it says, its meter, signing, and what the council made of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import current_account, current_resident, get_current_account, residents_only
from citizen.domain.initiatives.deadlines import check_due_on
from citizen.domain.initiatives.states import (
    LISTED,
    CheckGround,
    InitiativeEventKind,
    InitiativeState,
    Move,
    is_allowed,
)
from citizen.domain.initiatives.writing import InitiativeRefusal, Signed, refuse_signature
from citizen.ideas.views.cards import say_authors
from citizen.initiatives import actions, queries
from citizen.initiatives.access import current_has_signed, current_residence_by, keys_dir, open_initiative
from citizen.initiatives.forms.council import for_council_here
from citizen.initiatives.forms.initiatives import SignForm
from citizen.initiatives.models import Initiative
from citizen.initiatives.queries import Recorded, list_proposers, list_recorded
from citizen.initiatives.views.blueprint import PLACE, crumbs_of, initiatives, url_of
from citizen.initiatives.views.words import decision_due, meter_of, say_when, show_recorded, state_of
from citizen.municipalities.models import Municipality
from citizen.web.access import not_kept, public
from citizen.web.clock import OSLO
from citizen.web.locale import both, show_day, show_short_date
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

PUBLIC_EVENTS = (
    InitiativeEventKind.SENT,
    InitiativeEventKind.ACCEPTED,
    InitiativeEventKind.REFUSED,
    InitiativeEventKind.MET,
    InitiativeEventKind.HANDED_OVER,
    InitiativeEventKind.DECIDED,
    InitiativeEventKind.WITHDRAWN,
    InitiativeEventKind.REDACTED,
)
"""What everyone may know of the log; who of the staff did it, and who fetched the names, is for the municipality."""


@initiatives.get(f"{PLACE}/<initiative>")
@public
def show_initiative(municipality: str, initiative: str) -> ResponseReturnValue:
    place, found = open_initiative(municipality, initiative)
    if found.state == InitiativeState.DRAFT:
        return redirect(url_of("show_draft", place, found), 303)
    return _page(place, found, _sign_form())


@initiatives.get(f"{PLACE}/<initiative>/signer")
@initiatives.get(f"{PLACE}/<initiative>/signer/trekk")
@initiatives.get(f"{PLACE}/<initiative>/trekk")
@public
def show_after_login(municipality: str, initiative: str) -> ResponseReturnValue:
    """Where a person lands who pressed a button before logging in: nothing is done until it is pressed again."""
    if current_account() is not None:
        flash(_("You are logged in. Press the button once more."), "info")
    return redirect(url_for(".show_initiative", municipality=municipality, initiative=initiative), 303)


@initiatives.post(f"{PLACE}/<initiative>/signer")
@not_kept
@residents_only
def sign_initiative(municipality: str, initiative: str) -> ResponseReturnValue:
    place, found = open_initiative(municipality, initiative)
    form = SignForm()
    form.validate_on_submit()
    if not form.check():
        return _page(place, found, form), 422
    account = get_current_account()
    signer = actions.Signer(current_resident(), account.person_key, form.name.data, current_residence_by())
    return _answer(place, found, actions.sign_initiative(found.id, signer, keys_dir()))


@initiatives.post(f"{PLACE}/<initiative>/signer/trekk")
@residents_only
def take_back_signature(municipality: str, initiative: str) -> ResponseReturnValue:
    place, found = open_initiative(municipality, initiative)
    return _answer(place, found, actions.take_back_signature(found.id, get_current_account().person_key, keys_dir()))


def _answer(place: Municipality, found: Initiative, came_of: Signed | InitiativeRefusal) -> ResponseReturnValue:
    flash(for_council_here(explain(came_of)), "error" if isinstance(came_of, InitiativeRefusal) else "success")
    return redirect(url_of("show_initiative", place, found), 303)


def _sign_form() -> SignForm:
    form = SignForm(formdata=None)
    account = current_account()
    form.name.data = (account.shown_name or "") if account else ""
    return form


def _page(place: Municipality, found: Initiative, form: SignForm) -> str:
    state, color = state_of(found)
    signed = current_has_signed(found)
    proposers, account = list_proposers(found), current_account()
    own = account is not None and account.id in proposers
    recorded = list_recorded(found.id) if found.state == InitiativeState.DECIDED else []
    return render_template(
        "initiatives/initiative.html",
        crumbs=crumbs_of(place),
        initiative=found,
        form=form,
        state=state,
        color=color,
        own=own,
        hidden=found.is_hidden,
        proposer=_("Proposed by %(name)s", name=say_authors(list(proposers.values()))),
        meter=meter_of(found) if found.state != InitiativeState.WITHDRAWN else None,
        due=decision_due(found),
        when=say_when(found),
        signed=signed,
        can_take_back=signed and found.state == InitiativeState.COLLECTING,
        **_signing(place, found, signed=signed),
        checked=_check_words(place, found) if own else "",
        ground=for_council_here(explain(CheckGround(found.check_ground))) if found.check_ground else "",
        reason=both(found.check_reason_nb, found.check_reason_nn),
        reason_title=_("Why it was not let through")
        if found.state == InitiativeState.REFUSED
        else _("What the check said"),
        decision=show_recorded(recorded[0]) if recorded else None,
        earlier=[show_recorded(one, after) for one, after in zip(recorded[1:], recorded, strict=False)],
        steps=_steps(found, recorded),
        authors_url=url_of("show_proposers", place, found)
        if own and is_allowed(Move.INVITE, InitiativeState(found.state))
        else "",
        withdraw_url=url_of("withdraw_initiative", place, found)
        if own and is_allowed(Move.WITHDRAW, InitiativeState(found.state))
        else "",
        # An address that nobody else can open is not one to share.
        share_url=url_for(".show_initiative", municipality=place.slug, initiative=found.public_id, _external=True)
        if InitiativeState(found.state) in LISTED and not found.is_hidden
        else "",
    )


def _signing(place: Municipality, found: Initiative, *, signed: bool) -> dict[str, Any]:
    """What the reader can do about signing: a form, a way to the login or to their residence, or why nothing."""
    ways: dict[str, Any] = {
        "can_sign": False,
        "sign_url": url_of("sign_initiative", place, found),
        "take_back_url": url_of("take_back_signature", place, found),
        "login_url": "",
        "refusal": "",
        "residence_url": "",
    }
    if found.state != InitiativeState.COLLECTING or signed or found.is_hidden:
        return ways
    if current_account() is None:
        return ways | {"login_url": url_for("accounts.log_in", next=request.path)}
    refusal = refuse_signature(current_resident(), place.id, InitiativeState(found.state), hidden=found.is_hidden)
    if refusal is InitiativeRefusal.NO_RESIDENCE:
        ways["residence_url"] = url_for("accounts.show_residence")
    return ways | {"can_sign": refusal is None, "refusal": for_council_here(explain(refusal)) if refusal else ""}


def _check_words(place: Municipality, found: Initiative) -> str:
    """Until when the proposer hears from the check."""
    settings = queries.find_settings(place.id)
    if found.state != InitiativeState.CHECKING or found.sent_at is None or settings is None:
        return ""
    due_on = check_due_on(found.sent_at, settings.check_days, OSLO)
    words = _("The municipality checks it by %(day)s. You are told what came of it.", day=show_day(due_on))
    return for_council_here(words)


def _steps(found: Initiative, recorded: Sequence[Recorded]) -> list[tuple[str, str]]:
    """What has happened, with its day."""
    events = queries.list_events(found.id)
    noted = [
        (show_short_date(event.at), for_council_here(explain(InitiativeEventKind(event.kind))))
        for event in events
        if event.kind in PUBLIC_EVENTS
    ]
    corrected = [_("Record of the decision corrected") for _one in recorded[1:]]
    days = [show_short_date(one.recorded_at) for one in reversed(recorded[:-1])]
    return [*noted, *zip(days, corrected, strict=True)]
