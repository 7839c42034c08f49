"""The initiatives of a municipality, with what an initiative is."""

from __future__ import annotations

from dataclasses import dataclass

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import current_account
from citizen.domain.initiatives.states import LISTED, InitiativeState
from citizen.domain.initiatives.threshold import CouncilKind, threshold_of
from citizen.initiatives import queries
from citizen.initiatives.forms.council import for_council_of
from citizen.initiatives.models import Initiative, InitiativeSettings
from citizen.initiatives.views.blueprint import PLACE, initiatives, url_of
from citizen.initiatives.views.words import DueDate, Meter, decision_due, meter_of, say_when, state_of
from citizen.municipalities.access import open_municipality
from citizen.municipalities.models import Municipality
from citizen.web.access import public
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext, show_day, show_number
from citizen.web.messages import explain
from citizen.web.paging import page_links, read_paging

PAGE_SIZE = 20
PARTS = {
    "samler": InitiativeState.COLLECTING,
    "overlevert": InitiativeState.HANDED_OVER,
    "avgjort": InitiativeState.DECIDED,
}
"""What the list can be narrowed to, by what stands in the address."""


@dataclass(frozen=True, slots=True)
class InitiativeCard:
    """An initiative in the list."""

    title: str
    language: str
    url: str
    state: str
    color: str
    meter: Meter | None
    due: DueDate | None
    when: str


@initiatives.get(f"{PLACE}/")
@public
def show_initiatives(municipality: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    wanted = request.args.get("vis", "")
    states = [PARTS[wanted]] if wanted in PARTS else list(LISTED)
    counted = queries.count_listed(place.id)
    paging = read_paging(
        request.args.get("side", ""), size=PAGE_SIZE, total=sum(counted.get(state, 0) for state in states)
    )
    rows = queries.list_visible(place.id, states, offset=paging.offset, limit=PAGE_SIZE)
    account = current_account()
    return render_template(
        "initiatives/index.html",
        crumbs=[(place.name, url_for("pages.show_municipality", municipality=place.slug))],
        place=place.name,
        cards=[card_of(place, row) for row in rows],
        own=[card_of(place, row) for row in queries.list_own(account.id, place.id)] if account else [],
        filters=_filters(place, counted, wanted if wanted in PARTS else ""),
        summary=_("Shows %(first)s–%(last)s of %(total)s", first=paging.first, last=paging.last, total=paging.total),
        pages=page_links(paging, lambda number: _url(place, wanted, number)),
        previous_url=_url(place, wanted, paging.number - 1) if paging.number > 1 else None,
        next_url=_url(place, wanted, paging.number + 1) if paging.number < paging.pages else None,
        needs=say_threshold(place, queries.find_settings(place.id)),
        write_url=url_for("initiatives.show_new", municipality=place.slug),
    )


@initiatives.get("/<any(nb,nn):lang>/<municipality>/innbyggjarforslag/")
@initiatives.get("/<any(nb,nn):lang>/<municipality>/innbyggjarforslag/<path:rest>")
@public
def show_in_nynorsk_word(municipality: str, rest: str = "") -> ResponseReturnValue:
    """The word that nynorsk has for it leads to the same page."""
    if rest.startswith("/"):
        rest = ""
    return redirect(f"{url_for('initiatives.show_initiatives', municipality=municipality)}{rest}", 308)


def card_of(place: Municipality, initiative: Initiative) -> InitiativeCard:
    state, color = state_of(initiative)
    is_draft = initiative.state == InitiativeState.DRAFT
    return InitiativeCard(
        title=initiative.title,
        language=initiative.language,
        url=url_of("show_draft" if is_draft else "show_initiative", place, initiative),
        state=state,
        color=color,
        meter=meter_of(initiative) if initiative.state == InitiativeState.COLLECTING else None,
        due=decision_due(initiative),
        when=say_when(initiative),
    )


def say_threshold(place: Municipality, settings: InitiativeSettings | None) -> str:
    """How many must sign here, and how that number is found; empty before the municipality has stated it."""
    if settings is None:
        return ""
    needed = threshold_of(settings.residents, CouncilKind(settings.kind))
    return ngettext(
        "In %(place)s %(num)s person must sign: two per cent of the residents, or at most %(most)s. There were"
        " %(residents)s residents on %(day)s (%(source)s).",
        "In %(place)s %(num)s people must sign: two per cent of the residents, or at most %(most)s. There were"
        " %(residents)s residents on %(day)s (%(source)s).",
        needed,
        place=place.name,
        most=show_number(500 if settings.kind == CouncilKind.COUNTY else 300),
        residents=show_number(settings.residents),
        day=show_day(settings.counted_on),
        source=settings.source,
    )


def _filters(place: Municipality, counted: dict[InitiativeState, int], chosen: str) -> list[tuple[str, str, bool]]:
    """Ways to the parts of the list, each with its number, and which is shown."""
    shown = [(_("All"), "", sum(counted.values()))]
    shown += [(for_council_of(place.id, explain(state)), part, counted.get(state, 0)) for part, state in PARTS.items()]
    return [
        (
            _("%(words)s (%(number)s)", words=words, number=show_number(number)),
            _url(place, value, 1),
            value == chosen,
        )
        for words, value, number in shown
    ]


def _url(place: Municipality, state: str, number: int) -> str:
    return url_for(
        "initiatives.show_initiatives",
        municipality=place.slug,
        vis=state or None,
        side=number if number > 1 else None,
    )
