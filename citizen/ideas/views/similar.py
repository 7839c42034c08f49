"""Ideas that say much the same, shown while somebody writes, so that they can support one of them instead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import current_account
from citizen.domain.ideas.likeness import LONGEST_TEXT
from citizen.domain.phases import Phase
from citizen.ideas import queries
from citizen.ideas.models import Idea
from citizen.ideas.views.blueprint import ideas
from citizen.ideas.views.cards import excerpt_of
from citizen.ideas.views.support_block import say_consent
from citizen.municipalities.models import Municipality
from citizen.processes.access import open_process
from citizen.processes.models import Process
from citizen.web.access import public
from citizen.web.clock import now
from citizen.web.forms import storable
from citizen.web.locale import ngettext

MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class SimilarCard:
    """A similar idea in finished words."""

    title: str
    excerpt: str
    language: str
    href: str
    supports: str
    support_url: str


@dataclass(frozen=True, slots=True)
class Similar:
    """What is like the text, and what supporting it means."""

    cards: tuple[SimilarCard, ...]
    consent: str


@ideas.get("/<any(nb,nn):lang>/<municipality>/<process>/ide/lik")
@public
def show_similar(municipality: str, process: str) -> ResponseReturnValue:
    """The fragment that similar.js puts in place while a title is typed."""
    place, round_of = open_process(municipality, process)
    account = current_account()
    mine = queries.find_own_idea(round_of.id, storable(request.args.get("uten", "")), account.id) if account else None
    similar = similar_to(place, round_of, request.args.get("tekst", "")[:LONGEST_TEXT], mine)
    return render_template("ideas/similar.html", similar=similar)


def similar_to(place: Municipality, process: Process, title: str, mine: Idea | None) -> Similar:
    """The published ideas most like the title."""
    is_open = process.as_schedule().phase_at(now()) is Phase.PROPOSING
    at: dict[str, Any] = {"municipality": place.slug, "process": process.slug}
    found = queries.similar_ideas(process.id, title, MOST_SHOWN, but_not=mine.id if mine else None)
    cards = tuple(
        SimilarCard(
            title=one.title,
            excerpt=excerpt_of(one.start),
            language=one.language,
            href=url_for("pages.show_idea", public_id=one.public_id, **at),
            supports=ngettext("%(num)s supports it", "%(num)s support it", one.supports),
            support_url=url_for("ideas.support", public_id=one.public_id, **at) if is_open else "",
        )
        for one in found
    )
    return Similar(cards, say_consent() if cards else "")
