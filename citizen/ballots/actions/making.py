"""Make the ballots of a round: which questions, which options, how they are counted. May be redone until it opens."""

from __future__ import annotations

import json
import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.ballots.actions.signatures import find_public_key
from citizen.ballots.models import BallotOption, BallotQuestion, OptionPicture, VotePicture, VoteRound
from citizen.ballots.queries import find_round, list_road_questions
from citizen.config import Settings
from citizen.database import database_now, transaction
from citizen.domain.acts import Act
from citizen.domain.ballot_rules import (
    HowToCount,
    OptionRules,
    PictureRules,
    QuestionRules,
    RoundRules,
    RulesRefusal,
    hash_of_rules,
    refuse_question,
    written,
)
from citizen.domain.phases import Phase
from citizen.domain.roads import RoundRefusal
from citizen.escrow import escrow_key
from citizen.keys import make_key
from citizen.processes.actions import note_act
from citizen.processes.models import Process
from citizen.proposals.models import Proposal
from citizen.roads.models import RoadQuestion

GRACE_S = 60
ANY_NUMBER = HowToCount()
"""Approval of as many names as one likes: the usual way for road names."""


@dataclass(frozen=True, slots=True)
class PlannedPicture:
    """A picture that was kept, by its part of the address, and what can be seen in it."""

    public_id: str
    alt_nb: str
    alt_nn: str


@dataclass(frozen=True, slots=True)
class PlannedOption:
    """Something that shall be possible to choose."""

    code: str
    name_nb: str
    name_nn: str
    text_nb: str = ""
    text_nn: str = ""
    cost: int | None = None
    proposal_id: int | None = None
    picture: PlannedPicture | None = None


@dataclass(frozen=True, slots=True)
class PlannedQuestion:
    """What shall be asked, with its options in their order."""

    slug: str
    title_nb: str
    title_nn: str
    options: tuple[PlannedOption, ...]
    text_nb: str = ""
    text_nn: str = ""
    road_question_id: int | None = None


def make_ballots(
    process: Process, shortlist: Mapping[int, Collection[int]], how: HowToCount = ANY_NUMBER, *, settings: Settings
) -> VoteRound | RoundRefusal | tuple[RulesRefusal, ...]:
    """Fix which names stand on the ballot of each road: road question id to proposal ids.

    Each road that has proposals needs at least one; roads without any stand on no ballot. May be done again until
    the voting opens. The round's key is made with the first.
    """
    with transaction() as session:
        session.get_one(Process, process.id, with_for_update=True)  # two who press at once make one round
        if refusal := _refuse_phase(session, process, Phase.REVIEWING):
            return refusal
        roads = list_road_questions(process.id)
        known = _proposals_of(session, [road.id for road in roads])
        chosen = {
            road.id: [
                known[road.id][proposal] for proposal in sorted(set(shortlist.get(road.id, ())) & set(known[road.id]))
            ]
            for road in roads
            if known[road.id]
        }
        if not chosen or not all(chosen.values()):
            return RoundRefusal.SHORTLIST_TOO_SHORT
        if _any_name_on_two_ballots(session, process, chosen):
            return RoundRefusal.SAME_NAME_ON_TWO_BALLOTS
        questions = [_question_of_road(road, chosen[road.id]) for road in roads if road.id in chosen]
        made = write_round(session, process, questions, how, settings)
        if isinstance(made, VoteRound):
            _mark_shortlisted(session, chosen)
            note_act(session, Act.BALLOTS_MADE, process, details={"roads": len(chosen)})
    return made


def make_vote(
    process: Process, question: PlannedQuestion, how: HowToCount, *, settings: Settings
) -> VoteRound | RoundRefusal | tuple[RulesRefusal, ...]:
    """Fix the question of a vote on given alternatives. May be done again until the voting opens."""
    with transaction() as session:
        session.get_one(Process, process.id, with_for_update=True)
        if refusal := _refuse_phase(session, process, Phase.ANNOUNCED):
            return refusal
        return write_round(session, process, [question], how, settings)


def write_round(
    session: Session, process: Process, questions: Sequence[PlannedQuestion], how: HowToCount, settings: Settings
) -> VoteRound | tuple[RulesRefusal, ...]:
    """Store the round with its questions in place of what was stored before; for use inside a transaction."""
    refusals = {
        refusal: None
        for question in questions
        for refusal in refuse_question(how, [option.cost for option in question.options])
    }
    if refusals:
        return tuple(refusals)
    vote_round = find_round(process.id) or _new_round(session, process, settings)
    vote_round.method, vote_round.max_choices, vote_round.budget = how.method.value, how.max_choices, how.budget
    vote_round.opens_at, vote_round.closes_at = process.voting_open_at, process.voting_close_at
    stored = _write_questions(session, vote_round, questions)
    rules = RoundRules(
        how=how,
        opens_at=vote_round.opens_at,
        closes_at=vote_round.closes_at,
        grace_s=vote_round.grace_s,
        electorate=json.loads(process.electorate),
        questions=tuple(stored),
    )
    vote_round.rules = written(rules)
    vote_round.rules_hash = hash_of_rules(vote_round.rules)
    vote_round.version = (vote_round.version or 0) + 1
    session.flush()
    return vote_round


def _refuse_phase(session: Session, process: Process, wanted: Phase) -> RoundRefusal | None:
    match process.as_schedule().phase_at(database_now(session)):
        case Phase.VOTING | Phase.CLOSED:
            return RoundRefusal.VOTING_HAS_BEGUN
        case phase:
            return None if phase is wanted else RoundRefusal.WRONG_PHASE


def _new_round(session: Session, process: Process, settings: Settings) -> VoteRound:
    """The next round of the process, with a key of its own; raises KeyMissing and the like before anything is open."""
    key_id = f"round-{secrets.token_hex(8)}"
    make_key(settings.keys_dir, key_id)
    escrow_key(settings.keys_dir, key_id, settings.escrow_keys)
    last = session.scalar(sa.select(sa.func.max(VoteRound.number)).where(VoteRound.process_id == process.id))
    vote_round = VoteRound(
        process_id=process.id,
        number=(last or 0) + 1,
        status="open",
        opens_at=process.voting_open_at,
        closes_at=process.voting_close_at,
        grace_s=GRACE_S,
        rules="",
        rules_hash=b"",
        key_id=key_id,
        public_key=find_public_key(session, settings),
    )
    session.add(vote_round)
    session.flush()
    return vote_round


def _write_questions(
    session: Session, vote_round: VoteRound, questions: Sequence[PlannedQuestion]
) -> list[QuestionRules]:
    earlier = sa.select(BallotQuestion.id).where(BallotQuestion.round_id == vote_round.id)
    options_of_earlier = sa.select(BallotOption.id).where(BallotOption.question_id.in_(earlier))
    session.execute(sa.delete(OptionPicture).where(OptionPicture.option_id.in_(options_of_earlier)))
    session.execute(sa.delete(BallotOption).where(BallotOption.question_id.in_(earlier)))
    session.execute(sa.delete(BallotQuestion).where(BallotQuestion.round_id == vote_round.id))
    stored = []
    for position, planned in enumerate(questions, 1):
        question = BallotQuestion(
            round_id=vote_round.id,
            position=position,
            slug=planned.slug,
            title_nb=planned.title_nb,
            title_nn=planned.title_nn,
            text_nb=planned.text_nb,
            text_nn=planned.text_nn,
            road_question_id=planned.road_question_id,
        )
        session.add(question)
        session.flush()
        options = [_option(question, place, option) for place, option in enumerate(planned.options, 1)]
        session.add_all(options)
        session.flush()
        listed = tuple(
            OptionRules(option.id, option.name_nb, option.name_nn, option.cost, _put_picture(session, option, plan))
            for option, plan in zip(options, planned.options, strict=True)
        )
        session.flush()
        stored.append(QuestionRules(question.id, question.slug, question.title_nb, question.title_nn, listed))
    return stored


def _option(question: BallotQuestion, position: int, planned: PlannedOption) -> BallotOption:
    return BallotOption(
        question_id=question.id,
        position=position,
        code=planned.code,
        name_nb=planned.name_nb,
        name_nn=planned.name_nn,
        text_nb=planned.text_nb,
        text_nn=planned.text_nn,
        cost=planned.cost,
        proposal_id=planned.proposal_id,
    )


def _put_picture(session: Session, option: BallotOption, planned: PlannedOption) -> PictureRules | None:
    if planned.picture is None:
        return None
    public_id, alts = planned.picture.public_id, (planned.picture.alt_nb, planned.picture.alt_nn)
    picture = session.scalars(sa.select(VotePicture).where(VotePicture.public_id == public_id)).one()
    session.add(OptionPicture(option_id=option.id, picture_id=picture.id, alt_nb=alts[0], alt_nn=alts[1]))
    return PictureRules(public_id, picture.sha256.hex(), picture.small_sha256.hex(), *alts)


def _question_of_road(road: RoadQuestion, proposals: Sequence[Proposal]) -> PlannedQuestion:
    options = tuple(
        PlannedOption(one.public_id, one.name, one.name, one.reason, one.reason, proposal_id=one.id)
        for one in sorted(proposals, key=lambda proposal: (proposal.name, proposal.id))
    )
    return PlannedQuestion(road.slug, road.old_name, road.old_name, options, road_question_id=road.id)


def _mark_shortlisted(session: Session, chosen: Mapping[int, Sequence[Proposal]]) -> None:
    ids = [proposal.id for proposals in chosen.values() for proposal in proposals]
    session.execute(sa.update(Proposal).where(Proposal.question_id.in_(chosen)).values(is_shortlisted=False))
    session.execute(sa.update(Proposal).where(Proposal.id.in_(ids)).values(is_shortlisted=True))


def _any_name_on_two_ballots(session: Session, process: Process, chosen: Mapping[int, Sequence[Proposal]]) -> bool:
    """Whether a name would stand for two roads, in this round or beside another that is still to be decided by vote."""
    keys = [proposal.name_key for proposals in chosen.values() for proposal in proposals]
    elsewhere = (
        sa.select(Proposal.id)
        .join(BallotOption, BallotOption.proposal_id == Proposal.id)
        .join(BallotQuestion, BallotQuestion.id == BallotOption.question_id)
        .join(VoteRound, VoteRound.id == BallotQuestion.round_id)
        .join(Process, Process.id == VoteRound.process_id)
        .where(
            Proposal.name_key.in_(keys), Process.id != process.id, Process.municipality_id == process.municipality_id
        )
        .where(VoteRound.closes_at > database_now(session), VoteRound.status == "open")
    )
    return len(set(keys)) < len(keys) or session.scalar(elsewhere.limit(1)) is not None


def _proposals_of(session: Session, questions: Collection[int]) -> dict[int, dict[int, Proposal]]:
    known: dict[int, dict[int, Proposal]] = {question: {} for question in questions}
    wanted = sa.select(Proposal).where(Proposal.question_id.in_(questions), Proposal.withdrawn_at.is_(None))
    for proposal in session.scalars(wanted):
        known[proposal.question_id][proposal.id] = proposal
    return known
