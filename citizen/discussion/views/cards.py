"""Arguments and replies as the pages show them: finished words, ready for the templates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import url_for

from citizen.discussion.queries import ArgumentRow
from citizen.domain.ideas.arguing import ArgumentState, refuse_edit, refuse_withdrawal
from citizen.ideas.models import Idea
from citizen.processes.models import Process
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext, show_short_date

REPLIES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Around:
    """What every card on a page shares: where it stands, who reads, when, and whether they can write."""

    process: Process
    idea: Idea
    municipality: str
    reader_id: int | None
    can_write: bool
    at: datetime

    def address(self) -> dict[str, Any]:
        """The parts of the idea's address."""
        return {"municipality": self.municipality, "process": self.process.slug, "public_id": self.idea.public_id}


@dataclass(frozen=True, slots=True)
class Card:
    """An argument or reply as one reader sees it. An address that is empty is a button or link that is not there."""

    anchor: str
    text: str
    """Empty where only the place is left, for the replies' sake; then `note` says why."""
    language: str
    facts: tuple[str, ...]
    note: str
    is_own: bool
    useful: str
    is_marked: bool
    mark_url: str
    unmark_url: str
    url: str
    reply_url: str
    edit_url: str
    withdraw_url: str
    report: tuple[str, str] | None
    """What can be reported, as kind and address of the thing; none for what nobody else can read."""
    more_replies: str
    replies: tuple[Card, ...]


def cards_of(rows: Sequence[ArgumentRow], around: Around) -> dict[int, Card]:
    """The arguments among these rows by id, each with those of the rows that reply to it."""
    replies: dict[int, list[ArgumentRow]] = {}
    for row in rows:
        if row.parent_id is not None:
            replies.setdefault(row.parent_id, []).append(row)
    return {row.id: _card(row, replies.get(row.id, ()), around) for row in rows if row.parent_id is None}


def card_of_reply(row: ArgumentRow, around: Around) -> Card:
    return _card(row, (), around)


def say_writer(row: ArgumentRow) -> str:
    """Who wrote it, as they chose to be shown."""
    if row.account_id is None:
        return _("Somebody who has deleted their account")
    return row.shown_name or _("A resident")


def _card(row: ArgumentRow, replies: Sequence[ArgumentRow], around: Around) -> Card:
    here = {**around.address(), "argument": row.public_id}
    is_own = around.reader_id is not None and row.account_id == around.reader_id
    is_public = row.state == ArgumentState.PUBLISHED
    is_read = is_public or (is_own and row.state == ArgumentState.HELD)
    parent = around.address() | {"argument": row.public_id}
    url = url_for("discussion.show_argument", **parent) if row.parent_id is None else ""
    return Card(
        anchor=f"argument-{row.public_id}",
        text=row.text if is_read else "",
        language=row.language,
        facts=_facts(row, around) if is_read else (),
        note=_note(row),
        is_own=is_own,
        useful=ngettext("%(num)s finds this useful", "%(num)s find this useful", row.useful) if row.useful else "",
        is_marked=row.is_marked,
        mark_url=url_for("discussion.mark", **here) if is_public and around.can_write and not is_own else "",
        unmark_url=url_for("discussion.unmark", **here) if row.is_marked else "",
        url=url,
        reply_url=f"{url}#svar" if url and is_public and around.can_write else "",
        edit_url=url_for("discussion.edit", **here) if is_own and _can_edit(row, around) else "",
        withdraw_url=url_for("discussion.withdraw", **here) if _can_withdraw(row, is_own=is_own) else "",
        report=("argument", row.public_id) if is_public and not is_own else None,
        more_replies=_more(row.replies - sum(one.state == ArgumentState.PUBLISHED for one in replies)),
        replies=tuple(_card(reply, (), around) for reply in replies),
    )


def _facts(row: ArgumentRow, around: Around) -> tuple[str, ...]:
    found = [say_writer(row), show_short_date(row.sent_at)]
    if row.edited_at is not None:
        found.append(_("changed"))
    if row.idea_id != around.idea.id and row.parent_id is None:
        found.append(_("written under “%(title)s”, which was merged into this proposal", title=row.idea_title))
    return tuple(found)


def _note(row: ArgumentRow) -> str:
    match ArgumentState(row.state):
        case ArgumentState.HELD:
            return _("A moderator looks at this first, because it has a link. Nobody else can read it yet.")
        case ArgumentState.HIDDEN:
            return _("What stood here has been hidden by a moderator.")
        case ArgumentState.WITHDRAWN:
            return _("What stood here has been withdrawn by whoever wrote it.")
    return ""


def _more(left: int) -> str:
    return ngettext("See %(num)s more reply", "See %(num)s more replies", left) if left > 0 else ""


def _can_edit(row: ArgumentRow, around: Around) -> bool:
    state = ArgumentState(row.state)
    return refuse_edit(state, row.sent_at, around.at, is_writer=True, has_replies=row.replies > 0) is None


def _can_withdraw(row: ArgumentRow, *, is_own: bool) -> bool:
    return refuse_withdrawal(ArgumentState(row.state), is_writer=is_own) is None
