"""A municipality with initiatives: residents of Lidal, staff, and the ways to the pages."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from citizen.accounts.models import Account
from citizen.database import db
from citizen.domain.permissions import Role
from citizen.initiatives.models import Initiative, InitiativeEvent, InitiativeSignature
from citizen.municipalities.models import District, Municipality
from citizen.notices.models import Notice
from tests import factories as a
from tests.factories.initiatives import initiative_settings


@dataclass(frozen=True)
class InitiativeTown:
    """A place of a hundred residents, where two must sign."""

    place: Municipality
    district: District
    staff: Account

    @property
    def pages(self) -> str:
        return f"/nb/{self.place.slug}/innbyggerforslag"

    @property
    def desk(self) -> str:
        return f"/nb/stab/{self.place.slug}/innbyggerforslag"

    def page_of(self, initiative: Initiative) -> str:
        return f"{self.pages}/{initiative.public_id}"

    def desk_of(self, initiative: Initiative) -> str:
        return f"{self.desk}/{initiative.public_id}"

    def a_neighbour(self, **changes: object) -> Account:
        return a.a_resident(self.district, **changes)


def an_initiative_town(name: str = "Fjordsund", *, with_settings: bool = True) -> InitiativeTown:
    place = a.a_municipality(name)
    district = a.a_district(place, "Lidal")
    if with_settings:
        initiative_settings(place)
    return InitiativeTown(place, district, a.a_person_with_role(place, Role.STAFF))


def the_only(town: InitiativeTown) -> Initiative:
    db.session.rollback()
    wanted = sa.select(Initiative).where(Initiative.municipality_id == town.place.id)
    return db.session.scalars(wanted.execution_options(populate_existing=True)).one()


def count_signatures(initiative: Initiative) -> int:
    wanted = sa.select(sa.func.count()).where(InitiativeSignature.initiative_id == initiative.id)
    return db.session.scalar(wanted) or 0


def kinds_noted(initiative: Initiative) -> list[str]:
    wanted = sa.select(InitiativeEvent.kind).where(InitiativeEvent.initiative_id == initiative.id)
    return [kind.removeprefix("initiative-event-") for kind in db.session.scalars(wanted.order_by(InitiativeEvent.id))]


def notices_of(account: Account) -> list[str]:
    wanted = sa.select(Notice.kind).where(Notice.account_id == account.id)
    return list(db.session.scalars(wanted.order_by(Notice.id)))
