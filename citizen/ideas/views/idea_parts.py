"""What this slice adds to the page of an idea: its pictures and documents, its history, and what its authors can do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import url_for

from citizen.accounts.access import current_account
from citizen.domain.ideas.states import IdeaState
from citizen.domain.ideas.writing import edit_closes_at, refuse_edit, refuse_withdrawal
from citizen.ideas.models import Idea, IdeaAttachment
from citizen.ideas.queries.about_idea import Around
from citizen.ideas.views.cards import isolated
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.roads.access import show_point
from citizen.web.clock import now
from citizen.web.deadlines import show_time_left
from citizen.web.locale import gettext as _
from citizen.web.locale import show_moment, show_number

KB = 1024


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture with its description, in two sizes."""

    small_url: str
    url: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class IdeaParts:
    """Addresses are empty where there is nothing for this reader."""

    pictures: tuple[PictureView, ...]
    documents: tuple[tuple[str, str], ...]
    """Of each its words and its address."""
    map_url: str
    where: str
    """The point on the map, in words."""
    history_url: str
    edit_url: str
    edit_until: str
    authors_url: str
    withdraw_url: str


def parts_of(
    place: Municipality,
    process: Process,
    idea: Idea,
    around: Around,
    *,
    is_mine: bool,
) -> IdeaParts:
    """The parts, for the person who is calling."""
    at: dict[str, Any] = {"municipality": place.slug, "process": process.slug, "public_id": idea.public_id}
    state, schedule = IdeaState(idea.state), process.as_schedule()
    mine = is_mine and current_account() is not None
    can_edit = mine and refuse_edit(state, idea.sent_at, schedule, now()) is None
    can_withdraw = mine and refuse_withdrawal(state, schedule, now()) is None
    return IdeaParts(
        pictures=tuple(
            PictureView(
                url_for("ideas.send_small_picture", public_id=one.public_id),
                url_for("ideas.send_picture", public_id=one.public_id),
                one.alt,
                one.width,
                one.height,
            )
            for one in around.pictures
        ),
        documents=tuple(
            (say_document(one), url_for("ideas.send_attachment", public_id=one.public_id)) for one in around.documents
        ),
        **_where(place, idea),
        history_url=url_for("ideas.show_history", **at) if idea.version > 1 and idea.sent_at else "",
        edit_url=url_for("ideas.show_own", **at) if can_edit else "",
        edit_until=_until(idea, process) if can_edit else "",
        authors_url=url_for("ideas.show_authors", **at) if mine and state is not IdeaState.WITHDRAWN else "",
        withdraw_url=url_for("ideas.confirm_withdrawal", **at) if can_withdraw else "",
    )


def _where(place: Municipality, idea: Idea) -> dict[str, str]:
    point = show_point(place, idea.position) if idea.position else None
    return {"map_url": point.map_url if point else "", "where": point.where if point else ""}


def say_document(document: IdeaAttachment) -> str:
    """Its name and how large it is, the same in both language forms."""
    return f"{isolated(document.name)} ({show_number(max(1, document.bytes_long // KB))} kB)"


def _until(idea: Idea, process: Process) -> str:
    """Until when the authors can change it, in a sentence; empty where there is no end."""
    if idea.sent_at is None or idea.state == IdeaState.HIDDEN:
        return ""
    closes_at = edit_closes_at(idea.sent_at, process.as_schedule())
    left = show_time_left(closes_at, now())
    return _("Can be changed until %(moment)s (%(left)s).", moment=show_moment(closes_at), left=left)
