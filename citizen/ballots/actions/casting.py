"""Store a person's choice on a question, replace it, or take it back: each form that is sent does it once."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.ballots.actions.looking import Look, look, question_at
from citizen.ballots.models import Ballot, BallotQuestion, CastRequest, PaperVote, VoteRound, WaitingLeaf
from citizen.database import db, transaction, upserts
from citizen.domain import electorates
from citizen.domain.ballots import BallotRefusal, canonical_choices, read_choices, refuse_ballot, refuse_time
from citizen.domain.box.commitments import NONCE_BYTES, Kind, commitment_of
from citizen.domain.box.receipts import RANDOM_BYTES, new_receipt
from citizen.domain.electorates import Elector, ElectorRefusal, refuse_elector
from citizen.domain.sealed_ballots import DRAW_BYTES, BallotSeal, SealedContents
from citizen.domain.slots import slot_of
from citizen.domain.tally import Method
from citizen.keys import read_key
from citizen.processes.models import Process

WITHDRAWAL = "withdrawal"
IDEM_BYTES = 32
ROUND_LOCKS = 7301
"""A number of its own for the advisory locks of rounds, so that they meet no other lock."""

_LOCK = sa.text("SELECT pg_advisory_xact_lock_shared(:rounds, :round), pg_advisory_xact_lock(:voter)")
_WAIT, _REMEMBER = sa.insert(WaitingLeaf), sa.insert(CastRequest)
_PUT = upserts(Ballot, ["sealed", "mark", "rev", "district_id", "lives_here"])


@dataclass(frozen=True, slots=True)
class Voter:
    """A person who votes: what the rules know, the keyed hash that leads to the slot, and the groups they count in."""

    elector: Elector
    key: bytes
    district_id: int | None = None
    lives_here: bool | None = None


@dataclass(frozen=True, slots=True)
class Cast:
    """A choice that is stored, how many times this person has chosen on this question, and the receipt."""

    choices: tuple[int, ...]
    rev: int
    receipt: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The person has no vote on this question any more; empty if there was none."""

    receipt: str


def seal_of(keys_dir: Path, vote_round: VoteRound) -> BallotSeal:
    """What opens the ballots of the round. Raises KeyMissing when its key is gone."""
    return BallotSeal(read_key(keys_dir, vote_round.key_id))


def find_slots(
    keys_dir: Path, vote_round: VoteRound, process: Process, questions: Collection[int], voter_key: bytes
) -> dict[int, bytes]:
    """Where the person's ballots on these questions lie. Raises KeyMissing when the round's key is gone."""
    round_key = read_key(keys_dir, vote_round.key_id)
    return {question: _slot(round_key, vote_round, process, question, voter_key) for question in questions}


def cast_ballot(
    process: Process,
    question: BallotQuestion,
    voter: Voter,
    choices: Sequence[int],
    *,
    idem: bytes,
    arrived_at: datetime,
    keys_dir: Path,
) -> Cast | BallotRefusal | ElectorRefusal:
    """Store the person's choice on this question, or replace it; the same form sent twice does it once.

    `idem` is drawn when the ballot page is made, `arrived_at` is when the request reached the site. Whether the
    round is open is decided by the database's clock, inside the transaction that stores the choice. Storing what is
    stored already changes nothing and gives the same receipt.
    """
    vote_round = _round_of(question)
    if ended := _refuse_ended(vote_round):
        return ended
    where, seal = _where(keys_dir, vote_round, process, question, voter)
    canonical = canonical_choices(choices, Method(vote_round.method))
    with transaction() as session:
        lock_for_casting(session, vote_round.id, where["slot"])
        seen = look(session, where, idem)
        if seen.body_mark is not None:
            return _what_it_led_to(seen, where, idem, canonical, seal)
        asked = question_at(seen, vote_round.rules, question.id)
        refusal = refuse_ballot(asked, choices, arrived_at=arrived_at, now=seen.now) or refuse_elector(
            electorates.from_json(process.electorate), process.municipality_id, voter.elector
        )
        if refusal := refusal or refuse_second_channel(seen):
            return refusal
        present = _present(seen, where, seal)
        if present and present.choices == read_choices(canonical):
            cast, did = present, "same"
        else:
            cast, did = _store(session, where, seal, canonical, present.rev if present else 0, voter), "cast"
        _note(session, where, seal, idem, canonical, cast.rev, cast.receipt, did)
    return cast


def withdraw_ballot(
    process: Process, question: BallotQuestion, voter: Voter, *, idem: bytes, arrived_at: datetime, keys_dir: Path
) -> Withdrawn | BallotRefusal:
    """Take the person's vote on this question back, so that it is as if they had not voted; the log notes a void."""
    vote_round = _round_of(question)
    if ended := _refuse_ended(vote_round):
        return ended
    where, seal = _where(keys_dir, vote_round, process, question, voter)
    with transaction() as session:
        lock_for_casting(session, vote_round.id, where["slot"])
        seen = look(session, where, idem)
        if seen.body_mark is not None:
            withdrawn = _what_it_led_to(seen, where, idem, WITHDRAWAL, seal)
            return Withdrawn(withdrawn.receipt) if isinstance(withdrawn, Cast) else withdrawn
        asked = question_at(seen, vote_round.rules, question.id)
        refusal = refuse_time(asked, arrived_at=arrived_at, now=seen.now)
        if refusal := refusal or refuse_second_channel(seen):
            return refusal
        present = _present(seen, where, seal)
        if present is None:
            _note(session, where, seal, idem, WITHDRAWAL, 0, "", "same")
            return Withdrawn("")
        session.execute(sa.delete(Ballot).filter_by(**where))
        _add_leaf(
            session, where, seal, Kind.VOID, SealedContents((), present.receipt, secrets.token_bytes(NONCE_BYTES))
        )
        _note(session, where, seal, idem, WITHDRAWAL, present.rev, present.receipt, "withdrawn")
    return Withdrawn(present.receipt)


def refuse_second_channel(seen: Look) -> BallotRefusal | None:
    """Why nothing can be stored or withdrawn online in this slot: the person has voted on paper."""
    return BallotRefusal.VOTED_ON_PAPER if seen.is_on_paper else None


def cast_on_paper(
    session: Session,
    vote_round: VoteRound,
    slots: Mapping[int, bytes],
    answers: Mapping[int, tuple[Sequence[int], Voter]],
    keys_dir: Path,
) -> None:
    """Store what a ballot on paper says, inside the transaction that holds the locks of all the person's slots.

    `slots` has every question of the round, so that nothing more can be cast online; `answers` those filled in. The
    caller has looked that there is no vote in any of the slots: the database refuses a second one too.
    """
    seal = seal_of(keys_dir, vote_round)
    for question, (choices, voter) in answers.items():
        where = {"round_id": vote_round.id, "question_id": question, "slot": slots[question]}
        canonical = canonical_choices(choices, Method(vote_round.method))
        cast = _store(session, where, seal, canonical, 0, voter)
        _note(session, where, seal, secrets.token_bytes(IDEM_BYTES), canonical, cast.rev, cast.receipt, "cast")
    for slot in sorted(slots.values()):
        session.execute(sa.insert(PaperVote).values(round_id=vote_round.id, slot=slot))


def lock_for_casting(session: Session, round_id: int, slot: bytes) -> None:
    """One at a time per voter, and none while the round is being closed. SQLite has one writer anyway."""
    if session.get_bind().dialect.name != "postgresql":
        return
    voter = int.from_bytes(slot[:8], "big", signed=True)
    session.connection().execute(_LOCK, {"rounds": ROUND_LOCKS, "round": round_id, "voter": voter})


def lock_for_closing(session: Session, round_id: int) -> None:
    """Waits until no vote is being stored in the round, and lets none begin until the transaction ends."""
    if session.get_bind().dialect.name == "postgresql":
        values = {"rounds": ROUND_LOCKS, "round": round_id}
        session.execute(sa.text("SELECT pg_advisory_xact_lock(:rounds, :round)"), values)


def _round_of(question: BallotQuestion) -> VoteRound:
    return db.session.get_one(VoteRound, question.round_id)  # what decides is looked up again under the lock


def _refuse_ended(vote_round: VoteRound) -> BallotRefusal | None:
    """Looked at before the round's key is asked for, since that is destroyed some time after."""
    match vote_round.status:
        case "stopped":
            return BallotRefusal.STOPPED
        case "closed":
            return BallotRefusal.ALREADY_CLOSED
    return None


def _where(
    keys_dir: Path, vote_round: VoteRound, process: Process, question: BallotQuestion, voter: Voter
) -> tuple[dict[str, Any], BallotSeal]:
    round_key = read_key(keys_dir, vote_round.key_id)
    slot = _slot(round_key, vote_round, process, question.id, voter.key)
    return {"round_id": vote_round.id, "question_id": question.id, "slot": slot}, BallotSeal(round_key)


def _slot(round_key: bytes, vote_round: VoteRound, process: Process, question_id: int, voter_key: bytes) -> bytes:
    return slot_of(
        round_key,
        municipality_id=process.municipality_id,
        round_id=vote_round.id,
        question_id=question_id,
        person_key=voter_key,
    )


def _present(seen: Look, where: Mapping[str, Any], seal: BallotSeal) -> Cast | None:
    if seen.sealed is None or seen.rev is None:
        return None
    contents = seal.open(seen.sealed, where["slot"])
    return Cast(contents.choices, seen.rev, contents.receipt)


def _store(
    session: Session, where: Mapping[str, Any], seal: BallotSeal, canonical: str, rev: int, voter: Voter
) -> Cast:
    receipt = new_receipt(secrets.token_bytes(RANDOM_BYTES))
    contents = SealedContents(read_choices(canonical), receipt, secrets.token_bytes(NONCE_BYTES))
    values = {
        "sealed": seal.seal(contents, where["slot"], secrets.token_bytes(DRAW_BYTES)),
        "mark": seal.mark_of_receipt(receipt),
        "rev": rev + 1,
        "district_id": voter.district_id,
        "lives_here": voter.lives_here,
    }
    session.connection().execute(_PUT[session.get_bind().dialect.name], {**where, **values})
    _add_leaf(session, where, seal, Kind.CAST, contents)
    return Cast(contents.choices, rev + 1, receipt)


def _add_leaf(
    session: Session, where: Mapping[str, Any], seal: BallotSeal, kind: Kind, contents: SealedContents
) -> None:
    commitment = commitment_of(
        where["round_id"], where["question_id"], kind, contents.receipt, contents.choices, contents.nonce
    )
    sealed = seal.seal_leaf(commitment, where["question_id"], where["slot"], secrets.token_bytes(DRAW_BYTES))
    session.connection().execute(_WAIT, {"round_id": where["round_id"], "sealed": sealed})


def _note(
    session: Session,
    where: Mapping[str, Any],
    seal: BallotSeal,
    idem: bytes,
    said: str,
    rev: int,
    receipt: str,
    did: str,
) -> None:
    """Remember what the form has led to."""
    values = {
        "body_mark": seal.mark_of_form(said, where["slot"], idem),
        "rev": rev,
        "sealed_receipt": seal.seal_receipt(receipt, where["slot"], secrets.token_bytes(DRAW_BYTES)),
        "did": did,
    }
    session.connection().execute(_REMEMBER, {**where, "idem": idem, **values})


def _what_it_led_to(
    seen: Look, where: Mapping[str, Any], idem: bytes, said: str, seal: BallotSeal
) -> Cast | BallotRefusal:
    """For a form that has come before."""
    if seen.body_mark != seal.mark_of_form(said, where["slot"], idem):
        return BallotRefusal.FORM_SENT_WITH_OTHER_CHOICE
    receipt = seal.open_receipt(seen.earlier_receipt or b"", where["slot"])
    return Cast(() if said == WITHDRAWAL else read_choices(said), seen.earlier_rev or 0, receipt)
