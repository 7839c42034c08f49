"""The councillor's pile: the next meeting, its cases and how many are read, then all else that waits for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account
from citizen.decisions.queries import MeetingRow, list_meetings
from citizen.desk import queries
from citizen.desk.queries import PileRow
from citizen.desk.views.blueprint import address_of, council_page
from citizen.desk.views.talk import initiatives_for_council, talk_for_council
from citizen.municipalities.access import open_municipality
from citizen.municipalities.models import Municipality
from citizen.web.clock import today
from citizen.web.locale import both, ngettext, show_day, show_number
from citizen.web.locale import gettext as _

FEW = 12
"""So many cases of a round are listed by name; more stand on a screen of their own."""


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case by name, and how it stands."""

    title: str
    url: str
    state: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Bundle:
    """The cases of one round."""

    title: str
    url: str
    print_url: str
    count: str
    read: int
    total: int
    lines: list[CaseLine]
    """The cases by name where they are few; else the first that are not read."""
    more: str
    next_url: str
    """The first case that is not read; empty where all are."""


@dataclass(frozen=True, slots=True)
class Pile:
    """What comes up at one meeting, or at none yet."""

    title: str
    when: str
    left: str
    read: int
    total: int
    bundles: list[Bundle]
    next_url: str


@council_page("/")
def show_pile(municipality: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    rows = queries.list_pile(place.id, get_current_account().id)
    waiting = [row for row in rows if not row.is_decided]
    decided = [row for row in rows if row.is_decided]
    meetings = sorted(list_meetings(place.id), key=lambda meeting: (meeting.held_on, meeting.id))
    piles = _piles(place, waiting, meetings, today())
    return render_template(
        "desk/pile.html",
        crumbs=[(place.name, url_for("pages.show_municipality", municipality=place.slug))],
        next_pile=piles[0] if piles else None,
        piles=piles[1:],
        decided=_bundles(place, [replace(row, meeting_id=None) for row in decided]),
        initiatives=initiatives_for_council(place),
        talks=talk_for_council(place),
        papers_url=url_for(
            both("case_papers.show_all_papers", "case_papers.show_all_papers_in_nynorsk"), municipality=place.slug
        ),
    )


def _piles(place: Municipality, rows: Sequence[PileRow], meetings: Sequence[MeetingRow], day: date) -> list[Pile]:
    """The next meeting first, then those after it, what is overdue, and what has no meeting yet."""
    by_meeting: dict[int | None, list[PileRow]] = {}
    for row in rows:
        by_meeting.setdefault(row.meeting_id, []).append(row)
    ordered = [
        *(meeting for meeting in meetings if meeting.held_on >= day),
        *(meeting for meeting in meetings if meeting.held_on < day),
    ]
    piles = [_pile_of(place, meeting, by_meeting[meeting.id], day) for meeting in ordered if meeting.id in by_meeting]
    if None in by_meeting:
        loose = by_meeting[None]
        piles.append(_pile(place, _("Cases without a meeting yet"), _("Staff are preparing them."), loose))
    return piles


def _pile_of(place: Municipality, meeting: MeetingRow, rows: Sequence[PileRow], day: date) -> Pile:
    body = both(meeting.body_nb, meeting.body_nn)
    if meeting.held_on < day:
        title = _("%(body)s %(day)s", body=body, day=show_day(meeting.held_on))
        return _pile(place, title, _("The meeting has been held, and no decision is recorded in these cases."), rows)
    days = (meeting.held_on - day).days
    left = ngettext("%(num)s day left", "%(num)s days left", days) if days else _("Today")
    return _pile(place, _("%(body)s %(day)s", body=body, day=show_day(meeting.held_on)), left, rows)


def _pile(place: Municipality, title: str, when: str, rows: Sequence[PileRow]) -> Pile:
    bundles = _bundles(place, rows)
    read = sum(row.is_read for row in rows)
    left = ngettext("%(num)s case is left to read", "%(num)s cases are left to read", len(rows) - read)
    first = next((bundle.next_url for bundle in bundles if bundle.next_url), "")
    return Pile(title, when, left, read, len(rows), bundles, first)


def _bundles(place: Municipality, rows: Sequence[PileRow]) -> list[Bundle]:
    """The rows round by round, in the order in which they come."""
    return [_bundle(place, list(group)) for _process, group in groupby(rows, key=lambda row: row.process_id)]


def _bundle(place: Municipality, rows: Sequence[PileRow]) -> Bundle:
    first, unread = rows[0], [row for row in rows if not row.is_read]
    at = {"municipality": place.slug, "process": first.process_slug, "meeting": first.meeting_id}
    shown = list(rows) if len(rows) <= FEW else []
    count = ngettext("%(num)s case", "%(num)s cases", len(rows))
    read = _("%(read)s read", read=show_number(len(rows) - len(unread)))
    return Bundle(
        title=both(first.process_title_nb, first.process_title_nn),
        url=address_of("show_list", **at),
        print_url=address_of("print_pile", **at),
        count=f"{count} · {read}",
        read=len(rows) - len(unread),
        total=len(rows),
        lines=[_line(place, row) for row in shown],
        more=""
        if shown
        else ngettext("See %(num)s case on one screen", "See all %(num)s cases on one screen", len(rows)),
        next_url=_case_url(place, unread[0]) if unread else "",
    )


def _line(place: Municipality, row: PileRow) -> CaseLine:
    state = (_("Decided"), "success") if row.is_decided else (_("Is read"), "neutral") if row.is_read else ("", "")
    return CaseLine(both(row.title_nb, row.title_nn), _case_url(place, row), state)


def _case_url(place: Municipality, row: PileRow) -> str:
    at = {"municipality": place.slug, "process": row.process_slug, "slug": row.slug, "meeting": row.meeting_id}
    return address_of("show_case", **at)
