"""What a page shows about support for an idea: the button with what pressing it means, and who supports it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import url_for

from citizen.accounts.access import current_account
from citizen.domain.ideas.states import IdeaState
from citizen.domain.phases import Phase
from citizen.electorates.access import WayOn, explain_refusal, refuse_current
from citizen.ideas.queries import IdeaRow, Named
from citizen.ideas.queries.about_idea import MOST_NAMES
from citizen.ideas.views.cards import isolated
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.web.clock import now
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext


@dataclass(frozen=True, slots=True)
class SupportBlock:
    """Support for an idea as one reader sees it. No address where there is no button for them."""

    count: str
    supported: bool
    give_url: str
    withdraw_url: str
    consent: str
    way_on: WayOn | None
    names: tuple[str, ...]
    others: str


def support_of(place: Municipality, process: Process, row: IdeaRow, named: Named) -> SupportBlock:
    """Support as it stands; the button is there for everybody who may press it, and who is not logged in."""
    at: dict[str, Any] = {"municipality": place.slug, "process": process.slug, "public_id": row.public_id}
    is_open = process.as_schedule().phase_at(now()) is Phase.PROPOSING and row.state == IdeaState.PUBLISHED
    refused = refuse_current(process) if is_open and not row.is_mine and not row.supported else None
    can_give = is_open and not row.is_mine and not row.supported and refused is None
    return SupportBlock(
        count=ngettext("%(num)s supports it", "%(num)s support it", row.supports),
        supported=row.supported,
        give_url=url_for("ideas.support", **at) if can_give else "",
        withdraw_url=url_for("ideas.withdraw", **at) if row.supported else "",
        consent=say_consent() if can_give else "",
        way_on=explain_refusal(process, refused) if refused else None,
        names=named.names,
        others=ngettext("and %(num)s resident without a name", "and %(num)s residents without a name", named.others)
        if named.others and len(named.names) < MOST_NAMES
        else ngettext("and %(num)s more", "and %(num)s more", named.others)
        if named.others
        else "",
    )


def say_consent() -> str:
    """What pressing the button means: support is open, under the name that the person has chosen, or under none."""
    account = current_account()
    if account is None:
        return _(
            "Support here is open: everyone can see it, under the name that you have chosen to show, or as “a"
            " resident”. You can withdraw it at any time."
        )
    if account.shown_name:
        return _(
            "By pressing you agree that everyone can see that %(name)s supports this. You choose the name on My page,"
            " and can withdraw your support at any time.",
            name=isolated(account.shown_name),
        )
    return _(
        "By pressing you agree that your support is counted. You are not named, as you show no name. You can withdraw"
        " it at any time."
    )
