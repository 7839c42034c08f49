"""The public list of what has waited longest for the municipality's answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.answers import queries
from citizen.answers.queries import WaitingIdea
from citizen.answers.views.blueprint import LANG, answers
from citizen.answers.views.line import say_late, say_next, say_waited, standing_of
from citizen.domain.ideas.steps import PlannedStep
from citizen.hearings.queries import list_waiting_hearings
from citizen.hearings.views.outcome_words import say_late as say_late_hearing
from citizen.municipalities.access import open_municipality
from citizen.municipalities.models import Municipality
from citizen.web.access import public
from citizen.web.clock import now
from citizen.web.locale import both, ngettext, show_date
from citizen.web.locale import gettext as _
from citizen.web.paging import page_links, read_paging

ON_A_PAGE = 30


@dataclass(frozen=True, slots=True)
class Waiting:
    """An idea that waits, in finished words."""

    title: str
    language: str
    url: str
    round: str
    waited: str
    next: str
    late: str
    supports: str


@dataclass(frozen=True, slots=True)
class WaitingHearing:
    """A hearing whose answers wait for the municipality to say what it did with them."""

    title: str
    url: str
    promised: str
    late: str


@answers.get(f"{LANG}/<municipality>/venter-pa-svar")
@public
def show_waiting(municipality: str) -> ResponseReturnValue:
    return _page(municipality)


@answers.get(f"{LANG}/<municipality>/ventar-pa-svar")
@public
def show_waiting_in_nynorsk(municipality: str) -> ResponseReturnValue:
    return _page(municipality)


def show_rows(place: Municipality, ideas: list[WaitingIdea]) -> list[Waiting]:
    """The ideas with how long each has waited, and what for."""
    plans = queries.plans_of({idea.process_id for idea in ideas})
    own = queries.own_steps_of([idea.id for idea in ideas])
    return [_row(place, idea, plans.get(idea.process_id, ()), own.get(idea.id, ())) for idea in ideas]


def _page(municipality: str) -> str:
    place = open_municipality(municipality)
    total = queries.count_waiting(place.id)
    paging = read_paging(request.args.get("side", ""), size=ON_A_PAGE, total=total)
    ideas = queries.list_waiting(place.id, paging.offset, paging.size)
    return render_template(
        "answers/waiting.html",
        crumbs=[(place.name, url_for("pages.show_municipality", municipality=place.slug))],
        ideas=show_rows(place, ideas),
        hearings=_hearings(place) if paging.number == 1 else [],
        total=ngettext("%(num)s proposal waits for an answer", "%(num)s proposals wait for an answer", total),
        first=paging.first,
        links=page_links(paging, lambda page: url_for(".show_waiting", municipality=place.slug, side=page)),
        paging=paging,
    )


def _hearings(place: Municipality) -> list[WaitingHearing]:
    return [
        WaitingHearing(
            title=both(process.title_nb, process.title_nn),
            url=url_for("pages.show_process", municipality=place.slug, process=process.slug),
            promised=_("Promised by %(day)s", day=show_date(process.voting_close_at)),
            late=say_late_hearing(process),
        )
        for process in list_waiting_hearings(place.id, now())
    ]


def _row(
    place: Municipality, idea: WaitingIdea, plan: tuple[PlannedStep, ...], own: tuple[PlannedStep, ...]
) -> Waiting:
    line = standing_of(idea.sent_at, plan, own)
    at: dict[str, Any] = {"municipality": place.slug, "process": idea.process_slug, "public_id": idea.public_id}
    return Waiting(
        title=idea.title,
        language=idea.language,
        url=url_for("pages.show_idea", **at),
        round=both(idea.process_nb, idea.process_nn),
        waited=say_waited(idea.sent_at),
        next=say_next(line),
        late=say_late(line),
        supports=ngettext("%(num)s supports it", "%(num)s support it", idea.supports),
    )
