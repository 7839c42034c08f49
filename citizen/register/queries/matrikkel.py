"""The list for Matrikkelen: its rows, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from citizen.database import db
from citizen.domain.register.matrikkel import Finding, Handling, LoadedRoad, Renamed, check_list
from citizen.domain.register.tasks import can_be_appealed
from citizen.municipalities.models import District
from citizen.register.queries.names import NewName, list_changed
from citizen.roads.models import Road


@dataclass(frozen=True, slots=True)
class MatrikkelRow:
    """A road of the list, and what is wrong with it."""

    name: NewName
    findings: tuple[Finding, ...]

    @property
    def is_kept_out(self) -> bool:
        """Whether something must be mended before it goes into the file."""
        return any(one.keeps_out for one in self.findings)


def list_matrikkel(municipality_id: int, today: date) -> list[MatrikkelRow]:
    """Every road that the decisions change, checked against the loaded registers and each other."""
    names = list_changed(municipality_id)
    renamed = [
        Renamed(
            road_id=one.road_id,
            old_name=one.decided.old_name,
            new_name=one.name,
            short_form=one.decided.short_form,
            handling=one.handling or Handling.RENAME,
            is_reopened=one.decided.is_reopened,
            can_be_appealed=can_be_appealed(one.decided.decided_on, today),
        )
        for one in names
    ]
    found = check_list(renamed, _loaded(municipality_id))
    return [MatrikkelRow(one, found[one.road_id]) for one in names]


def _loaded(municipality_id: int) -> list[LoadedRoad]:
    wanted = (
        sa.select(Road.id, District.id, District.name, Road.code, Road.name, Road.is_gone)
        .join(District, District.id == Road.district_id)
        .where(Road.municipality_id == municipality_id)
    )
    return [LoadedRoad(*row) for row in db.session.execute(wanted)]
