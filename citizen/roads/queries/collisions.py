"""Questions about pairs of colliding names and what staff chose for them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVarTuple

import sqlalchemy as sa
from sqlalchemy.orm import aliased, joinedload
from sqlalchemy.sql.base import ExecutableOption

from citizen.database import db
from citizen.domain.naming.keys import name_key
from citizen.domain.naming.likeness import Likeness
from citizen.domain.roads import Choice, Treatment
from citizen.domain.rounds import ChosenPair
from citizen.processes.models import Process
from citizen.roads.models import Collision, Road, RoadQuestion
from citizen.roads.queries.ordering import norwegian

PER_PAGE = 50
LIKE_ENOUGH = (Likeness.IDENTICAL, Likeness.SOUND_ALIKE)

_a = aliased(Road, name="road_a")
_b = aliased(Road, name="road_b")

Columns = TypeVarTuple("Columns")
Sort = Literal["level", "name", "addresses"]
RoundState = Literal["any", "in", "out"]


@dataclass(frozen=True, slots=True)
class CollisionFilter:
    """Which pairs are wanted, and in which order."""

    levels: tuple[Likeness, ...] = LIKE_ENOUGH
    district_id: int | None = None
    only_undecided: bool = False
    only_unchosen: bool = False
    """Also those whose advice says enough: staff have not chosen themselves."""
    in_round: RoundState = "any"
    search: str = ""
    sort: Sort = "level"
    page: int = 1


@dataclass(frozen=True, slots=True)
class RoundOfPair:
    """The round that a pair is in: its address and what it is called."""

    slug: str
    title_nb: str
    title_nn: str


@dataclass(frozen=True, slots=True)
class CollisionRow:
    """A pair with its roads loaded, and the round that asks about one of them, if any does."""

    collision: Collision
    process: RoundOfPair | None


@dataclass(frozen=True, slots=True)
class CollisionPage:
    """One page of pairs."""

    rows: Sequence[CollisionRow]
    total: int
    undecided: int
    chosen: int
    """In how many of all that match staff have chosen themselves."""
    unadvised: int
    """In how many of all that match there is no advice to follow."""
    page: int
    per_page: int


def list_collisions(municipality_id: int, wanted: CollisionFilter) -> CollisionPage:
    """The pairs that match, page by page, with how many of all that match wait for a decision."""
    conditions = _conditions(municipality_id, wanted)
    counts = sa.select(
        sa.func.count(), _counted(_undecided()), _counted(Collision.choice.is_not(None)), _counted(_unadvised())
    )
    total, undecided, chosen, unadvised = db.session.execute(_joined(counts).where(*conditions)).one()
    page = min(max(1, wanted.page), max(1, -(-total // PER_PAGE)))
    found = db.session.scalars(
        _joined(sa.select(Collision))
        .where(*conditions)
        .options(*_loaded())
        .order_by(*_order(wanted.sort))
        .limit(PER_PAGE)
        .offset((page - 1) * PER_PAGE)
    ).all()
    return CollisionPage(_with_rounds(found), total, undecided, chosen, unadvised, page, PER_PAGE)


def list_matching_pair_ids(municipality_id: int, wanted: CollisionFilter, limit: int) -> Sequence[int]:
    """The ids of all pairs that match, in the order of the list, at most `limit`."""
    statement = _joined(sa.select(Collision.id)).where(*_conditions(municipality_id, wanted))
    return db.session.scalars(statement.order_by(*_order(wanted.sort)).limit(limit)).all()


def find_collision_rows(municipality_id: int, pair_ids: Collection[int]) -> Sequence[CollisionRow]:
    """These pairs of the municipality with their roads, the worst first; unknown ids are left out."""
    statement = _joined(sa.select(Collision)).where(
        Collision.municipality_id == municipality_id, Collision.id.in_(pair_ids)
    )
    return _with_rounds(db.session.scalars(statement.options(*_loaded()).order_by(*_order("level"))).all())


def list_chosen_pairs(municipality_id: int, pair_ids: Collection[int]) -> list[ChosenPair]:
    """These pairs as the rules of rounds read them, by id; a pair with a road that is gone needs no round."""
    wanted = _joined(sa.select(Collision)).where(
        Collision.municipality_id == municipality_id,
        Collision.id.in_(pair_ids),
        _a.is_gone.is_(False),
        _b.is_gone.is_(False),
    )
    return [as_chosen_pair(collision) for collision in db.session.scalars(wanted.order_by(Collision.id))]


def as_chosen_pair(collision: Collision) -> ChosenPair:
    """What the rules of rounds need to know about a pair."""
    return ChosenPair(
        pair_id=collision.id,
        level=Likeness(collision.level),
        road_a=collision.road_a_id,
        road_b=collision.road_b_id,
        advised_keeper=collision.advised_keeper_id,
        choice=Choice(collision.choice) if collision.choice else None,
        treatment=Treatment(collision.treatment),
        into_road=collision.into_road_id,
    )


def count_collisions(municipality_id: int) -> dict[Likeness, int]:
    """How many pairs there are of each level, zeros included."""
    wanted = (
        sa.select(Collision.level, sa.func.count())
        .where(Collision.municipality_id == municipality_id)
        .group_by(Collision.level)
    )
    counted = dict(db.session.execute(wanted).all())
    return {level: counted.get(level, 0) for level in Likeness}


def count_undecided(municipality_id: int) -> int:
    """Identical and like names for which nobody has said who keeps the name, and which no round asks about."""
    wanted = _joined(sa.select(sa.func.count())).where(
        *_conditions(municipality_id, CollisionFilter(only_undecided=True, in_round="out"))
    )
    return db.session.scalar(wanted) or 0


def count_without_round(municipality_id: int) -> int:
    """Identical and like names that can't all stay and that no round asks about."""
    conditions = _conditions(municipality_id, CollisionFilter(in_round="out"))
    open_still = sa.or_(Collision.choice.is_(None), Collision.choice != Choice.KEEP_BOTH)
    return db.session.scalar(_joined(sa.select(sa.func.count())).where(*conditions, open_still)) or 0


def _joined(statement: sa.Select[*Columns]) -> sa.Select[*Columns]:
    with_a = statement.select_from(Collision).join(_a, _a.id == Collision.road_a_id)
    return with_a.join(_b, _b.id == Collision.road_b_id)


def _loaded() -> list[ExecutableOption]:
    return [
        joinedload(Collision.road_a).joinedload(Road.district),
        joinedload(Collision.road_b).joinedload(Road.district),
        joinedload(Collision.into_road),
    ]


def _undecided() -> sa.ColumnElement[bool]:
    """The rule of `losers_of` in SQL: no choice, and an advice that names nobody."""
    return sa.and_(Collision.choice.is_(None), _unadvised())


def _unadvised() -> sa.ColumnElement[bool]:
    return sa.and_(Collision.advised_keeper_id.is_(None), Collision.level != Likeness.SAME_STEM)


def _counted(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.count(sa.case((condition, Collision.id)))


def _asked_about() -> sa.ColumnElement[bool]:
    return sa.exists().where(RoadQuestion.road_id.in_((Collision.road_a_id, Collision.road_b_id)))


def _conditions(municipality_id: int, wanted: CollisionFilter) -> list[sa.ColumnElement[bool]]:
    conditions = [Collision.municipality_id == municipality_id, Collision.level.in_(wanted.levels)]
    if wanted.district_id is not None:
        conditions.append(sa.or_(_a.district_id == wanted.district_id, _b.district_id == wanted.district_id))
    if wanted.only_undecided:
        conditions.append(_undecided())
    if wanted.only_unchosen:
        conditions.append(Collision.choice.is_(None))
    if wanted.in_round == "in":
        conditions.append(_asked_about())
    if wanted.in_round == "out":
        conditions.append(sa.not_(_asked_about()))
    if wanted.search.strip():
        key = name_key(wanted.search)
        conditions.append(
            sa.or_(_a.name_key.contains(key, autoescape=True), _b.name_key.contains(key, autoescape=True))
        )
    return conditions


def _order(sort: Sort) -> tuple[sa.SQLColumnExpression[Any], ...]:
    gravity = sa.case({level.value: place for place, level in enumerate(Likeness)}, value=Collision.level)
    by_name = (norwegian(_a.name_key), norwegian(_b.name_key), Collision.id)
    match sort:
        case "level":
            return (gravity, *by_name)
        case "addresses":
            return ((_a.addresses + _b.addresses).desc(), *by_name)
        case "name":
            return by_name


def _with_rounds(collisions: Sequence[Collision]) -> list[CollisionRow]:
    road_ids = {road for collision in collisions for road in (collision.road_a_id, collision.road_b_id)}
    wanted = (
        sa.select(RoadQuestion.road_id, Process.slug, Process.title_nb, Process.title_nn)
        .join(Process, Process.id == RoadQuestion.process_id)
        .where(RoadQuestion.road_id.in_(road_ids))
        .order_by(Process.id)
    )
    rounds = {road_id: RoundOfPair(*named) for road_id, *named in db.session.execute(wanted)}
    return [
        CollisionRow(collision, rounds.get(collision.road_a_id) or rounds.get(collision.road_b_id))
        for collision in collisions
    ]
