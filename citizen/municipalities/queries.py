"""Questions about municipalities and their districts."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from citizen.database import db
from citizen.municipalities.models import District, Municipality


def find_municipality(slug: str) -> Municipality | None:
    return db.session.scalar(sa.select(Municipality).where(Municipality.slug == slug))


def find_municipality_by_number(number: str) -> Municipality | None:
    return db.session.scalar(sa.select(Municipality).where(Municipality.number == number))


def find_municipality_of_register(number: str) -> Municipality | None:
    """The municipality that a road register with this number belongs to: its own, or a former one's."""
    own = find_municipality_by_number(number)
    if own:
        return own
    merged = sa.select(Municipality).join(District, District.municipality_id == Municipality.id)
    return db.session.scalar(merged.where(District.number == number).order_by(Municipality.id).limit(1))


def get_municipality(municipality_id: int) -> Municipality:
    return db.session.get_one(Municipality, municipality_id)


def list_municipalities() -> Sequence[Municipality]:
    return db.session.scalars(sa.select(Municipality).order_by(Municipality.name, Municipality.id)).all()


def list_districts(municipality_id: int) -> Sequence[District]:
    """The former municipalities, by number."""
    wanted = sa.select(District).where(District.municipality_id == municipality_id)
    return db.session.scalars(wanted.order_by(District.number)).all()


def find_district(district_id: int) -> District | None:
    return db.session.get(District, district_id)
