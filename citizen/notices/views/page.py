"""What the person has been told, what they follow, and how they want to be told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account, residents_only
from citizen.accounts.queries import Person
from citizen.accounts.views import Section, my_page_sections
from citizen.domain.notices import AddressRefusal, FollowKind
from citizen.notices import actions
from citizen.notices.forms import WishesForm
from citizen.notices.queries import list_follows, list_notices, targets_of
from citizen.notices.queries.letters import Told, find_seen_until
from citizen.notices.queries.settings import Wished, wished_by
from citizen.notices.views.blueprint import notices
from citizen.notices.views.letters import say_notice, say_said
from citizen.web.found import or_404
from citizen.web.locale import both, language
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

MOST_SHOWN = 100
ON_MY_PAGE = 5


@dataclass(frozen=True, slots=True)
class ShownNotice:
    """A notice in finished words."""

    sentence: str
    said: tuple[str, ...]
    url: str
    place: str
    at: datetime
    is_new: bool


@dataclass(frozen=True, slots=True)
class Followed:
    """Something that the person follows, in finished words."""

    kind: str
    title: str
    url: str
    unfollow_url: str


@notices.get("/<any(nb,nn):lang>/min-side/varsel")
@residents_only
def show_notices() -> ResponseReturnValue:
    """All notices of the person, and how they want to be told."""
    account = get_current_account()
    wished = wished_by(account.id, account.email)
    return _page(wished, WishesForm.of(wished))


@notices.post("/<any(nb,nn):lang>/min-side/varsel")
@residents_only
def save_wishes() -> ResponseReturnValue:
    """Keep how the person wants to be told."""
    account = get_current_account()
    wished = wished_by(account.id, account.email)
    form = WishesForm.of(wished)
    if not form.validate_on_submit():
        return _page(wished, form), 422
    if refusal := actions.save_wishes(account.id, form.as_wishes()):
        form.address.errors = [explain(refusal)]
        return _page(wished, form), 422
    if form.as_wishes().address.strip() not in ("", wished.address):
        flash(_("It is saved. We have sent a letter to the address; open the link in it to confirm it."), "success")
    else:
        flash(_("Your choices are saved."), "success")
    return redirect(url_for("notices.show_notices"), 303)


@notices.post("/<any(nb,nn):lang>/min-side/varsel/stadfest")
@residents_only
def ask_again() -> ResponseReturnValue:
    """Send the letter that asks to confirm the address once more."""
    account = get_current_account()
    wished = wished_by(account.id, account.email)
    if not wished.address or wished.is_confirmed:
        return redirect(url_for("notices.show_notices"), 303)
    if refusal := actions.send_confirmation_again(account.id):
        form = WishesForm.of(wished)
        form.address.errors = [explain(refusal)]
        return _page(wished, form), 422
    flash(_("We have sent the letter once more."), "success")
    return redirect(url_for("notices.show_notices"), 303)


@notices.post("/<any(nb,nn):lang>/min-side/ikkje-folg/<kind>/<int:number>")
@residents_only
def stop_following(kind: str, number: int) -> ResponseReturnValue:
    """The person does not want to follow this any more."""
    known = or_404(next((one for one in FollowKind if one == kind), None))
    actions.unfollow(get_current_account().id, known, number)
    flash(_("You do not follow it any more."), "success")
    return redirect(url_for("notices.show_notices"), 303)


def latest_notices(account: Person) -> Section:
    """The part of My page about notices and what the person follows."""
    told, seen_until = list_notices(account.id, ON_MY_PAGE), find_seen_until(account.id)
    return Section(
        "notices/_my_page.html",
        {
            "notices": [_shown(one, seen_until) for one in told],
            "follows": followed_by(account.id),
            "wished": wished_by(account.id, account.email),
        },
    )


def followed_by(account_id: int) -> list[Followed]:
    """What the person follows and everyone can see."""
    follows = list_follows(account_id)
    seen = targets_of({(one.kind, one.target_id) for one in follows})
    return [
        Followed(
            kind=explain(FollowKind(one.kind)),
            title=both(target.title_nb, target.title_nn),
            url=f"/{language()}{target.path}",
            unfollow_url=url_for("notices.stop_following", kind=one.kind, number=one.target_id),
        )
        for one in follows
        if (target := seen.get((one.kind, one.target_id))) is not None
    ]


def _shown(told: Told, seen_until: datetime | None) -> ShownNotice:
    return ShownNotice(
        sentence=say_notice(told),
        said=say_said(told),
        url=f"/{language()}{told.path}",
        place=told.municipality,
        at=told.posted_at,
        is_new=seen_until is None or told.posted_at > seen_until,
    )


def _page(wished: Wished, form: WishesForm) -> str:
    account = get_current_account()
    told, seen_until = list_notices(account.id, MOST_SHOWN), find_seen_until(account.id)
    if told:
        actions.note_seen(account.id, told[0].posted_at)
    return render_template(
        "notices/notices.html",
        form=form,
        wished=wished,
        notices=[_shown(one, seen_until) for one in told],
        follows=followed_by(account.id),
        link_unusable=explain(AddressRefusal.LINK_UNUSABLE),
    )


my_page_sections.append(latest_notices)
