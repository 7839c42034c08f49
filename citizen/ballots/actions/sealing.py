"""Seal waiting leaves of the log in a batch under a signed root."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.ballots.actions.casting import seal_of
from citizen.ballots.actions.signatures import sign_for_round
from citizen.ballots.models import LogBatch, LogLeaf, VoteRound, WaitingLeaf
from citizen.ballots.queries import stream_leaves
from citizen.config import Settings
from citizen.database import database_now, transaction
from citizen.domain.box.batches import DRAW_BYTES, choose_batch
from citizen.domain.box.merkle import GrowingTree
from citizen.domain.box.statements import instant, root_statement
from citizen.domain.sealed_ballots import BallotSeal
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process

Done = TypeVar("Done")
AT_ONCE = 2000
FORGOTTEN_AT_ONCE = 500
"""SQLite takes so many values in one statement, and more."""


def seal_due(settings: Settings) -> list[LogBatch]:
    """Seal a batch of every round that is open and has enough waiting leaves. Safe to run at any time."""
    with transaction() as session:
        rounds = list(session.scalars(sa.select(VoteRound.id).where(VoteRound.status == "open").order_by(VoteRound.id)))
    sealed = one_by_one(rounds, lambda round_id: _seal_round(round_id, settings))
    return [batch for batch in sealed if batch]


def one_by_one(rounds: Sequence[int], step: Callable[[int], Done]) -> list[Done]:
    """Do the step for each round. One that fails keeps no other from being done; afterwards RoundsFailed names it."""
    done, faults = [], {}
    for round_id in rounds:
        try:
            done.append(step(round_id))
        except Exception as fault:  # noqa: BLE001 — whatever is wrong with one round, the others are due
            faults[round_id] = fault
    if faults:
        raise RoundsFailed(faults)
    return done


class RoundsFailed(Exception):
    """Something is wrong with these rounds; the others have been seen to."""

    def __init__(self, faults: Mapping[int, Exception]) -> None:
        said = "; ".join(f"round {number}: {type(fault).__name__}: {fault}" for number, fault in faults.items())
        super().__init__(said)
        self.__cause__ = next(iter(faults.values()))


def _seal_round(round_id: int, settings: Settings) -> LogBatch | None:
    with transaction() as session:
        vote_round = session.get_one(VoteRound, round_id, with_for_update=True, populate_existing=True)
        return seal_batch(session, vote_round, settings, closing=False) if vote_round.status == "open" else None


def seal_batch(session: Session, vote_round: VoteRound, settings: Settings, *, closing: bool) -> LogBatch | None:
    """The next batch of the round, for use inside a transaction; None where there is nothing to seal yet."""
    seal = seal_of(settings.keys_dir, vote_round)
    waiting = (seal.open_leaf(sealed) for sealed in _stream_waiting(session, vote_round.id))
    chosen = choose_batch(waiting, closing=closing, draw=secrets.token_bytes(DRAW_BYTES))
    if not chosen:
        return None
    last = session.scalar(sa.select(sa.func.max(LogBatch.batch)).where(LogBatch.round_id == vote_round.id))
    number = (last or 0) + 1
    _write(session, vote_round.id, number, chosen)
    _forget(session, vote_round.id, seal, None if closing else frozenset(chosen))
    tree = GrowingTree()
    for _batch, commitment in stream_leaves(vote_round.id):
        tree.append(commitment)
    batch = _signed(session, vote_round, number, tree, settings)
    session.add(batch)
    session.flush()
    return batch


def _stream_waiting(session: Session, round_id: int) -> Iterator[bytes]:
    wanted = sa.select(WaitingLeaf.sealed).where(WaitingLeaf.round_id == round_id)
    with session.connection().execute(wanted, execution_options={"yield_per": AT_ONCE}) as rows:
        for (sealed,) in rows:
            yield sealed


def _write(session: Session, round_id: int, number: int, chosen: Sequence[bytes]) -> None:
    """Into the log in the order of the tree, which says nothing of when they came."""
    for start in range(0, len(chosen), AT_ONCE):
        batch = chosen[start : start + AT_ONCE]
        rows = [{"commitment": commitment, "round_id": round_id, "batch": number} for commitment in batch]
        session.connection().execute(sa.insert(LogLeaf), rows)


def _forget(session: Session, round_id: int, seal: BallotSeal, chosen: Collection[bytes] | None) -> None:
    """Those chosen wait no longer; None is all of them, when nobody can add one."""
    gone = sa.delete(WaitingLeaf).where(WaitingLeaf.round_id == round_id)
    if chosen is None:
        session.connection().execute(gone)
        return
    sealed = [one for one in _stream_waiting(session, round_id) if seal.open_leaf(one).commitment in chosen]
    for start in range(0, len(sealed), FORGOTTEN_AT_ONCE):
        session.connection().execute(gone.where(WaitingLeaf.sealed.in_(sealed[start : start + FORGOTTEN_AT_ONCE])))


def _signed(session: Session, vote_round: VoteRound, number: int, tree: GrowingTree, settings: Settings) -> LogBatch:
    process = session.get_one(Process, vote_round.process_id)
    place = session.get_one(Municipality, process.municipality_id)
    sealed_at = database_now(session).replace(microsecond=0)
    statement = root_statement(
        municipality_number=place.number,
        process_slug=process.slug,
        round_number=vote_round.number,
        rules_hash=vote_round.rules_hash,
        tree_size=tree.size,
        root=tree.root,
        sealed_at=instant(sealed_at),
    )
    return LogBatch(
        round_id=vote_round.id,
        batch=number,
        tree_size=tree.size,
        root=tree.root,
        sealed_at=sealed_at,
        signature=sign_for_round(session, vote_round, statement, settings),
    )
