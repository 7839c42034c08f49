"""Questions about the rounds of a process: what is asked, what can be chosen, what was changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from citizen.ballots.models import (
    BallotOption,
    BallotQuestion,
    OptionPicture,
    RoundEvent,
    VotePicture,
    VoteRound,
    Witness,
)
from citizen.database import db
from citizen.domain.roads import Treatment
from citizen.municipalities.models import District, Municipality
from citizen.processes.models import Process
from citizen.roads.models import Road, RoadQuestion

# Asked with every vote, so they are made once and not each time.
_ROUNDS = sa.select(VoteRound).where(VoteRound.process_id == sa.bindparam("process_id")).order_by(VoteRound.number)
_QUESTION = sa.select(BallotQuestion).where(
    BallotQuestion.round_id == sa.bindparam("round_id"), BallotQuestion.slug == sa.bindparam("slug")
)


_SHEET = (
    sa.select(Municipality, Process, VoteRound, BallotQuestion)
    .join(Process, Process.municipality_id == Municipality.id)
    .join(VoteRound, VoteRound.process_id == Process.id)
    .join(BallotQuestion, BallotQuestion.round_id == VoteRound.id)
    .where(
        Municipality.slug == sa.bindparam("municipality"),
        Process.slug == sa.bindparam("process"),
        BallotQuestion.slug == sa.bindparam("slug"),
    )
    .order_by(VoteRound.number.desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of an option, without its content."""

    public_id: str
    alt_nb: str
    alt_nn: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Option:
    """Something that can be chosen, with what is said for it."""

    question_id: int
    id: int
    code: str
    name_nb: str
    name_nn: str
    text_nb: str
    text_nn: str
    cost: int | None
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that one can vote on; the road, its former municipality and addresses where it is about a road."""

    id: int
    slug: str
    title_nb: str
    title_nn: str
    road_id: int | None
    district_id: int | None
    district_name: str | None
    addresses: int | None


def find_round(process_id: int) -> VoteRound | None:
    """The round of the process that has not been stopped."""
    wanted = sa.select(VoteRound).where(VoteRound.process_id == process_id, VoteRound.status != "stopped")
    return db.session.scalar(wanted)


def list_rounds(process_id: int) -> Sequence[VoteRound]:
    """Every round of the process, stopped ones too, the first on top."""
    return db.session.scalars(_ROUNDS, {"process_id": process_id}).all()


def find_round_numbered(process_id: int, number: int) -> VoteRound | None:
    return db.session.scalar(sa.select(VoteRound).where(VoteRound.process_id == process_id, VoteRound.number == number))


def list_events(round_id: int) -> Sequence[RoundEvent]:
    """What was changed while people could vote, the first on top."""
    wanted = sa.select(RoundEvent).where(RoundEvent.round_id == round_id)
    return db.session.scalars(wanted.order_by(RoundEvent.happened_at, RoundEvent.id)).all()


def list_events_of_process(process_id: int) -> Sequence[RoundEvent]:
    """What was changed in any round of the process while people could vote, the first on top."""
    wanted = sa.select(RoundEvent).join(VoteRound, VoteRound.id == RoundEvent.round_id)
    wanted = wanted.where(VoteRound.process_id == process_id)
    return db.session.scalars(wanted.order_by(RoundEvent.happened_at, RoundEvent.id)).all()


def find_sheet(
    municipality: str, process: str, slug: str
) -> tuple[Municipality, Process, VoteRound, BallotQuestion] | None:
    """All that an address of a ballot names, of the last round that asks this; at once, so that casting is quick."""
    where = {"municipality": municipality, "process": process, "slug": slug}
    row = db.session.execute(_SHEET, where).one_or_none()
    return (row[0], row[1], row[2], row[3]) if row else None


def find_ballot_question(round_id: int, slug: str) -> BallotQuestion | None:
    return db.session.scalar(_QUESTION, {"round_id": round_id, "slug": slug})


def list_options(round_id: int, question_id: int | None = None) -> Sequence[Option]:
    """The options of one question, or of every question of the round, in their stated order."""
    wanted = (
        sa.select(
            BallotOption.question_id,
            BallotOption.id,
            BallotOption.code,
            BallotOption.name_nb,
            BallotOption.name_nn,
            BallotOption.text_nb,
            BallotOption.text_nn,
            BallotOption.cost,
            VotePicture.public_id,
            OptionPicture.alt_nb,
            OptionPicture.alt_nn,
            VotePicture.width,
            VotePicture.height,
        )
        .join(BallotQuestion, BallotQuestion.id == BallotOption.question_id)
        .outerjoin(OptionPicture, OptionPicture.option_id == BallotOption.id)
        .outerjoin(VotePicture, VotePicture.id == OptionPicture.picture_id)
        .where(BallotQuestion.round_id == round_id)
        .order_by(BallotQuestion.position, BallotOption.position)
    )
    if question_id is not None:
        wanted = wanted.where(BallotOption.question_id == question_id)
    return [_option(*row) for row in db.session.execute(wanted)]


def _option(question_id: int, option_id: int, code: str, *rest: Any) -> Option:
    """Names, texts and cost of an option, then what is said of its picture, or nothing where it has none."""
    *said, public_id, alt_nb, alt_nn, width, height = rest
    values: list[Any] = [*said, Picture(public_id, alt_nb, alt_nn, width, height) if public_id else None]
    return Option(question_id, option_id, code, *values)


def list_asked(round_id: int, question_id: int | None = None) -> Sequence[Asked]:
    """The questions that can be voted on, or one of them, in their stated order; those about roads by name."""
    wanted = (
        sa.select(
            BallotQuestion.id,
            BallotQuestion.slug,
            BallotQuestion.title_nb,
            BallotQuestion.title_nn,
            Road.id,
            District.id,
            District.name,
            RoadQuestion.old_addresses,
        )
        .outerjoin(RoadQuestion, RoadQuestion.id == BallotQuestion.road_question_id)
        .outerjoin(Road, Road.id == RoadQuestion.road_id)
        .outerjoin(District, District.id == Road.district_id)
        .where(BallotQuestion.round_id == round_id)
        .order_by(BallotQuestion.position)
    )
    if question_id is not None:
        wanted = wanted.where(BallotQuestion.id == question_id)
    return [Asked(*row) for row in db.session.execute(wanted)]


def list_road_questions(process_id: int) -> Sequence[RoadQuestion]:
    """The roads of the process that need a new name, by name, then by former municipality."""
    wanted = (
        sa.select(RoadQuestion)
        .join(Road, Road.id == RoadQuestion.road_id)
        .join(District, District.id == Road.district_id)
        .where(RoadQuestion.process_id == process_id, RoadQuestion.treatment != Treatment.ABSORB)
    )
    return db.session.scalars(wanted.order_by(RoadQuestion.old_name, District.name, RoadQuestion.id)).all()


def list_witnesses(municipality_id: int) -> Sequence[Witness]:
    """Who outside the municipality gets every signed root, by name."""
    wanted = sa.select(Witness).where(Witness.municipality_id == municipality_id)
    return db.session.scalars(wanted.order_by(Witness.name, Witness.id)).all()
