"""Store what staff prepare, in one case or in many at once; two people at once lose nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.database import transaction
from citizen.decisions.actions.noting import note
from citizen.decisions.models import CouncilCase, Meeting
from citizen.domain.acts import Act
from citizen.domain.decisions.codes import DecisionRefusal, Outcome, Parallel
from citizen.domain.decisions.preparing import Preparation, find_faults
from citizen.processes.models import Process


@dataclass(frozen=True, slots=True)
class Edit:
    """A case that somebody wants to change, in the version that they had before them."""

    case_id: int
    version: int
    change: Callable[[Preparation], Preparation]


@dataclass(frozen=True, slots=True)
class PreparedCases:
    """What became of the edits, by case."""

    stored: tuple[int, ...]
    conflicts: tuple[int, ...]
    """Somebody else has changed these meanwhile; they are left as they are."""
    faults: Mapping[int, tuple[str, DecisionRefusal]]
    """These would not be right, each with a field."""


def prepare_cases(process_id: int, edits: Sequence[Edit], today: date) -> PreparedCases:
    """Change each case that nobody has changed meanwhile. An edit that changes nothing is stored without a trace."""
    stored: list[int] = []
    changed = 0
    conflicts: list[int] = []
    faults: dict[int, tuple[str, DecisionRefusal]] = {}
    with transaction() as session:
        process = session.get_one(Process, process_id, with_for_update=True)
        meetings = frozenset(
            session.scalars(sa.select(Meeting.id).where(Meeting.municipality_id == process.municipality_id))
        )
        cases = {case.id: case for case in _list_cases(session, process_id)}
        for edit in edits:
            case = cases.get(edit.case_id)
            if case is None or case.version != edit.version:
                conflicts.append(edit.case_id)
                continue
            before = preparation_of(case)
            after = edit.change(before)
            if after.meeting_id not in meetings:
                after = replace(after, meeting_id=None)
            if fault := next(find_faults(after, today), None):
                faults[edit.case_id] = fault
                continue
            if after != before:
                _store(case, after)
                changed += 1
            stored.append(edit.case_id)
        if changed:
            note(session, process, Act.CASES_PREPARED, {"cases": changed})
    return PreparedCases(tuple(stored), tuple(conflicts), faults)


def preparation_of(case: CouncilCase) -> Preparation:
    """What stands prepared in the case."""
    values = {one.name: getattr(case, one.name) for one in fields(Preparation)}
    values["parallel"] = Parallel(case.parallel)
    values["recommended"] = Outcome(case.recommended) if case.recommended else None
    return Preparation(**values)


def find_preparation(case_id: int) -> Preparation:
    """What stands prepared in this case."""
    with transaction() as session:
        return preparation_of(session.get_one(CouncilCase, case_id, populate_existing=True))


def _list_cases(session: Session, process_id: int) -> Sequence[CouncilCase]:
    wanted = sa.select(CouncilCase).where(CouncilCase.process_id == process_id)
    return session.scalars(wanted.execution_options(populate_existing=True)).all()


def _store(case: CouncilCase, after: Preparation) -> None:
    for name, value in asdict(after).items():
        setattr(case, name, value.value if isinstance(value, Outcome | Parallel) else value)
    case.version += 1
