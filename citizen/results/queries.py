"""What residents chose, as it was counted and stored when the round closed. Nothing here reads a ballot."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from citizen.ballots.actions.counting import ELSEWHERE, HERE, group_of_district
from citizen.ballots.models import QuestionResult, RoundEvent, VoteRound
from citizen.ballots.queries import Asked, Option, find_round, list_asked, list_events, list_options, list_rounds
from citizen.database import database_now, db
from citizen.domain.electorates import Circle, Source
from citizen.domain.tally import ApprovalResult, Method, Result, from_json
from citizen.municipalities.models import District
from citizen.municipalities.queries import list_districts
from citizen.processes.models import Process
from citizen.roads.models import Road, RoadQuestion


class Stage(StrEnum):
    """How far the voting of a process has come, as someone meets it who asks for the result."""

    NOT_OPEN_YET = "not-open-yet"
    OPEN = "open"
    BEING_COUNTED = "being-counted"
    COUNTED = "counted"
    STOPPED = "stopped"
    NO_VOTING = "no-voting"


@dataclass(frozen=True, slots=True)
class Groups:
    """The totals that may be shown beside everyone's, and which groups have voters but may not be shown."""

    here: ApprovalResult | None
    """Those who live on the road."""
    elsewhere: ApprovalResult | None
    """The other voters, where any live on the road."""
    districts: Mapping[int, ApprovalResult]
    """By id of the former municipality."""
    hidden: frozenset[str]

    @property
    def is_here_hidden(self) -> bool:
        return HERE in self.hidden

    def is_hidden(self, district_id: int) -> bool:
        return group_of_district(district_id) in self.hidden


@dataclass(frozen=True, slots=True)
class QuestionOutcome:
    """The count of one question, with the names of what could be chosen; about a road where `is_road`."""

    question_id: int
    slug: str
    title_nb: str
    title_nn: str
    is_road: bool
    district_name: str
    options: tuple[Option, ...]
    """In their stated order."""
    method: Method
    result: Result
    groups: Groups

    @property
    def count(self) -> ApprovalResult:
        """How many voters chose each option; where options are ranked, first choices."""
        return self.result.support

    @property
    def old_name(self) -> str:
        """What is asked about, in the words of the ballot; the road's old name, which is the same in both forms."""
        return self.title_nb

    @property
    def leading_names(self) -> list[str]:
        """The names of those who lead; the same in both forms where the question is about a road."""
        names = {option.id: option.name_nb for option in self.options}
        return [names[option] for option in self.result.leaders]


@dataclass(frozen=True, slots=True)
class RoundOutcome:
    """The counts of a whole round, and how many could vote."""

    method: Method
    max_choices: int | None
    closes_at: datetime
    electors: int | None
    """None where it was not known when the round closed."""
    questions: tuple[QuestionOutcome, ...]
    districts: tuple[District, ...]
    district_electors: Mapping[int, int]
    """How many could vote in each former municipality, where that is what the municipality has stated."""

    @property
    def votes(self) -> int:
        return sum(question.result.ballots for question in self.questions)

    @property
    def roads(self) -> tuple[QuestionOutcome, ...]:
        return tuple(question for question in self.questions if question.is_road)


@dataclass(frozen=True, slots=True)
class StoppedRound:
    """A voting that was stopped: its votes are published as they were, and are no result."""

    number: int
    stopped: RoundEvent


@dataclass(frozen=True, slots=True)
class WayOfVoting:
    """What happened to the voting of a process besides the count."""

    stage: Stage
    round: VoteRound | None
    """The round that has not been stopped."""
    stopped: tuple[StoppedRound, ...]
    deadlines: tuple[RoundEvent, ...]
    """Changes of the deadline of the round that has not been stopped."""
    announced_at: datetime | None = None
    """When a new voting opens whose ballots have not been made yet."""


def find_results(process: Process) -> RoundOutcome | None:
    """The counts of the round; None until it has been closed and counted, for anyone."""
    vote_round = find_round(process.id)
    if vote_round is None or vote_round.status != "closed":
        return None
    method = Method(vote_round.method)
    districts = _districts_asked(vote_round, list_districts(process.municipality_id))
    options: dict[int, list[Option]] = {}
    for option in list_options(vote_round.id):
        options.setdefault(option.question_id, []).append(option)
    stored = _list_stored(vote_round.id)
    return RoundOutcome(
        method=method,
        max_choices=vote_round.max_choices,
        closes_at=vote_round.closes_at,
        electors=vote_round.electors,
        questions=tuple(
            _outcome(asked, tuple(options[asked.id]), method, stored[asked.id]) for asked in list_asked(vote_round.id)
        ),
        districts=districts,
        district_electors=_district_electors(vote_round, districts),
    )


def find_way_of_voting(process: Process) -> WayOfVoting:
    """How far the voting has come, and what was changed on the way; says nothing about votes."""
    rounds = list_rounds(process.id)
    running = next((vote_round for vote_round in rounds if vote_round.status != "stopped"), None)
    stopped = tuple(
        StoppedRound(vote_round.number, event)
        for vote_round in rounds
        if vote_round.status == "stopped"
        for event in list_events(vote_round.id)
        if event.kind == "stopped"
    )
    deadlines = [event for event in list_events(running.id) if event.kind == "deadline"] if running else []
    now = database_now(db.session())
    if running is None:
        over = Stage.NO_VOTING if now >= process.voting_close_at else Stage.NOT_OPEN_YET
        announced_at = process.voting_open_at if now < process.voting_open_at else None
        return WayOfVoting(Stage.STOPPED if stopped else over, None, stopped, (), announced_at)
    return WayOfVoting(_stage(running, now), running, stopped, tuple(deadlines))


def list_counted_methods(municipality_id: int) -> dict[int, Method]:
    """The processes of the municipality whose votes have been counted, by id, with how one could vote."""
    wanted = (
        sa.select(Process.id, VoteRound.method)
        .join(VoteRound, VoteRound.process_id == Process.id)
        .where(Process.municipality_id == municipality_id, VoteRound.status == "closed")
    )
    return {process: Method(method) for process, method in db.session.execute(wanted)}


def list_absorbed(process_id: int) -> Sequence[tuple[str, str]]:
    """The roads of the round that become part of a neighbouring one: (road, neighbour), by name."""
    wanted = (
        sa.select(RoadQuestion.old_name, Road.name)
        .join(Road, Road.id == RoadQuestion.into_road_id)
        .where(RoadQuestion.process_id == process_id)
        .order_by(RoadQuestion.old_name, RoadQuestion.id)
    )
    return [(road, neighbour) for road, neighbour in db.session.execute(wanted)]


def _stage(vote_round: VoteRound, now: datetime) -> Stage:
    if vote_round.status == "closed":
        return Stage.COUNTED
    if now < vote_round.opens_at:
        return Stage.NOT_OPEN_YET
    return Stage.OPEN if now < vote_round.closes_at else Stage.BEING_COUNTED


def _list_stored(round_id: int) -> dict[int, QuestionResult]:
    wanted = sa.select(QuestionResult).where(QuestionResult.round_id == round_id)
    return {stored.question_id: stored for stored in db.session.scalars(wanted.order_by(QuestionResult.question_id))}


def _outcome(asked: Asked, options: tuple[Option, ...], method: Method, stored: QuestionResult) -> QuestionOutcome:
    return QuestionOutcome(
        question_id=asked.id,
        slug=asked.slug,
        title_nb=asked.title_nb,
        title_nn=asked.title_nn,
        is_road=asked.road_id is not None,
        district_name=asked.district_name or "",
        options=options,
        method=method,
        result=from_json(method, json.loads(stored.result)),
        groups=_groups(json.loads(stored.groups)),
    )


def _districts_asked(vote_round: VoteRound, districts: Sequence[District]) -> tuple[District, ...]:
    """Those whose people could vote: "nobody voted" would be untrue of a place that was not asked."""
    electorate = json.loads(vote_round.rules)["electorate"]
    if electorate["circle"] != Circle.DISTRICTS:
        return tuple(districts)
    return tuple(district for district in districts if district.id in electorate["district_ids"])


def _district_electors(vote_round: VoteRound, districts: Sequence[District]) -> dict[int, int]:
    """The stated numbers are of all residents; they say nothing where others could vote, or only some of them."""
    electorate = json.loads(vote_round.rules)["electorate"]
    circle, chosen = electorate["circle"], electorate["district_ids"]
    if electorate["source"] == Source.ROLL or electorate["min_age"] is not None:
        return {}
    if circle not in (Circle.MUNICIPALITY, Circle.DISTRICTS):
        return {}
    return {
        district.id: district.electors
        for district in districts
        if district.electors and (circle == Circle.MUNICIPALITY or district.id in chosen)
    }


def _groups(stored: Mapping[str, Any]) -> Groups:
    totals = {name: from_json(Method.APPROVAL, total).support for name, total in stored["shown"].items()}
    prefix = group_of_district(0).removesuffix("0")
    return Groups(
        here=totals.get(HERE),
        elsewhere=totals.get(ELSEWHERE),
        districts={int(name.removeprefix(prefix)): total for name, total in totals.items() if name.startswith(prefix)},
        hidden=frozenset(stored["hidden"]),
    )
