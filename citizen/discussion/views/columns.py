"""The discussion of an idea in two columns: what speaks for it, and what speaks against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for

from citizen.accounts.access import current_account
from citizen.discussion import queries
from citizen.discussion.access import Closed, closed_to_reader
from citizen.discussion.queries import VoiceRow
from citizen.discussion.views.cards import REPLIES_SHOWN, Around, Card, cards_of
from citizen.domain.ideas.arguing import Side
from citizen.domain.ideas.fair_order import Voice, fair_order
from citizen.ideas.models import Idea
from citizen.municipalities.queries import get_municipality
from citizen.processes.models import Process
from citizen.web.clock import now
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext
from citizen.web.paging import Paging, read_paging

FIRST_IN_COLUMN = 10
IN_COLUMN = 25


@dataclass(frozen=True, slots=True)
class Column:
    """What speaks for one side."""

    side: str
    heading: str
    count: str
    empty: str
    write: str
    write_url: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Both columns, with what holds for both. `all_url` is there where more has been written than is shown."""

    columns: tuple[Column, ...]
    order: str
    closed: Closed | None
    all_url: str
    all_words: str
    total: int
    paging: Paging


def columns_of(process: Process, idea: Idea) -> Columns:
    """The first ten of each side, for the idea's page: two questions to the database, however many there are."""
    return _columns(process, idea, FIRST_IN_COLUMN, "1")


def page_of_columns(process: Process, idea: Idea, wanted: str) -> Columns:
    """One page of all the arguments."""
    return _columns(process, idea, IN_COLUMN, wanted)


def _columns(process: Process, idea: Idea, size: int, wanted: str) -> Columns:
    account = current_account()
    reader_id = account.id if account else None
    closed = closed_to_reader(process, idea)
    around = Around(process, idea, get_municipality(process.municipality_id).slug, reader_id, closed is None, now())
    voices = queries.list_voices(idea.id, reader_id)
    ordered = {side: _in_order([voice for voice in voices if voice.side == side]) for side in Side}
    paging = read_paging(wanted, size=size, total=max(len(ids) for ids in ordered.values()))
    shown = {side: ids[paging.offset : paging.offset + size] for side, ids in ordered.items()}
    listed = [one for ids in shown.values() for one in ids]
    cards = cards_of(queries.list_rows(listed, reader_id, replies_each=REPLIES_SHOWN), around)
    has_more = any(len(ids) > size for ids in ordered.values())
    at = around.address()
    return Columns(
        columns=tuple(_column(side, len(ordered[side]), [cards[one] for one in shown[side]], around) for side in Side),
        order=_(
            "Everyone's first argument stands before anyone's second; then, by turns, one that many find useful and a"
            " new one that few have marked."
        ),
        closed=closed,
        all_url=url_for("discussion.show_arguments", **at) if has_more else "",
        all_words=ngettext("See the whole discussion, %(num)s argument", "See all %(num)s arguments", len(voices)),
        total=len(voices),
        paging=paging,
    )


def _in_order(voices: Sequence[VoiceRow]) -> tuple[int, ...]:
    """Chances are counted within the idea under which an argument was written, also after a merge."""
    marks: dict[int, int] = {}
    for voice in voices:
        marks[voice.idea_id] = marks.get(voice.idea_id, 0) + voice.useful
    return fair_order(
        [
            Voice(
                voice.id,
                voice.account_id,
                voice.sent_at,
                voice.useful - voice.is_marked,
                max(0, marks[voice.idea_id] - voice.marks_before - voice.is_marked),
            )
            for voice in voices
        ]
    )


def _column(side: Side, count: int, cards: Sequence[Card], around: Around) -> Column:
    at: dict[str, Any] = around.address()
    is_for = side is Side.FOR
    return Column(
        side=side.value,
        heading=_("For") if is_for else _("Against"),
        count=ngettext("%(num)s argument", "%(num)s arguments", count),
        empty=_("Nobody has spoken for the proposal yet.") if is_for else _("Nobody has spoken against it yet."),
        write=_("Speak for the proposal") if is_for else _("Speak against the proposal"),
        write_url=url_for("discussion.show_arguments", mening=side.value, _anchor="skriv", **at)
        if around.can_write
        else "",
        cards=tuple(cards),
    )
