"""Roads with new names as notices and people's follows point at them; everyone can see what is decided."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import sqlalchemy as sa

from citizen.database import db
from citizen.decisions.models import CouncilCase, Decision
from citizen.domain.notices import FollowKind
from citizen.domain.register.addresses import RoadKey, write_key
from citizen.municipalities.models import District, Municipality
from citizen.notices.queries import Target, find_targets
from citizen.roads.models import Road, RoadQuestion


def targets_of_roads(ids: Collection[int]) -> Mapping[int, Target]:
    """Those that a decision has been made about; the last one gives the name."""
    wanted = (
        sa.select(Road.id, RoadQuestion.old_name, Decision.name_nb, District.number, Road.code, Municipality.slug)
        .join(RoadQuestion, RoadQuestion.road_id == Road.id)
        .join(CouncilCase, CouncilCase.road_question_id == RoadQuestion.id)
        .join(Decision, Decision.case_id == CouncilCase.id)
        .join(District, District.id == Road.district_id)
        .join(Municipality, Municipality.id == Road.municipality_id)
        .where(Road.id.in_(ids))
        .order_by(Decision.recorded_at, Decision.number)
    )
    found: dict[int, Target] = {}
    for road_id, old_name, name, district, code, place in db.session.execute(wanted):
        title = f"{old_name} → {name}" if name else old_name
        found[road_id] = Target(title, title, f"/{place}/veinavn/{write_key(RoadKey(district, code), name)}")
    return found


find_targets[FollowKind.ROAD] = targets_of_roads
