"""The invented people of the demonstration: those one can log in as, and the many who have proposed and voted."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from citizen.accounts.models import Account, RoleGrant
from citizen.config import Settings
from citizen.database import transaction
from citizen.demo import content
from citizen.demo.content import Place
from citizen.municipalities.models import Municipality
from citizen.oidc.demo_people import list_people
from citizen.oidc.identity import person_key
from citizen.roads.models import Road

SHARE_WITHOUT_NAME = 0.3


@dataclass(frozen=True, slots=True)
class People:
    """Who lives in the demonstration. `by_district` is district id to accounts."""

    all: list[Account]
    by_district: dict[int, list[Account]]


def make_people(
    settings: Settings, municipality: Municipality, roads: Mapping[Place, int], now: datetime, chance: random.Random
) -> People:
    """Accounts for the named test people with their roles, and for the other residents."""
    with transaction() as session:
        districts = dict(session.execute(sa.select(Road.id, Road.district_id)).all())
        test_people = _test_people(settings, municipality, roads, districts, now)
        residents = [
            _resident(name, number, districts, now, chance) for number, name in enumerate(content.read_residents())
        ]
        session.add_all(residents)
        session.flush()
    by_district: dict[int, list[Account]] = {}
    for account in [*residents, *test_people]:
        if account.district_id is not None:
            by_district.setdefault(account.district_id, []).append(account)
    return People(residents, by_district)


def _test_people(
    settings: Settings,
    municipality: Municipality,
    roads: Mapping[Place, int],
    districts: Mapping[int, int],
    now: datetime,
) -> list[Account]:
    accounts = []
    with transaction() as session:
        for number, person in enumerate(list_people()):
            road = roads[Place(person.district, int(person.road_code))] if person.road_code else None
            account = Account(
                public_id=f"demo{number:02}",
                person_key=person_key(settings, person.pid),
                shown_name=person.name,
                email=person.email,
                language=person.language,
                district_id=districts[road] if road else None,
                home_road_id=road,
                lives_elsewhere=road is None,
                created_at=now,
            )
            session.add(account)
            session.flush()
            session.add_all(
                RoleGrant(account_id=account.id, municipality_id=municipality.id, role=role) for role in person.roles
            )
            accounts.append(account)
    return accounts


def _resident(name: str, number: int, districts: Mapping[int, int], now: datetime, chance: random.Random) -> Account:
    """A resident whom nobody can log in as: the key comes from no person's number."""
    road = chance.choice(sorted(districts))
    return Account(
        public_id=f"innbyggar{number:03}",
        person_key=hashlib.sha256(f"invented resident {number}".encode()).digest(),
        shown_name=None if chance.random() < SHARE_WITHOUT_NAME else name,
        district_id=districts[road],
        home_road_id=road,
        created_at=now,
    )
