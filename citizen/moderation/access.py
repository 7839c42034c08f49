"""The thing that the present page is about, for those who may report it, read its statement or moderate it."""

from __future__ import annotations

from citizen.accounts.access import get_current_account
from citizen.domain.moderation.codes import ThingKind
from citizen.moderation import queries
from citizen.moderation.models import ModerationCase
from citizen.moderation.queries import DecisionRow, Thing
from citizen.municipalities.access import open_municipality
from citizen.municipalities.models import Municipality
from citizen.web.found import or_404


def open_thing(municipality: str, kind: str, ref: str) -> tuple[Municipality, Thing]:
    """The municipality and the thing in the address, or a 404; another municipality's thing is not found."""
    place = open_municipality(municipality)
    known = or_404(ThingKind(kind) if kind in set(ThingKind) else None)
    thing = or_404(queries.find_thing(known, ref))
    return place, or_404(thing if thing.municipality_id == place.id else None)


def open_public_thing(municipality: str, kind: str, ref: str) -> tuple[Municipality, Thing]:
    """As open_thing, for what everyone can see: only that can be reported."""
    place, thing = open_thing(municipality, kind, ref)
    return place, or_404(thing if thing.is_public else None)


def open_statement(municipality: str, public_id: str) -> tuple[Municipality, DecisionRow, ModerationCase]:
    """The statement of reasons in the address, for those whom it is for; a 404 for all others."""
    place = open_municipality(municipality)
    decision, case = or_404(queries.find_decision(place.id, public_id))
    or_404(queries.is_recipient(decision.id, get_current_account().id) or None)
    return place, decision, case
