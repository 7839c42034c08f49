"""Decided road names with how far each road has come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import aliased, joinedload

from citizen.database import db
from citizen.decisions.models import CouncilCase
from citizen.decisions.queries import DecidedRow, list_decided
from citizen.domain.decisions.codes import Outcome
from citizen.domain.register.addresses import RoadKey, write_key
from citizen.domain.register.matrikkel import Handling
from citizen.domain.register.tasks import RoadStep, RoadTask, StepStanding, Task, left_of, line_of, reached, version_of
from citizen.domain.roads import Treatment
from citizen.domain.slugs import slug_of
from citizen.municipalities.models import District
from citizen.processes.models import Process
from citizen.register.models import RoadTaskMark
from citizen.roads.models import Road, RoadQuestion

_into = aliased(Road, name="into_road")


@dataclass(frozen=True, slots=True)
class NewName:
    """A road that a decision has been made about, with the tasks that the decision gives."""

    decided: DecidedRow
    key: RoadKey
    handling: Handling | None
    """What shall happen in Matrikkelen; None where the road keeps its name."""
    into_code: int | None
    """The code of the neighbour that takes the road up."""
    tasks: tuple[Task, ...]

    @property
    def road_id(self) -> int:
        return self.decided.road_id or 0

    @property
    def name(self) -> str:
        return self.decided.new_name if self.changes else self.decided.old_name

    @property
    def changes(self) -> bool:
        return self.handling is not None

    @property
    def address(self) -> str:
        """The part of the page's address that is this road's own."""
        return write_key(self.key, self.name)

    def line(self, today: date) -> tuple[StepStanding, ...]:
        return line_of(self.decided.decided_on, self.name, self.tasks, today)

    def reached(self, today: date) -> RoadStep:
        return reached(self.line(today))

    def left(self) -> tuple[RoadTask, ...]:
        return left_of(self.name, self.tasks)

    def task(self, wanted: RoadTask) -> Task:
        return next((one for one in self.tasks if one.task is wanted), Task(wanted))

    @property
    def version(self) -> str:
        """Goes with a form about the tasks, so that what somebody else stores meanwhile is noticed."""
        return version_of(self.name, self.tasks)

    @property
    def ssr_number(self) -> str:
        return self.task(RoadTask.SSR).reference


def list_names(municipality_id: int) -> list[NewName]:
    """Every road that has been decided on, also those that keep their name; by old name."""
    decided = [row for row in list_decided(municipality_id) if row.road_id is not None]
    if not decided:
        return []
    districts = sa.select(District.id, District.number).where(District.municipality_id == municipality_id)
    numbers = dict(db.session.execute(districts).all())
    tasks, asked = _tasks_of(municipality_id), _asked_of(municipality_id)
    return [_new_name(row, numbers[row.district_id or 0], asked[row.case_id], tasks[row.case_id]) for row in decided]


def list_changed(municipality_id: int) -> list[NewName]:
    """Those of them that are to be changed."""
    return [one for one in list_names(municipality_id) if one.changes]


def find_name(municipality_id: int, key: RoadKey) -> NewName | None:
    """What has been decided of this road; where a road was asked about twice, what was decided last."""
    found = [one for one in list_names(municipality_id) if one.key == key]
    return max(found, key=lambda one: one.decided.recorded_at, default=None)


def list_roads_named(municipality_id: int, slug: str) -> Sequence[Road]:
    """The roads of the loaded register whose name is written so in an address, with their districts."""
    listed = db.session.execute(
        sa.select(Road.id, Road.name).where(Road.municipality_id == municipality_id, Road.is_gone.is_(False))
    )
    ids = [road_id for road_id, name in listed if slug_of(name) == slug]
    wanted = sa.select(Road).where(Road.id.in_(ids)).options(joinedload(Road.district))
    return db.session.scalars(wanted.order_by(Road.district_id, Road.code)).all() if ids else []


def _tasks_of(municipality_id: int) -> dict[int, tuple[Task, ...]]:
    wanted = (
        sa.select(RoadTaskMark)
        .join(CouncilCase, CouncilCase.id == RoadTaskMark.case_id)
        .join(Process, Process.id == CouncilCase.process_id)
        .where(Process.municipality_id == municipality_id)
    )
    found: dict[int, tuple[Task, ...]] = defaultdict(tuple)
    for mark in db.session.scalars(wanted.execution_options(populate_existing=True)):
        found[mark.case_id] += (mark.as_task(),)
    return found


def _asked_of(municipality_id: int) -> dict[int, tuple[Treatment, int | None]]:
    """What was asked of each road, and the code of the neighbour that was to take it up, by case."""
    wanted = (
        sa.select(CouncilCase.id, RoadQuestion.treatment, _into.code)
        .join(RoadQuestion, RoadQuestion.id == CouncilCase.road_question_id)
        .join(Process, Process.id == CouncilCase.process_id)
        .outerjoin(_into, _into.id == RoadQuestion.into_road_id)
        .where(Process.municipality_id == municipality_id)
    )
    return {case_id: (Treatment(treatment), code) for case_id, treatment, code in db.session.execute(wanted)}


def _new_name(row: DecidedRow, district: str, asked: tuple[Treatment, int | None], tasks: tuple[Task, ...]) -> NewName:
    treatment, into_code = asked
    handling: Handling | None = None
    if row.outcome is Outcome.ABSORBED:
        handling = Handling.ABSORB
    elif row.outcome is Outcome.NEW_NAME:
        handling = Handling.SPLIT if treatment is Treatment.SPLIT else Handling.RENAME
    return NewName(row, RoadKey(district, row.road_code or 0), handling, into_code, tasks)
