"""Make the ballots of a round, and store a person's choice."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.ballots.models import Ballot, BallotOption, CastRequest, VoteRound
from citizen.ballots.queries import find_round, list_options
from citizen.database import database_now, transaction, upsert
from citizen.domain.ballots import (
    BallotQuestion,
    BallotRefusal,
    canonical_choices,
    hash_of_choices,
    read_choices,
    refuse_ballot,
)
from citizen.domain.phases import Phase
from citizen.domain.residents import Resident
from citizen.domain.roads import RoundRefusal, Treatment
from citizen.domain.slots import slot_of
from citizen.keys import make_key, read_key
from citizen.processes.models import Process
from citizen.proposals.models import Proposal
from citizen.roads.models import RoadQuestion

METHOD = "approval"


@dataclass(frozen=True, slots=True)
class Voter:
    """A person who votes: what the rules know, and the keyed hash that leads to the slot."""

    resident: Resident
    person_key: bytes


@dataclass(frozen=True, slots=True)
class Cast:
    """A choice that is stored, and how many times this person has chosen on this road."""

    choices: tuple[int, ...]
    rev: int


def find_slots(
    keys_dir: Path, vote_round: VoteRound, process: Process, questions: Collection[int], person_key: bytes
) -> dict[int, bytes]:
    """Where the person's ballots on these roads lie. Raises KeyMissing when the round's key is gone."""
    round_key = read_key(keys_dir, vote_round.key_id)
    return {
        question: slot_of(
            round_key,
            municipality_id=process.municipality_id,
            round_id=vote_round.id,
            question_id=question,
            person_key=person_key,
        )
        for question in questions
    }


def cast_ballot(
    process: Process,
    question: RoadQuestion,
    voter: Voter,
    choices: Collection[int],
    *,
    idem: bytes,
    arrived_at: datetime,
    keys_dir: Path,
) -> Cast | BallotRefusal:
    """Store the person's choice on this road, or replace it; the same form sent twice does it once.

    `idem` is drawn when the ballot page is made, `arrived_at` is when the request reached the site. Whether the
    round is open is decided by the database's clock, inside the transaction that stores the choice.
    """
    vote_round = find_round(process.id)
    if vote_round is None:
        return BallotRefusal.NOT_OPEN_YET
    slot = find_slots(keys_dir, vote_round, process, [question.id], voter.person_key)[question.id]
    where = {"round_id": vote_round.id, "question_id": question.id, "slot": slot}
    canonical = canonical_choices(choices)
    with transaction() as session:
        _lock_for_casting(session, vote_round.id, slot)
        earlier = session.get(CastRequest, {**where, "idem": idem})
        if earlier is not None:
            return _what_it_led_to(earlier, canonical)
        session.refresh(vote_round)
        refusal = refuse_ballot(
            _as_question(process, vote_round, question),
            voter.resident,
            choices,
            arrived_at=arrived_at,
            now=database_now(session),
        )
        if refusal:
            return refusal
        rev = 1 + (session.scalar(sa.select(Ballot.rev).filter_by(**where)) or 0)
        values = {"choices": canonical, "rev": rev, "district_id": voter.resident.district_id}
        session.execute(upsert(Ballot, keys=where, values=values))
        session.add(CastRequest(**where, idem=idem, body_hash=hash_of_choices(canonical), rev=rev))
    return Cast(read_choices(canonical), rev)


def make_ballots(
    process: Process, shortlist: Mapping[int, Collection[int]], *, keys_dir: Path
) -> VoteRound | RoundRefusal:
    """Fix which names stand on the ballot of each road: question id to proposal ids.

    Each road that has proposals needs at least one; roads without any stand on no ballot. May be done again until
    the voting opens. The round's key is made with the first.
    """
    with transaction() as session:
        session.get_one(Process, process.id, with_for_update=True)  # two who press at once make one round
        now = database_now(session)
        match process.as_schedule().phase_at(now):
            case Phase.VOTING | Phase.CLOSED:
                return RoundRefusal.VOTING_HAS_BEGUN
            case Phase.ANNOUNCED | Phase.PROPOSING:
                return RoundRefusal.WRONG_PHASE
        wanted = _questions_to_vote_on(session, process.id)
        known = _proposals_of(session, wanted)
        with_names = [question for question in wanted if known[question]]
        chosen = {question: sorted(set(shortlist.get(question, ())) & known[question]) for question in with_names}
        if not chosen or not all(chosen.values()):
            return RoundRefusal.SHORTLIST_TOO_SHORT
        if _any_name_on_two_ballots(session, process, chosen):
            return RoundRefusal.SAME_NAME_ON_TWO_BALLOTS
        vote_round = find_round(process.id) or _new_round(session, process, keys_dir)
        _write_options(session, vote_round, chosen)
    return vote_round


def _new_round(session: Session, process: Process, keys_dir: Path) -> VoteRound:
    key_id = f"round-{secrets.token_hex(8)}"
    make_key(keys_dir, key_id)
    vote_round = VoteRound(
        process_id=process.id,
        status="open",
        opens_at=process.voting_open_at,
        closes_at=process.voting_close_at,
        rules="",
        rules_hash=b"",
        key_id=key_id,
    )
    session.add(vote_round)
    session.flush()
    return vote_round


def _write_options(session: Session, vote_round: VoteRound, chosen: Mapping[int, Collection[int]]) -> None:
    rules = {"method": METHOD, "options": {str(question): list(chosen[question]) for question in sorted(chosen)}}
    vote_round.rules = json.dumps(rules, separators=(",", ":"), sort_keys=True)
    vote_round.rules_hash = hashlib.sha256(vote_round.rules.encode("ascii")).digest()
    vote_round.version = (vote_round.version or 0) + 1
    session.execute(sa.delete(BallotOption).where(BallotOption.round_id == vote_round.id))
    session.execute(sa.update(Proposal).where(Proposal.question_id.in_(chosen)).values(is_shortlisted=False))
    for question, proposals in chosen.items():
        session.execute(sa.update(Proposal).where(Proposal.id.in_(proposals)).values(is_shortlisted=True))
        session.add_all(
            BallotOption(round_id=vote_round.id, question_id=question, proposal_id=proposal) for proposal in proposals
        )


def _questions_to_vote_on(session: Session, process_id: int) -> list[int]:
    wanted = sa.select(RoadQuestion.id).where(
        RoadQuestion.process_id == process_id, RoadQuestion.treatment != Treatment.ABSORB
    )
    return list(session.scalars(wanted.order_by(RoadQuestion.id)))


def _any_name_on_two_ballots(session: Session, process: Process, chosen: Mapping[int, Collection[int]]) -> bool:
    """Whether a name would stand for two roads, in this round or beside another that is still to be decided by vote."""
    ticked = [proposal for proposals in chosen.values() for proposal in proposals]
    keys = list(session.scalars(sa.select(Proposal.name_key).where(Proposal.id.in_(ticked))))
    elsewhere = (
        sa.select(Proposal.id)
        .join(BallotOption, BallotOption.proposal_id == Proposal.id)
        .join(VoteRound, VoteRound.id == BallotOption.round_id)
        .join(Process, Process.id == VoteRound.process_id)
        .where(
            Proposal.name_key.in_(keys), Process.id != process.id, Process.municipality_id == process.municipality_id
        )
        .where(VoteRound.closes_at > database_now(session))
    )
    return len(set(keys)) < len(keys) or session.scalar(elsewhere.limit(1)) is not None


def _proposals_of(session: Session, questions: Collection[int]) -> dict[int, set[int]]:
    known: dict[int, set[int]] = {question: set() for question in questions}
    wanted = sa.select(Proposal.question_id, Proposal.id).where(
        Proposal.question_id.in_(questions), Proposal.withdrawn_at.is_(None)
    )
    for question, proposal in session.execute(wanted):
        known[question].add(proposal)
    return known


def _as_question(process: Process, vote_round: VoteRound, question: RoadQuestion) -> BallotQuestion:
    return BallotQuestion(
        municipality_id=process.municipality_id,
        options=frozenset(option.proposal_id for option in list_options(vote_round.id, question.id)),
        opens_at=vote_round.opens_at,
        closes_at=vote_round.closes_at,
        grace=timedelta(seconds=vote_round.grace_s),
    )


def _what_it_led_to(earlier: CastRequest, canonical: str) -> Cast | BallotRefusal:
    if earlier.body_hash != hash_of_choices(canonical):
        return BallotRefusal.FORM_SENT_WITH_OTHER_CHOICE
    return Cast(read_choices(canonical), earlier.rev)


def _lock_for_casting(session: Session, round_id: int, slot: bytes) -> None:
    """One at a time per voter, and none while the round is being closed. SQLite has one writer anyway."""
    if session.get_bind().dialect.name != "postgresql":
        return
    session.execute(sa.text("SELECT pg_advisory_xact_lock_shared(:round)"), {"round": round_id})
    voter = int.from_bytes(slot[:8], "big", signed=True)
    session.execute(sa.text("SELECT pg_advisory_xact_lock(:voter)"), {"voter": voter})
