"""Initiatives in every state, with the people who have signed them."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import sqlalchemy as sa

from citizen.accounts.models import Account
from citizen.accounts.queries import as_resident
from citizen.database import transaction
from citizen.domain.initiatives.states import InitiativeState
from citizen.initiatives import actions
from citizen.initiatives.models import Initiative, InitiativeSettings
from citizen.municipalities.models import District, Municipality
from citizen.web.clock import OSLO, now
from tests.factories.places import DAY, a_resident, stored
from tests.factories.rounds import the_keys_dir, the_settings

_numbers = itertools.count(1)


def initiative_settings(place: Municipality, residents: int = 100, **changes: object) -> InitiativeSettings:
    """A place of a hundred, where two must sign."""
    values = {
        "municipality_id": place.id,
        "kind": "council-of-municipality",
        "residents": residents,
        "counted_on": date(2026, 1, 1),
        "source": "SSB, tabell 07459",
        "period_begins_on": now().date() - timedelta(days=700),
        "period_ends_on": now().date() + timedelta(days=700),
        "check_days": 14,
        "edited_at": now(),
    }
    return stored(InitiativeSettings(**{**values, **changes}))


def an_initiative(
    place: Municipality,
    state: InitiativeState = InitiativeState.COLLECTING,
    author: Account | None = None,
    **changes: object,
) -> Initiative:
    """One that stands there; what the council has was signed by as many as it takes, before."""
    threshold = 2
    values = {
        "public_id": f"initiativ{next(_numbers)}",
        "municipality_id": place.id,
        "author_id": author.id if author else None,
        "title": "Bygg gangvei langs Fjordvegen",
        "what": "Kommunen bygger gangvei fra skolen til butikken.",
        "why": "Barna går i veikanten.",
        "language": "nb",
        "begun_at": now() - 20 * DAY,
        "threshold": threshold,
    }
    with_council = state in (InitiativeState.HANDED_OVER, InitiativeState.DECIDED)
    begins_as = InitiativeState.COLLECTING if with_council else state
    if state is not InitiativeState.DRAFT:
        values["sent_at"] = now() - 15 * DAY
    if state is InitiativeState.REFUSED:
        values["check_ground"] = "initiative-ground-not-ours"
    if begins_as in (InitiativeState.COLLECTING, InitiativeState.WITHDRAWN):
        values["collecting_from"] = now() - 10 * DAY
    initiative = stored(Initiative(**{**values, "state": begins_as.value, **changes}))
    actions.make_seal_key(the_settings(), initiative)
    if with_council:
        district = stored(District(municipality_id=place.id, number=f"{next(_numbers):04}", name="Nes", electors=None))
        for _number in range(threshold):
            sign(initiative, a_resident(district))
        assert actions.hand_over(initiative.id, a_resident().id, the_keys_dir(), OSLO) is None
    return initiative


def the_initiative(place: Municipality) -> Initiative:
    """The one that collects in this place: the same however often a test asks for it."""
    with transaction() as session:
        wanted = sa.select(Initiative).where(Initiative.municipality_id == place.id).order_by(Initiative.id)
        return session.scalars(wanted).first() or an_initiative(place)


def sign(initiative: Initiative, person: Account, name: str = "Kari Nordmann") -> object:
    """What comes of it when the person signs."""
    signer = actions.Signer(as_resident(person), person.person_key, name, "declaration")
    return actions.sign_initiative(initiative.id, signer, the_keys_dir())


def fresh(initiative: Initiative) -> Initiative:
    """As the database has it now."""
    with transaction() as session:
        return session.get_one(Initiative, initiative.id, populate_existing=True)
