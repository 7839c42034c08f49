"""What My page shows of a person's arguments and of those that they found useful."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import url_for

from citizen.accounts.queries import Person
from citizen.accounts.views import Section
from citizen.discussion.queries import OwnArgument, list_own_arguments, list_own_marks
from citizen.domain.ideas.arguing import ArgumentState
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext, show_short_date
from citizen.web.messages import explain

BEGINNING = 140
"""So much of a text stands in the list; the rest stands where the link leads."""


@dataclass(frozen=True, slots=True)
class Own:
    """An argument in finished words; no address where its page can't be read."""

    text: str
    language: str
    facts: tuple[str, ...]
    state: str
    url: str


def own_arguments(account: Person) -> Section:
    """The person's arguments and replies, and what they found useful, the newest on top."""
    written = [_shown(one) for one in list_own_arguments(account.id)]
    useful = [_shown(one) for one in list_own_marks(account.id)]
    return Section("discussion/_my_page.html", {"written": written, "useful": useful})


def _shown(one: OwnArgument) -> Own:
    is_reply = one.parent_public_id is not None
    kind = _("Reply") if is_reply else _("Argument for") if one.side == "for" else _("Argument against")
    about = [_("About “%(title)s”", title=one.idea_title)] if one.is_idea_shown else []
    facts = [kind, *about, show_short_date(one.sent_at)]
    if one.useful:
        facts.append(ngettext("%(num)s finds this useful", "%(num)s find this useful", one.useful))
    is_public = one.state == ArgumentState.PUBLISHED
    return Own(
        text=_beginning(one.text) or _("(deleted)"),
        language=one.language,
        facts=tuple(facts),
        state="" if is_public else explain(ArgumentState(one.state)),
        url=_address(one) if one.state in (ArgumentState.PUBLISHED, ArgumentState.HELD) else "",
    )


def _address(one: OwnArgument) -> str:
    if not one.is_idea_shown:
        return ""
    at: dict[str, Any] = {
        "municipality": one.municipality_slug,
        "process": one.process_slug,
        "public_id": one.idea_public_id,
    }
    return url_for("discussion.show_argument", argument=one.public_id, **at)


def _beginning(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= BEGINNING else f"{line[: BEGINNING - 1].rstrip()}…"
