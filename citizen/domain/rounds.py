"""From what staff chose for pairs of colliding names to the roads that change, each because of one other road."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from citizen.domain.naming.likeness import Likeness
from citizen.domain.phases import Phase, Schedule, refuse_schedule
from citizen.domain.roads import Choice, RoundRefusal, Treatment
from citizen.domain.slugs import is_slug

PATIENCE = timedelta(minutes=5)
"""How long ago proposals may have opened when a round is announced: the time that a form takes from hand to hand."""
MARGIN = timedelta(seconds=10)
"""How long before its instant a voting can be announced at the latest: by then it must be stored, and it is frozen from
that instant on. A deadline can be moved until as long before it."""
FURTHEST = timedelta(days=2 * 365 + 1)
SHORTEST_PERIOD = timedelta(days=1)
_GRAVITY = {level: place for place, level in enumerate(Likeness)}


@dataclass(frozen=True, slots=True)
class ChosenPair:
    """Two colliding roads as staff left them. Without a choice the advice holds, if there is one."""

    pair_id: int
    level: Likeness
    road_a: int
    road_b: int
    advised_keeper: int | None
    choice: Choice | None
    treatment: Treatment = Treatment.RENAME
    into_road: int | None = None

    @property
    def roads(self) -> tuple[int, int]:
        return (self.road_a, self.road_b)

    def other(self, road: int) -> int:
        return self.road_b if road == self.road_a else self.road_a


@dataclass(frozen=True, slots=True)
class Change:
    """A road that gives up its name, the road that it yields to, and the pair that says why."""

    road: int
    because_road: int
    pair_id: int
    other_changes_too: bool
    treatment: Treatment
    into_road: int | None


@dataclass(frozen=True, slots=True)
class Fault:
    """What stands in the way of a round, and the pairs where it can be mended."""

    refusal: RoundRefusal
    pair_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """The roads that change, or everything that must be mended first; never both."""

    changes: tuple[Change, ...]
    faults: tuple[Fault, ...]


def losers_of(pair: ChosenPair) -> tuple[int, ...] | None:
    """The roads of the pair that change; None as long as nobody has decided."""
    match pair.choice:
        case Choice.KEEP_A:
            return (pair.road_b,)
        case Choice.KEEP_B:
            return (pair.road_a,)
        case Choice.CHANGE_BOTH:
            return pair.roads
        case Choice.KEEP_BOTH:
            return ()
    return _losers_by_advice(pair)


def settle(pairs: Sequence[ChosenPair], *, busy_roads: Collection[int] = ()) -> Settled:
    """What the chosen pairs mean together. `busy_roads` are questions in another round already.

    A road that loses in one pair changes, whatever the others say; of several reasons the best is one whose road stays.
    """
    lost: dict[int, list[ChosenPair]] = defaultdict(list)
    undecided = []
    for pair in pairs:
        losers = losers_of(pair)
        if losers is None:
            undecided.append(pair.pair_id)
        for road in losers or ():
            lost[road].append(pair)
    faults = _list_faults(lost, undecided, busy_roads, any_pairs=bool(pairs))
    if faults:
        return Settled((), faults)
    changes = [_change(road, because, lost) for road, because in lost.items()]
    return Settled(tuple(sorted(changes, key=lambda change: change.road)), ())


def _losers_by_advice(pair: ChosenPair) -> tuple[int, ...] | None:
    if pair.level is Likeness.SAME_STEM:
        return ()  # the same stem alone takes no road's name away
    if pair.advised_keeper is None:
        return None
    return tuple(road for road in pair.roads if road != pair.advised_keeper)


def _change(road: int, because: Sequence[ChosenPair], lost: Mapping[int, Sequence[ChosenPair]]) -> Change:
    def rank(pair: ChosenPair) -> tuple[bool, int, int]:
        return (pair.other(road) in lost, _GRAVITY[pair.level], pair.pair_id)

    first = min(because, key=rank)
    treatment, into_road = next(iter(_special_treatments(because)), (Treatment.RENAME, None))
    return Change(
        road=road,
        because_road=first.other(road),
        pair_id=first.pair_id,
        other_changes_too=first.other(road) in lost,
        treatment=treatment,
        into_road=into_road,
    )


def _special_treatments(because: Iterable[ChosenPair]) -> dict[tuple[Treatment, int | None], int]:
    """Treatments that staff chose, in order; a new name is what happens where nobody chose."""
    return {
        (pair.treatment, pair.into_road if pair.treatment is Treatment.ABSORB else None): pair.pair_id
        for pair in because
        if pair.treatment is not Treatment.RENAME
    }


def _list_faults(
    lost: Mapping[int, Sequence[ChosenPair]], undecided: list[int], busy: Collection[int], *, any_pairs: bool
) -> tuple[Fault, ...]:
    if not any_pairs:
        return (Fault(RoundRefusal.NO_ROADS),)
    if not lost and not undecided:
        return (Fault(RoundRefusal.NOTHING_CHANGES),)
    homeless = [
        pair
        for road, because in lost.items()
        for pair in because
        if pair.treatment is Treatment.ABSORB and pair.into_road in (None, road)
    ]
    torn = [pair for because in lost.values() if len(_special_treatments(because)) > 1 for pair in because]
    busy_pairs = [pair for road, because in lost.items() if road in busy for pair in because]
    found = (
        (RoundRefusal.KEEPER_UNDECIDED, undecided),
        (RoundRefusal.KEEPERS_IN_A_CIRCLE, [pair.pair_id for pair in _list_circular(lost)]),
        (RoundRefusal.NEIGHBOUR_MISSING, [pair.pair_id for pair in homeless]),
        (RoundRefusal.TREATMENTS_DIFFER, [pair.pair_id for pair in torn]),
        (RoundRefusal.ALREADY_IN_A_ROUND, [pair.pair_id for pair in busy_pairs]),
    )
    return tuple(Fault(refusal, tuple(sorted(set(pairs)))) for refusal, pairs in found if pairs)


def _list_circular(lost: Mapping[int, Sequence[ChosenPair]]) -> list[ChosenPair]:
    """Pairs of a circle in which each road yields to the next, so that the name would be left without a road.

    Pairs in which both change are no part of one: there staff said so.
    """
    yields = {
        road: {pair.other(road) for pair in because if losers_of(pair) == (road,)} for road, because in lost.items()
    }
    remaining = {road: others & yields.keys() for road, others in yields.items()}
    while leaves := [road for road, others in remaining.items() if not others]:
        for road in leaves:
            del remaining[road]
        remaining = {road: others - set(leaves) for road, others in remaining.items()}
    return [pair for road, others in remaining.items() for pair in lost[road] if pair.other(road) in others]


def fingerprint_of(changes: Iterable[Change]) -> str:
    """Tells whether the roads of a round are still those that somebody looked at."""
    listed = sorted((change.road, change.because_road, change.treatment, change.into_road or 0) for change in changes)
    return hashlib.sha256(json.dumps(listed).encode()).hexdigest()[:16]


def refuse_announcement(
    slug: str, schedule: Schedule, taken_slugs: Collection[str], now: datetime
) -> tuple[RoundRefusal, ...]:
    """Everything that is wrong with the address and the dates of a new round."""
    return refuse_address(slug, taken_slugs) + refuse_dates(schedule, now)


def refuse_address(slug: str, taken_slugs: Collection[str]) -> tuple[RoundRefusal, ...]:
    """Everything that is wrong with the address of a new process."""
    found = (
        (RoundRefusal.SLUG_UNUSABLE, not is_slug(slug)),
        (RoundRefusal.SLUG_TAKEN, slug in taken_slugs),
    )
    return tuple(refusal for refusal, applies in found if applies)


def refuse_change(phase: Phase) -> RoundRefusal | None:
    """Why texts and dates of a round in this phase stand as they are; None as long as it has not opened."""
    match phase:
        case Phase.ANNOUNCED:
            return None
        case Phase.CLOSED:
            return RoundRefusal.ALREADY_OVER
    return RoundRefusal.ALREADY_OPEN


def refuse_dates(schedule: Schedule, now: datetime) -> tuple[RoundRefusal, ...]:
    """Everything that is wrong with the dates of a round that has not opened yet."""
    return tuple(dict.fromkeys(fault.refusal for fault in list_date_faults(schedule, now)))


@dataclass(frozen=True, slots=True)
class DateFault:
    """What is wrong with a date of a round, and the instant of the schedule where it can be mended."""

    refusal: RoundRefusal
    instant: str


def list_date_faults(schedule: Schedule, now: datetime) -> tuple[DateFault, ...]:
    """Every date of a round that has not opened yet that can't stand, in the order of the schedule."""
    opens, closes = schedule.proposals_open_at, schedule.proposals_close_at
    voting_opens, voting_closes = schedule.voting_open_at, schedule.voting_close_at
    found = [
        (RoundRefusal.OPENS_IN_THE_PAST, "proposals_open_at", opens < now - PATIENCE),
        (RoundRefusal.PHASES_OUT_OF_ORDER, "proposals_close_at", refuse_schedule(schedule)),
        (RoundRefusal.CLOSES_IN_THE_PAST, "proposals_close_at", closes <= now),
        (RoundRefusal.PERIOD_TOO_SHORT, "proposals_close_at", opens < closes < opens + SHORTEST_PERIOD),
        (
            RoundRefusal.PERIOD_TOO_SHORT,
            "voting_close_at",
            voting_opens < voting_closes < voting_opens + SHORTEST_PERIOD,
        ),
    ]
    found += [
        (RoundRefusal.TOO_FAR_AHEAD, name, instant > now + FURTHEST) for name, instant in asdict(schedule).items()
    ]
    return tuple(DateFault(refusal, instant) for refusal, instant, applies in found if applies)
