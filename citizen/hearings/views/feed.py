"""The newest answers to a hearing as a feed."""

from __future__ import annotations

from typing import Any

from flask import Response, url_for
from markupsafe import escape

from citizen.domain.feeds import Entry, Feed, write_feed
from citizen.hearings import queries
from citizen.hearings.access import open_hearing
from citizen.hearings.queries import AnswerRow, Order, Wanted
from citizen.hearings.views.blueprint import PLACE, hearings
from citizen.hearings.views.cards import card_of
from citizen.processes.models import Process
from citizen.web.access import public
from citizen.web.clock import now
from citizen.web.locale import both, language
from citizen.web.locale import gettext as _

MOST_ENTRIES = 50


@hearings.get(f"{PLACE}.atom")
@public
def send_feed(municipality: str, process: str) -> Response:
    """Only what everyone can see, and each answer under the name that its writer chose."""
    place, hearing = open_hearing(municipality, process)
    at: dict[str, Any] = {"municipality": place.slug, "process": hearing.slug, "_external": True}
    newest = Wanted(order=Order.NEWEST)
    rows = queries.list_answers(hearing.id, None, newest, offset=0, limit=MOST_ENTRIES)
    title = both(hearing.title_nb, hearing.title_nn)
    feed = Feed(
        address=url_for(".send_feed", **at),
        page=url_for("pages.show_process", **at),
        identifier=url_for(".send_feed", **at),
        title=_("Answers: %(title)s", title=title),
        subtitle=both(hearing.summary_nb, hearing.summary_nn),
        author=_("%(name)s municipality", name=place.name),
        language=language(),
        updated=max((row.edited_at or row.sent_at for row in rows), default=hearing.created_at),
        entries=[_entry(row, hearing, at) for row in rows],
    )
    return Response(write_feed(feed), content_type="application/atom+xml; charset=utf-8")


def _entry(row: AnswerRow, hearing: Process, at: dict[str, Any]) -> Entry:
    address = url_for(".show_answer", public_id=row.public_id, **at)
    card = card_of(row, hearing, None, now())
    text = str(escape(row.text)).replace("\n", "<br>")
    return Entry(
        address=address,
        identifier=address,
        title=card.about,
        authors=[card.who],
        html=f"<p>{text}</p>",
        language=row.language,
        published=row.sent_at,
        updated=row.edited_at or row.sent_at,
        category=card.stance,
    )
