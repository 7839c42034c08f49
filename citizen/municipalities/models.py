"""Tables: municipality, district."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from citizen.database import Base


class Municipality(Base):
    """A municipality that uses Citizen."""

    __tablename__ = "municipality"
    __table_args__ = (
        sa.CheckConstraint("length(number) = 4", name="number_has_four_digits"),
        sa.CheckConstraint("language IN ('nb', 'nn')", name="language_is_known"),
        sa.CheckConstraint("road_form IN ('vei', 'veg')", name="road_form_is_known"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    slug: Mapped[str] = mapped_column(unique=True)
    language: Mapped[str]
    theme: Mapped[str]
    road_form: Mapped[str | None]
    intro_nb: Mapped[str]
    intro_nn: Mapped[str]
    help_nb: Mapped[str] = mapped_column(default="")
    help_nn: Mapped[str] = mapped_column(default="")
    """Whom to telephone or visit for help; shown at the foot of every page."""
    register_version: Mapped[int] = mapped_column(default=0)
    """Counts the imports of roads, so that what was computed from the register knows when it is stale."""


class District(Base):
    """A former municipality that is now a part of the new one."""

    __tablename__ = "district"
    __table_args__ = (sa.UniqueConstraint("municipality_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int] = mapped_column(sa.ForeignKey("municipality.id"))
    number: Mapped[str]
    name: Mapped[str]
    electors: Mapped[int | None]
    """How many may vote there, as the municipality states it; None where it has not been stated."""
