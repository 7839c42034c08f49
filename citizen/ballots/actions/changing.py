"""Change a round that people vote in: move its deadline, or stop it and announce a new voting. Always with a reason."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from citizen.ballots.actions.announcing import plan_of_round
from citizen.ballots.actions.closing import end_round
from citizen.ballots.actions.locking import lock_for_closing
from citizen.ballots.actions.making import write_round
from citizen.ballots.models import RoundEvent, VoteRound
from citizen.ballots.queries import find_round
from citizen.config import Settings
from citizen.database import database_now, transaction
from citizen.domain.acts import Act
from citizen.domain.ballot_rules import HowToCount
from citizen.domain.round_changes import ChangeRefusal, Reason, Running, refuse_new_deadline, refuse_stop
from citizen.domain.tally import Method
from citizen.processes.actions import note_act
from citizen.processes.models import VOTE, Process


def change_deadline(
    process: Process, new_closes_at: datetime, reason: Reason, account_id: int, *, seen: int
) -> VoteRound | tuple[ChangeRefusal, ...]:
    """Move the deadline of the open round; the reason is public from then on.

    Impossible as soon as the round has closed by the database's clock, since somebody can have seen the result.
    `seen` is the version of the round that the one who asks has looked at.
    """
    found = find_round(process.id)
    if found is None:
        return (ChangeRefusal.NO_ROUND,)
    with transaction() as session:
        vote_round = _locked(session, found.id)
        now = database_now(session)
        if vote_round.status != "open":
            return (ChangeRefusal.ALREADY_CLOSED,)
        refusals = refuse_new_deadline(_running(vote_round), new_closes_at, reason, seen=seen, now=now)
        if refusals:
            return refusals
        old = vote_round.closes_at
        session.add(_event(vote_round, "deadline", reason, now, new_closes_at, account_id))
        vote_round.closes_at, vote_round.version = new_closes_at, vote_round.version + 1
        stored = session.get_one(Process, process.id, with_for_update=True)
        stored.voting_close_at = new_closes_at
        note_act(
            session,
            Act.DEADLINE_MOVED,
            stored,
            why=reason.nb,
            details={"from": old.isoformat(), "to": new_closes_at.isoformat()},
        )
        session.flush()
    return vote_round


def stop_round(
    process: Process,
    reason: Reason,
    new_opens_at: datetime,
    new_closes_at: datetime,
    account_id: int,
    *,
    seen: int,
    settings: Settings,
) -> VoteRound | tuple[ChangeRefusal, ...]:
    """End the open round at once and announce a new voting; gives the round that was stopped.

    Its votes are kept, counted and published as stopped; none of them counts in the new voting. A vote on given
    alternatives gets its next round at once, with the same question, to be mended until it opens. For a round about
    roads the ballots are made again from the shortlist.
    """
    found = find_round(process.id)
    if found is None:
        return (ChangeRefusal.NO_ROUND,)
    with transaction() as session:
        vote_round = _locked(session, found.id)
        now = database_now(session)
        if vote_round.status != "open":
            return (ChangeRefusal.ALREADY_CLOSED,)
        refusals = refuse_stop(_running(vote_round), reason, new_opens_at, new_closes_at, seen=seen, now=now)
        if refusals:
            return refusals
        session.add(_event(vote_round, "stopped", reason, now, now, account_id))
        session.flush()
        end_round(session, vote_round, "stopped", settings)
        stored = session.get_one(Process, process.id, with_for_update=True)
        _announce_anew(session, stored, vote_round, new_opens_at, new_closes_at, settings)
        note_act(session, Act.VOTING_STOPPED, stored, why=reason.nb, details={"round": vote_round.number})
    return vote_round


def _locked(session: Session, round_id: int) -> VoteRound:
    """The round as it is now, when no vote is being stored in it and nobody else is closing or changing it."""
    lock_for_closing(session, round_id)
    return session.get_one(VoteRound, round_id, with_for_update=True, populate_existing=True)


def _announce_anew(
    session: Session,
    process: Process,
    stopped: VoteRound,
    opens_at: datetime,
    closes_at: datetime,
    settings: Settings,
) -> None:
    process.voting_open_at, process.voting_close_at = opens_at, closes_at
    process.version += 1
    if process.kind == VOTE:
        process.proposals_open_at = process.proposals_close_at = opens_at
    session.flush()
    if process.kind == VOTE:
        how = HowToCount(Method(stopped.method), stopped.max_choices, stopped.budget)
        made = write_round(session, process, plan_of_round(stopped.id), how, settings)
        if not isinstance(made, VoteRound):
            raise RuntimeError("what could be voted on before can't be voted on now")


def _running(vote_round: VoteRound) -> Running:
    return Running(vote_round.opens_at, vote_round.closes_at, vote_round.version)


def _event(
    vote_round: VoteRound, kind: str, reason: Reason, now: datetime, new_closes_at: datetime, account_id: int
) -> RoundEvent:
    return RoundEvent(
        round_id=vote_round.id,
        happened_at=now,
        kind=kind,
        reason_nb=reason.nb.strip(),
        reason_nn=reason.nn.strip(),
        old_closes_at=vote_round.closes_at,
        new_closes_at=new_closes_at,
        account_id=account_id,
    )
