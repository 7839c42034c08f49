"""What My page shows of a person's ideas: drafts, what was sent and where it stands, and what they support."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import url_for

from citizen.accounts.queries import Person
from citizen.accounts.views import Section
from citizen.domain.ideas.states import IdeaState
from citizen.ideas.queries.own import OwnIdea, list_own_ideas, list_supported_ideas
from citizen.web.locale import both, ngettext, show_short_date
from citizen.web.locale import gettext as _


@dataclass(frozen=True, slots=True)
class Own:
    """An idea in finished words."""

    title: str
    language: str
    url: str
    facts: tuple[str, ...]
    state: str
    color: str


def own_ideas(account: Person) -> Section | None:
    """Nothing for a person who has neither written nor supported any."""
    mine = [_shown(row, is_mine=True) for row in list_own_ideas(account.id)]
    supported = [_shown(row, is_mine=False) for row in list_supported_ideas(account.id)]
    if not mine and not supported:
        return None
    return Section("ideas/_my_page.html", {"mine": mine, "supported": supported})


def _shown(row: OwnIdea, *, is_mine: bool) -> Own:
    at: dict[str, Any] = {"municipality": row.municipality_slug, "process": row.process_slug}
    is_draft = row.state == IdeaState.DRAFT
    page = "ideas.show_own" if is_draft else "pages.show_idea"
    facts = [both(row.round_nb, row.round_nn)]
    if row.sent_at is not None:
        facts.append(_("Sent %(date)s", date=show_short_date(row.sent_at)))
        facts.append(ngettext("%(num)s supports it", "%(num)s support it", row.supports))
    state, color = _state(IdeaState(row.state)) if is_mine else ("", "neutral")
    title = row.title or _("Without a title")
    return Own(title, row.language, url_for(page, public_id=row.public_id, **at), tuple(facts), state, color)


def _state(state: IdeaState) -> tuple[str, str]:
    words = {
        IdeaState.DRAFT: (_("Draft, not sent"), "warning"),
        IdeaState.HELD: (_("Waits for a moderator"), "warning"),
        IdeaState.PUBLISHED: (_("Published"), "success"),
        IdeaState.HIDDEN: (_("Hidden by a moderator"), "danger"),
        IdeaState.WITHDRAWN: (_("Withdrawn"), "neutral"),
        IdeaState.MERGED: (_("Merged with another"), "info"),
    }
    return words[state]
