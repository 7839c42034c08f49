"""Close rounds: seal the log, move the ballots to the box in order of receipts, count, publish, and forget the slots.

Everything up to the publication is one transaction: a crash on any line leaves the round open and whole. Removing the
traces that the database's files keep of the order of voting, and destroying the key, come after; both may be repeated.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.ballots.actions.counting import count_round
from citizen.ballots.actions.emptying import fill_box
from citizen.ballots.actions.locking import lock_for_closing
from citizen.ballots.actions.publishing import write_manifest
from citizen.ballots.actions.sealing import one_by_one, seal_batch
from citizen.ballots.models import Ballot, CastRequest, PaperVote, VoteRound
from citizen.config import Settings
from citizen.database import database_now, rewrite_files, transaction
from citizen.keys import destroy_key

REWRITTEN = ("ballot", "cast_request", "waiting_leaf", "paper_vote")
"""Tables whose rows are removed at the close; the others were written in an order that says nothing."""
KEY_KEPT = timedelta(days=14)
"""How long a round's key outlives the round, for complaints that need it."""

when_a_round_ends: list[Callable[[Session, VoteRound], None]] = []
"""What features above this one do in the transaction that ends a round; each adds its own when it is loaded."""


def close_due(settings: Settings) -> list[VoteRound]:
    """Close every round whose deadline and grace are over. Safe to run at any time, and twice at once."""
    with transaction() as session:
        due = [vote_round.id for vote_round in _list_open(session) if is_due(vote_round, database_now(session))]
    closed = one_by_one(due, lambda round_id: close_round(round_id, settings))
    return [vote_round for vote_round in closed if vote_round]


def is_due(vote_round: VoteRound, now: datetime) -> bool:
    """Whether no vote can be stored any more."""
    return now >= vote_round.closes_at + timedelta(seconds=vote_round.grace_s)


def close_round(round_id: int, settings: Settings) -> VoteRound | None:
    """Close this round if it is due; None where it is not, or is closed already."""
    with transaction() as session:
        lock_for_closing(session, round_id)
        vote_round = session.get_one(VoteRound, round_id, with_for_update=True, populate_existing=True)
        if vote_round.status != "open" or not is_due(vote_round, database_now(session)):
            return None
        end_round(session, vote_round, "closed", settings)
    return vote_round


def end_round(session: Session, vote_round: VoteRound, status: str, settings: Settings) -> None:
    """What closing and stopping share, inside the transaction that holds the lock of the round."""
    seal_batch(session, vote_round, settings, closing=True)
    vote_round.status, vote_round.closed_at = status, database_now(session)
    session.flush()
    count_round(session, vote_round, fill_box(session, vote_round, settings))
    write_manifest(session, vote_round, settings)
    session.execute(sa.delete(Ballot).where(Ballot.round_id == vote_round.id))
    session.execute(sa.delete(CastRequest).where(CastRequest.round_id == vote_round.id))
    session.execute(sa.delete(PaperVote).where(PaperVote.round_id == vote_round.id))
    for forget in when_a_round_ends:
        forget(session, vote_round)


def scrub_due() -> list[int]:
    """Remove what the database's files still tell of the order in which people voted in rounds that have closed."""
    with transaction() as session:
        wanted = sa.select(VoteRound.id).where(VoteRound.status != "open", VoteRound.scrubbed_at.is_(None))
        due = list(session.scalars(wanted.order_by(VoteRound.id)))
    if not due or not rewrite_files(REWRITTEN):
        return []
    with transaction() as session:
        scrubbed = sa.update(VoteRound).where(VoteRound.id.in_(due))
        session.execute(scrubbed.values(scrubbed_at=database_now(session)))
    return due


def shred_due(settings: Settings) -> list[int]:
    """Destroy the keys of rounds that closed so long ago that nobody can complain any more."""
    with transaction() as session:
        long_ago = database_now(session) - KEY_KEPT
        wanted = sa.select(VoteRound).where(VoteRound.closed_at <= long_ago, VoteRound.shredded_at.is_(None))
        due = list(session.scalars(wanted.order_by(VoteRound.id)))
        for vote_round in due:
            destroy_key(settings.keys_dir, vote_round.key_id)
            vote_round.shredded_at = database_now(session)
    return [vote_round.id for vote_round in due]


def _list_open(session: Session) -> list[VoteRound]:
    return list(session.scalars(sa.select(VoteRound).where(VoteRound.status == "open").order_by(VoteRound.id)))
