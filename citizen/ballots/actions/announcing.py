"""Announce a vote on given alternatives, and change it until it opens: the process and its question as one thing."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from citizen.ballots.actions.making import PlannedOption, PlannedPicture, PlannedQuestion, make_vote
from citizen.ballots.models import BallotOption, BallotQuestion, OptionPicture, VotePicture, VoteRound
from citizen.config import Settings
from citizen.database import database_now, db, transaction
from citizen.domain.ballot_rules import HowToCount, RulesRefusal, refuse_question
from citizen.domain.phases import Schedule
from citizen.domain.roads import RoundRefusal
from citizen.municipalities.models import Municipality
from citizen.processes.actions import ProcessTexts, change_process, create_process, refuse_process
from citizen.processes.models import VOTE, Process


@dataclass(frozen=True, slots=True)
class VoteWish:
    """A vote as staff filled it in."""

    texts: ProcessTexts
    schedule: Schedule
    question: PlannedQuestion
    how: HowToCount


def announce_vote(
    municipality_id: int, slug: str, wish: VoteWish, *, settings: Settings
) -> Process | tuple[RoundRefusal | RulesRefusal, ...]:
    """Store the process with its question and options, or say everything that stands in the way and store nothing."""
    with transaction() as session:
        session.get_one(Municipality, municipality_id, with_for_update=True)  # two at once can't take one address
        now = database_now(session)
        refused = refuse_process(municipality_id, slug, wish.schedule, now, kind=VOTE)
        refusals: tuple[RoundRefusal | RulesRefusal, ...] = (*refused, *_refuse_question(wish))
        if refusals:
            return refusals
        process = create_process(municipality_id, slug, wish.texts, wish.schedule, now, kind=VOTE)
        if not isinstance(process, Process):
            raise RuntimeError("what was checked in this transaction was refused in it")
        _store_question(process, wish, settings)
    return process


def change_vote(
    process: Process, version: int, wish: VoteWish, *, settings: Settings
) -> tuple[RoundRefusal | RulesRefusal, ...]:
    """Change texts, dates, question and options of a vote that has not opened; empty when it is done."""
    refused = _refuse_question(wish)
    if refused:
        return refused
    with transaction():
        refusals = change_process(process.id, version, wish.texts, wish.schedule)
        if not refusals:
            _store_question(process, wish, settings)
    return refusals


def plan_of_round(round_id: int) -> list[PlannedQuestion]:
    """What a round asks, as it could be asked once more."""
    questions = db.session.scalars(
        sa.select(BallotQuestion).where(BallotQuestion.round_id == round_id).order_by(BallotQuestion.position)
    )
    return [_as_planned(question) for question in questions.all()]


def _as_planned(question: BallotQuestion) -> PlannedQuestion:
    options = db.session.execute(
        sa.select(BallotOption, VotePicture.public_id, OptionPicture.alt_nb, OptionPicture.alt_nn)
        .outerjoin(OptionPicture, OptionPicture.option_id == BallotOption.id)
        .outerjoin(VotePicture, VotePicture.id == OptionPicture.picture_id)
        .where(BallotOption.question_id == question.id)
        .order_by(BallotOption.position)
    )
    return PlannedQuestion(
        slug=question.slug,
        title_nb=question.title_nb,
        title_nn=question.title_nn,
        options=tuple(
            PlannedOption(
                option.code, option.name_nb, option.name_nn, option.text_nb, option.text_nn, option.cost,
                option.proposal_id, PlannedPicture(*picture) if picture[0] else None,
            )
            for option, *picture in options
        ),
        text_nb=question.text_nb,
        text_nn=question.text_nn,
        road_question_id=question.road_question_id,
    )  # fmt: skip


def _refuse_question(wish: VoteWish) -> tuple[RulesRefusal, ...]:
    return refuse_question(wish.how, [option.cost for option in wish.question.options])


def _store_question(process: Process, wish: VoteWish, settings: Settings) -> None:
    made = make_vote(process, wish.question, wish.how, settings=settings)
    if not isinstance(made, VoteRound):
        raise RuntimeError("what was checked in this transaction was refused in it")
