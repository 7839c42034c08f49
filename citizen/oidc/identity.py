"""Who logged in, as the provider says it; lives in memory only, and hides the birth number when printed."""

from __future__ import annotations

import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from citizen.config import Settings
from citizen.domain.logins import LoginRefusal, is_level_enough
from citizen.domain.person_numbers import PersonNumber, read_person_number
from citizen.keys import read_key
from citizen.rolls.fingerprints import hash_for_roll

PERSON_KEY_FILE = "person"
ROLL_KEY_FILE = "roll"
WHOLE_DATE = re.compile(r"(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class DemoHome:
    """Where a test person lives: number of the former municipality and code of the road."""

    district: str
    road_code: int | None


@dataclass(frozen=True, slots=True)
class Identity:
    """A person that the provider vouches for."""

    pid: str = field(repr=False)
    acr: str
    provider_sid: str | None
    locale: str | None
    email: str | None
    """Only an address that the provider itself calls verified."""
    name: str | None
    demo_home: DemoHome | None = None
    born_on: date | None = None
    """Only where the provider states it; ID-porten does not. Never read from the number."""


def person_key(settings: Settings, pid: str) -> bytes:
    """How the database knows the person: a keyed hash of the number, whose key is not in the database.

    Raises ValueError for what is no person number, KeyMissing where the key is gone.
    """
    return hmac.digest(read_key(settings.keys_dir, PERSON_KEY_FILE), _canonical(pid).encode(), "sha256")


def roll_hash(settings: Settings, pid: str) -> bytes:
    """How a municipality's roll knows the person. Its key is another, so that no roll leads to an account.

    Raises ValueError for what is no person number, KeyMissing where the key is gone.
    """
    return hash_for_roll(read_key(settings.keys_dir, ROLL_KEY_FILE), _canonical(pid))


def _canonical(pid: str) -> str:
    number = read_person_number(pid)
    if number is None:
        raise ValueError("not a person number")
    return number.digits


def identity_from(claims: Mapping[str, object], settings: Settings) -> Identity | LoginRefusal:
    """The person in an id_token whose signature and addressee have been checked."""
    acr = _text(claims, "acr") or ""
    if not is_level_enough(acr):
        return LoginRefusal.LEVEL_TOO_LOW
    number = read_person_number(_text(claims, "pid") or "")
    if number is None:
        return LoginRefusal.NO_PERSON_NUMBER
    if refusal := _refuse_population(number, settings):
        return refusal
    return Identity(
        pid=number.digits,
        acr=acr,
        provider_sid=_text(claims, "sid"),
        locale=_text(claims, "locale"),
        email=_text(claims, "email") if claims.get("email_verified") is True else None,
        name=_text(claims, "name"),
        demo_home=_demo_home(claims) if settings.uses_demo_login else None,
        born_on=_birthdate(claims),
    )


def _refuse_population(number: PersonNumber, settings: Settings) -> LoginRefusal | None:
    """Test people stay out of a real municipality, and real people out of the demonstration."""
    if number.is_synthetic == settings.is_demo:
        return None
    return LoginRefusal.TEST_PERSON if number.is_synthetic else LoginRefusal.REAL_PERSON


def _demo_home(claims: Mapping[str, object]) -> DemoHome | None:
    district = _text(claims, "citizen_demo_municipality")
    road = _text(claims, "citizen_demo_road") or ""
    return DemoHome(district, int(road) if road.isdecimal() else None) if district else None


def _birthdate(claims: Mapping[str, object]) -> date | None:
    """The standard's claim `birthdate`, where it states a whole date: it may also hold a year alone, or no year."""
    said = _text(claims, "birthdate") or ""
    try:
        return date.fromisoformat(said) if WHOLE_DATE.fullmatch(said) else None
    except ValueError:
        return None


def _text(claims: Mapping[str, object], name: str) -> str | None:
    value = claims.get(name)
    return value if isinstance(value, str) and value else None
