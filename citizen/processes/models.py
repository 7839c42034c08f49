"""Table: process."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from citizen.database import Base
from citizen.domain.electorates import RESIDENTS_BY_DECLARATION, Electorate, from_json
from citizen.domain.phases import Schedule

ROAD_NAMES, VOTE, IDEAS, HEARING = "road-names", "vote", "ideas", "hearing"


@dataclass(frozen=True, slots=True)
class Franchise:
    """As much of a process as says who may vote in it."""

    id: int
    municipality_id: int
    electorate: str

    def as_electorate(self) -> Electorate:
        return from_json(self.electorate)


class Process(Base):
    """A round of participation in one municipality. Its phase follows from the four instants and the clock."""

    __tablename__ = "process"
    __table_args__ = (
        sa.UniqueConstraint("municipality_id", "slug"),
        sa.CheckConstraint(
            "proposals_close_at <= voting_open_at AND"
            " (voting_open_at < voting_close_at OR"
            " (kind IN ('ideas', 'hearing') AND voting_open_at = voting_close_at)) AND"
            " (proposals_open_at < proposals_close_at OR (kind = 'vote' AND proposals_open_at = voting_open_at))",
            name="phases_follow_each_other",
        ),
        sa.CheckConstraint("kind IN ('road-names', 'vote', 'ideas', 'hearing')", name="kind_is_known"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int] = mapped_column(sa.ForeignKey("municipality.id"))
    kind: Mapped[str] = mapped_column(server_default="road-names", default="road-names")
    """'vote' is a vote on given alternatives: its period for proposals is empty, from and to where the voting opens.
    'ideas' and 'hearing' have no voting: that period is empty, on the day when the municipality has promised to answer.
    """
    slug: Mapped[str]
    title_nb: Mapped[str]
    title_nn: Mapped[str]
    summary_nb: Mapped[str]
    summary_nn: Mapped[str]
    why_nb: Mapped[str]
    why_nn: Mapped[str]
    influence_nb: Mapped[str]
    influence_nn: Mapped[str]
    next_nb: Mapped[str]
    next_nn: Mapped[str]
    decided_by_nb: Mapped[str]
    decided_by_nn: Mapped[str]
    privacy_nb: Mapped[str] = mapped_column(default="", server_default="")
    privacy_nn: Mapped[str] = mapped_column(default="", server_default="")
    """What happens with what people send in, where more is to be said than on the page about privacy."""
    proposals_open_at: Mapped[datetime]
    proposals_close_at: Mapped[datetime]
    voting_open_at: Mapped[datetime]
    voting_close_at: Mapped[datetime]
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
    electorate: Mapped[str] = mapped_column(default=RESIDENTS_BY_DECLARATION, server_default=RESIDENTS_BY_DECLARATION)
    """Who may vote, as canonical JSON. The database keeps it as it is once the voting has opened."""

    def as_electorate(self) -> Electorate:
        return from_json(self.electorate)

    @property
    def is_vote(self) -> bool:
        """Whether it comes to a vote; in an idea round or a hearing people take part without one."""
        return self.kind in (ROAD_NAMES, VOTE)

    @property
    def electorate_holds_from(self) -> datetime:
        """From when on it can't be changed who may vote or take part: when the first of them can."""
        return self.voting_open_at if self.is_vote else self.proposals_open_at

    def as_franchise(self) -> Franchise:
        return Franchise(self.id, self.municipality_id, self.electorate)

    def as_schedule(self) -> Schedule:
        return Schedule(
            proposals_open_at=self.proposals_open_at,
            proposals_close_at=self.proposals_close_at,
            voting_open_at=self.voting_open_at,
            voting_close_at=self.voting_close_at,
        )
