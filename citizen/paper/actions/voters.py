"""The elector that a code leads to, as the one who votes."""

from __future__ import annotations

from citizen.ballots.actions import Voter
from citizen.domain.electorates import Circle, Elector, ElectorRefusal, refuse_elector
from citizen.electorates.models import RollEntry
from citizen.processes.models import Process


def elector_of(process: Process, entry: RollEntry) -> Elector:
    """What the roll says of a person; who stands on a list of residents lives in the municipality."""
    is_resident = entry.district_id is not None or process.as_electorate().circle not in (
        Circle.EMPLOYEES,
        Circle.INVITED,
    )
    return Elector(
        municipality_id=process.municipality_id if is_resident else None,
        district_id=entry.district_id,
        road_id=entry.road_id,
        born_on=entry.born_on,
        on_roll=True,
    )


def refuse_entry(process: Process, entry: RollEntry) -> ElectorRefusal | None:
    """Why this person may not vote in the process."""
    return refuse_elector(process.as_electorate(), process.municipality_id, elector_of(process, entry))


def voter_of(process: Process, entry: RollEntry, question_road_id: int | None) -> Voter:
    """The person as the one who votes on a question, with the groups that the same person would have online."""
    knows_road = question_road_id is not None and entry.road_id is not None
    return Voter(
        elector=elector_of(process, entry),
        key=entry.person_hash,
        district_id=entry.district_id,
        lives_here=entry.road_id == question_road_id if knows_road else None,
    )
