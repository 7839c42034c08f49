"""Tables: roll, roll_entry, age_declaration. No name and no birth number stands in any of them.

| column | what it is for | kept until |
|---|---|---|
| roll.uploaded_by | who answers for the list, if it is wrong | as long as the process |
| roll_entry.person_hash | finds the person who logs in; its key is no other and not in the database | 14 days after |
| roll_entry.number | finds the person's paper ballot without naming anyone | 14 days after |
| roll_entry.district_id, road_id | who may vote, and the coarse groups that votes are shown in | 14 days after |
| roll_entry.born_on | the minimum age | 14 days after |
| roll_entry.wants_paper | whom the municipality sends a ballot on paper | 14 days after |
| age_declaration.* | that the person has said they are old enough | 14 days after, or until withdrawn |

"14 days after" is after the close of the voting: as long as somebody can complain (`actions.delete_old_rolls`).
"""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from citizen.database import Base


class Roll(Base):
    """The municipality's list of those who may vote in a process, as it was uploaded last."""

    __tablename__ = "roll"

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(sa.ForeignKey("process.id"), unique=True)
    uploaded_at: Mapped[datetime]
    uploaded_by: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    rows: Mapped[int]
    """How many people the file held."""
    electors: Mapped[int | None]
    """How many of them could vote; counted when the entries are deleted, so that the turnout stays known."""
    version: Mapped[int]
    """Counts the uploads, so that what was made from a roll knows when it is stale."""


class RollEntry(Base):
    """A person on a roll: a keyed hash, and what the rules need to know of them."""

    __tablename__ = "roll_entry"
    __table_args__ = (
        sa.UniqueConstraint("roll_id", "number"),
        sa.CheckConstraint("length(person_hash) = 32", name="person_hash_is_a_hash"),
        sa.CheckConstraint("number >= 1", name="number_is_counted"),
        {"sqlite_with_rowid": False},
    )

    roll_id: Mapped[int] = mapped_column(sa.ForeignKey("roll.id"), primary_key=True)
    person_hash: Mapped[bytes] = mapped_column(primary_key=True)
    number: Mapped[int]
    district_id: Mapped[int | None] = mapped_column(sa.ForeignKey("district.id"))
    road_id: Mapped[int | None] = mapped_column(sa.ForeignKey("road.id"))
    born_on: Mapped[date | None]
    wants_paper: Mapped[bool]


class AgeDeclaration(Base):
    """A person has said that they are as old as a process asks for. Gone when the age or the day is changed."""

    __tablename__ = "age_declaration"

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), primary_key=True)
    process_id: Mapped[int] = mapped_column(sa.ForeignKey("process.id"), primary_key=True)
    declared_at: Mapped[datetime]
