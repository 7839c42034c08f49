"""The initiative that the present page is about, for those who may see it."""

from __future__ import annotations

from pathlib import Path

from flask import abort, current_app

from citizen.accounts.access import current_account, get_current_account, get_current_login
from citizen.config import Settings
from citizen.database import db
from citizen.domain.electorates import Source
from citizen.domain.initiatives.states import InitiativeState
from citizen.initiatives import queries
from citizen.initiatives.models import Initiative
from citizen.initiatives.queries import has_proposer
from citizen.municipalities.access import open_municipality
from citizen.municipalities.models import Municipality
from citizen.web.found import or_404


def current_settings() -> Settings:
    """The settings of the site."""
    settings: Settings = current_app.config["CITIZEN"]
    return settings


def keys_dir() -> Path:
    """The folder of keys outside the database."""
    return current_settings().keys_dir


def open_initiative(municipality: str, initiative: str) -> tuple[Municipality, Initiative]:
    """What everyone may see, and to its proposer also what they alone may; else a 404."""
    place = open_municipality(municipality)
    account = current_account()
    return place, or_404(queries.find_for_reader(place.id, initiative, account.id if account else None))


def open_own_draft(municipality: str, initiative: str) -> tuple[Municipality, Initiative]:
    """A draft of the person who is calling, else a 404."""
    place = open_municipality(municipality)
    found = or_404(queries.find_initiative(place.id, initiative))
    if not is_own(found) or found.state != InitiativeState.DRAFT:
        abort(404)
    return place, found


def open_for_staff(municipality: str, initiative: str) -> tuple[Municipality, Initiative]:
    """Whatever was sent in, hidden or not; nobody's draft."""
    place = open_municipality(municipality)
    found = or_404(queries.find_initiative(place.id, initiative))
    if found.state == InitiativeState.DRAFT:
        abort(404)
    return place, found


def is_own(initiative: Initiative) -> bool:
    """Whether the person who is calling is behind it."""
    account = current_account()
    return account is not None and has_proposer(db.session(), initiative, account.id)


def current_has_signed(initiative: Initiative) -> bool:
    """Whether the person who is calling has signed it."""
    account = current_account()
    return account is not None and queries.has_signed(initiative, account.person_key, keys_dir())


def current_residence_by() -> str:
    """Who says where the person who is calling lives: the login service, or they themselves."""
    asserted = get_current_login().asserted_district_id
    is_by_login = asserted is not None and asserted == get_current_account().district_id
    return Source.LOGIN.value if is_by_login else Source.DECLARATION.value
