"""Tables: road, road_addresses, collision, road_question."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from citizen.database import Base
from citizen.domain.maps import Position
from citizen.municipalities.models import District


class Road(Base):
    """A road in the register of a former municipality, as Kartverket published it."""

    __tablename__ = "road"
    __table_args__ = (
        sa.UniqueConstraint("district_id", "code"),
        sa.CheckConstraint("code > 0", name="code_is_positive"),
        sa.CheckConstraint("addresses >= 0", name="addresses_are_counted"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int] = mapped_column(sa.ForeignKey("municipality.id"), index=True)
    district_id: Mapped[int] = mapped_column(sa.ForeignKey("district.id"))
    code: Mapped[int]
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(index=True)
    addresses: Mapped[int]
    theme: Mapped[str | None]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    """Of its first address, for maps; None where the register does not say."""
    is_gone: Mapped[bool] = mapped_column(default=False)
    """True when a later register no longer holds the road; questions about it stay readable."""

    district: Mapped[District] = relationship(lazy="raise_on_sql")

    @property
    def position(self) -> Position | None:
        if self.latitude is None or self.longitude is None:
            return None
        return Position(self.latitude, self.longitude)


class RoadAddresses(Base):
    """The single addresses of a road, as the register has them; who lives or owns there is not in it."""

    __tablename__ = "road_addresses"

    road_id: Mapped[int] = mapped_column(sa.ForeignKey("road.id"), primary_key=True)
    listed: Mapped[list[list[Any]]] = mapped_column(sa.JSON)
    """In order: number, letter, post code and place of each."""


class Collision(Base):
    """Two roads of different former municipalities whose names can't both stay, and what staff chose."""

    __tablename__ = "collision"
    __table_args__ = (
        sa.UniqueConstraint("road_a_id", "road_b_id"),
        sa.CheckConstraint("level IN ('identical', 'sound-alike', 'same-stem')", name="level_is_known"),
        sa.CheckConstraint("choice IN ('keep-a', 'keep-b', 'change-both', 'keep-both')", name="choice_is_known"),
        sa.CheckConstraint("treatment IN ('rename', 'absorb', 'split')", name="treatment_is_known"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int] = mapped_column(sa.ForeignKey("municipality.id"), index=True)
    level: Mapped[str]
    road_a_id: Mapped[int] = mapped_column(sa.ForeignKey("road.id"))
    road_b_id: Mapped[int] = mapped_column(sa.ForeignKey("road.id"))
    advised_keeper_id: Mapped[int | None] = mapped_column(sa.ForeignKey("road.id"))
    reason_nb: Mapped[str]
    reason_nn: Mapped[str]
    choice: Mapped[str | None]
    """None as long as staff follow the advice."""
    treatment: Mapped[str] = mapped_column(default="rename")
    """What shall happen to the road that changes."""
    into_road_id: Mapped[int | None] = mapped_column(sa.ForeignKey("road.id"))
    """The neighbour that takes up an absorbed road."""
    note: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)

    road_a: Mapped[Road] = relationship(foreign_keys=[road_a_id], lazy="raise_on_sql")
    road_b: Mapped[Road] = relationship(foreign_keys=[road_b_id], lazy="raise_on_sql")
    into_road: Mapped[Road | None] = relationship(foreign_keys=[into_road_id], lazy="raise_on_sql")


class RoadQuestion(Base):
    """A road that shall have a new name in a process: the question that residents answer."""

    __tablename__ = "road_question"
    __table_args__ = (
        sa.UniqueConstraint("process_id", "road_id"),
        sa.UniqueConstraint("process_id", "slug"),
        sa.CheckConstraint("level IN ('identical', 'sound-alike', 'same-stem')", name="level_is_known"),
        sa.CheckConstraint("treatment IN ('rename', 'absorb', 'split')", name="treatment_is_known"),
        sa.CheckConstraint("(treatment = 'absorb') = (into_road_id IS NOT NULL)", name="absorbed_into_a_road"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(sa.ForeignKey("process.id"))
    road_id: Mapped[int] = mapped_column(sa.ForeignKey("road.id"))
    slug: Mapped[str]
    level: Mapped[str]
    because_road_id: Mapped[int] = mapped_column(sa.ForeignKey("road.id"))
    """The other road that has the same or a like name."""
    old_name: Mapped[str]
    old_addresses: Mapped[int]
    because_name: Mapped[str]
    """The two roads as they were when the round was announced: a later register changes nothing that was asked."""
    other_changes_too: Mapped[bool] = mapped_column(default=False)
    reason_nb: Mapped[str]
    reason_nn: Mapped[str]
    treatment: Mapped[str] = mapped_column(default="rename")
    into_road_id: Mapped[int | None] = mapped_column(sa.ForeignKey("road.id"))

    road: Mapped[Road] = relationship(foreign_keys=[road_id], lazy="raise_on_sql")
    because_road: Mapped[Road] = relationship(foreign_keys=[because_road_id], lazy="raise_on_sql")
    into_road: Mapped[Road | None] = relationship(foreign_keys=[into_road_id], lazy="raise_on_sql")
