"""Turn chosen pairs into a round: the process and its roads in one transaction."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from citizen.database import transaction
from citizen.domain.phases import Schedule
from citizen.domain.roads import Choice, RoundRefusal
from citizen.domain.round_words import RoadInPair, reason_for_both, reason_for_keeper
from citizen.domain.rounds import Change, Fault, Settled, fingerprint_of, refuse_announcement, settle
from citizen.domain.slugs import slugs_of_roads
from citizen.municipalities.models import Municipality
from citizen.processes.actions import ProcessTexts, create_process
from citizen.processes.models import Process
from citizen.processes.queries import list_slugs
from citizen.roads import queries
from citizen.roads.models import Collision, Road, RoadQuestion

MOST_PAIRS = 300


@dataclass(frozen=True, slots=True)
class RoundWish:
    """A round as staff filled it in. `seen` is the fingerprint of the roads that stood on their page."""

    pair_ids: Sequence[int]
    seen: str
    slug: str
    texts: ProcessTexts
    schedule: Schedule


def plan_round(municipality_id: int, pair_ids: Collection[int]) -> Settled:
    """Which roads a round of these pairs would ask about, or everything that must be mended first."""
    if len(pair_ids) > MOST_PAIRS:
        return Settled((), (Fault(RoundRefusal.TOO_MANY_PAIRS),))
    pairs = queries.list_chosen_pairs(municipality_id, pair_ids)
    return settle(pairs, busy_roads=queries.list_busy_roads(municipality_id))


def set_up_round(municipality_id: int, wish: RoundWish, now: datetime) -> Process | tuple[Fault, ...]:
    """Announce the round with its roads as questions, or say everything that stands in the way and store nothing."""
    with transaction() as session:
        session.get_one(Municipality, municipality_id, with_for_update=True)  # one round at a time takes roads
        plan = plan_round(municipality_id, wish.pair_ids)
        faults = plan.faults
        if not faults and fingerprint_of(plan.changes) != wish.seen:
            faults = (Fault(RoundRefusal.CHANGED_MEANWHILE),)
        taken = list_slugs(municipality_id)
        faults += tuple(Fault(refusal) for refusal in refuse_announcement(wish.slug, wish.schedule, taken, now))
        if faults:
            return faults
        process = create_process(municipality_id, wish.slug, wish.texts, wish.schedule, now)
        if not isinstance(process, Process):
            raise RuntimeError("what was checked in this transaction was refused in it")
        rows = queries.find_collision_rows(municipality_id, wish.pair_ids)
        pairs = {row.collision.id: row.collision for row in rows}
        session.execute(sa.insert(RoadQuestion), _questions(process, plan.changes, pairs))
    return process


def _questions(process: Process, changes: Sequence[Change], pairs: Mapping[int, Collision]) -> list[dict[str, object]]:
    roads = {road.id: road for pair in pairs.values() for road in (pair.road_a, pair.road_b)}
    changing = [roads[change.road] for change in changes]
    slugs = slugs_of_roads((road.id, road.name, road.district.number, road.code) for road in changing)
    return [_question(process, change, slugs[change.road], pairs[change.pair_id], roads) for change in changes]


def _question(
    process: Process, change: Change, slug: str, pair: Collision, roads: Mapping[int, Road]
) -> dict[str, object]:
    reason_nb, reason_nn = _reasons(pair, roads[change.road], roads[change.because_road])
    return {
        "process_id": process.id,
        "road_id": change.road,
        "slug": slug,
        "level": pair.level,
        "because_road_id": change.because_road,
        "old_name": roads[change.road].name,
        "old_addresses": roads[change.road].addresses,
        "because_name": roads[change.because_road].name,
        "other_changes_too": change.other_changes_too,
        "reason_nb": reason_nb,
        "reason_nn": reason_nn,
        "treatment": change.treatment.value,
        "into_road_id": change.into_road,
    }


def _reasons(pair: Collision, road: Road, because: Road) -> tuple[str, str]:
    """The arithmetic of the advice where it was followed; else that the municipality chose otherwise."""
    changing, staying = (RoadInPair(of.district.name, of.addresses) for of in (road, because))
    if pair.choice == Choice.CHANGE_BOTH:
        return reason_for_both(changing, staying)
    if pair.choice is not None and pair.advised_keeper_id != because.id:
        return reason_for_keeper(staying, changing)
    return pair.reason_nb, pair.reason_nn
