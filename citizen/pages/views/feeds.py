"""What is new in an idea round as a feed, and the deadlines of any process as a calendar file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from flask import Response, url_for

from citizen.domain.calendar_files import Deadline, write_calendar
from citizen.domain.feeds import Entry, Feed, write_feed
from citizen.ideas.queries import names_of_authors
from citizen.ideas.queries.latest import LatestIdea, list_latest
from citizen.ideas.views.cards import say_authors
from citizen.pages.views.blueprint import pages
from citizen.pages.views.words import title_of
from citizen.processes.access import open_process
from citizen.processes.models import HEARING, IDEAS, VOTE, Process
from citizen.web.access import public
from citizen.web.clock import now
from citizen.web.found import or_404
from citizen.web.locale import both, language
from citizen.web.locale import gettext as _
from citizen.web.markdown import render_markdown

MOST_ENTRIES = 50


@pages.get("/<any(nb,nn):lang>/<municipality>/<process>/forslag.atom")
@public
def send_feed(municipality: str, process: str) -> Response:
    """The newest ideas; only what everyone can see, and each under the name that its authors chose."""
    place, round_of = open_process(municipality, process)
    or_404(round_of if round_of.kind == IDEAS else None)
    at: dict[str, Any] = {"municipality": place.slug, "process": round_of.slug, "_external": True}
    latest = list_latest(round_of.id, MOST_ENTRIES)
    names = names_of_authors([idea.id for idea in latest])
    feed = Feed(
        address=url_for(".send_feed", **at),
        page=url_for(".show_process", **at),
        identifier=url_for(".send_feed", **at),
        title=title_of(round_of),
        subtitle=both(round_of.summary_nb, round_of.summary_nn),
        author=_("%(name)s municipality", name=place.name),
        language=language(),
        updated=max((idea.written_at for idea in latest), default=round_of.created_at),
        entries=[_entry(idea, at, names.get(idea.id, ())) for idea in latest],
    )
    return _sent(write_feed(feed), "application/atom+xml")


@pages.get("/<any(nb,nn):lang>/<municipality>/<process>/kalender.ics")
@public
def send_calendar(municipality: str, process: str) -> Response:
    """When the process opens, closes and is answered."""
    place, round_of = open_process(municipality, process)
    address = url_for(".show_process", municipality=place.slug, process=round_of.slug, _external=True)
    file = write_calendar(title_of(round_of), _deadlines(round_of, address), now())
    response = _sent(file.encode(), "text/calendar")
    response.headers["Content-Disposition"] = f"attachment; filename={round_of.slug}.ics"
    return response


def _entry(idea: LatestIdea, at: dict[str, Any], names: tuple[str | None, ...]) -> Entry:
    address = url_for(".show_idea", public_id=idea.public_id, **at)
    return Entry(
        address=address,
        identifier=address,
        title=idea.title,
        authors=[name or _("a resident") for name in names] or [say_authors(names)],
        html=str(render_markdown(idea.body)),
        language=idea.language,
        published=idea.sent_at,
        updated=idea.written_at,
        category=both(idea.theme_nb or "", idea.theme_nn or ""),
    )


def _deadlines(process: Process, address: str) -> Iterator[Deadline]:
    title, summary = title_of(process), both(process.summary_nb, process.summary_nn)
    for name, at, words in _instants(process):
        yield Deadline(
            uid=f"{name}-{process.id}-{language()}@{address.split('/')[2].split(':', maxsplit=1)[0]}",
            at=at,
            summary=f"{words}: {title}",
            description=f"{summary}\n{address}",
            url=address,
            sequence=process.version - 1,
        )


def _instants(process: Process) -> list[tuple[str, datetime, str]]:
    """The instants of a process with their names, each once, in order."""
    opens, closes = process.proposals_open_at, process.proposals_close_at
    voting_opens, voting_closes = process.voting_open_at, process.voting_close_at
    if process.kind in (IDEAS, HEARING):
        is_ideas = process.kind == IDEAS
        return [
            ("opens", opens, _("Opens for proposals") if is_ideas else _("Opens for answers")),
            ("closes", closes, _("Last chance to write a proposal") if is_ideas else _("Last chance to answer")),
            ("answer", voting_closes, _("The municipality has promised its answer")),
        ]
    voting = [
        ("voting-opens", voting_opens, _("The voting opens")),
        ("voting-closes", voting_closes, _("Last chance to vote")),
    ]
    if process.kind == VOTE:
        return voting
    return [
        ("opens", opens, _("Opens for proposals")),
        ("closes", closes, _("Last chance to propose a name")),
        *voting,
    ]


def _sent(content: bytes, kind: str) -> Response:
    return Response(content, content_type=f"{kind}; charset=utf-8")
