"""What casting needs to know of a question, in one statement and in columns: it is asked with every vote."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from citizen.ballots.models import BallotQuestion, VoteRound
from citizen.database import clock, db
from citizen.municipalities.models import Municipality
from citizen.processes.models import Franchise, Process
from citizen.statements import Prepared


@dataclass(frozen=True, slots=True)
class Booth:
    """A question, the round in which it is asked, and who may answer."""

    franchise: Franchise
    round_id: int
    status: str
    """As it was when it was looked up; casting looks again."""
    key_id: str
    method: str
    rules: str
    rules_hash: bytes
    question_id: int
    has_opened: bool = False
    """From then on the database keeps all of this as it is, but for the status."""


# The last round that asks this; of those before it a vote is refused all the same.
_BOOTH = Prepared(
    sa.select(
        Process.id,
        Process.municipality_id,
        Process.electorate,
        VoteRound.id,
        VoteRound.status,
        VoteRound.key_id,
        VoteRound.method,
        VoteRound.rules,
        VoteRound.rules_hash,
        BallotQuestion.id,
        VoteRound.opens_at <= clock(),
    )
    .select_from(Municipality)
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


def find_booth(municipality: str, process: str, slug: str) -> Booth | None:
    """Where the ballot with this address is cast: in the last round that asks this."""
    found = _BOOTH.ask(db.session.connection(), {"municipality": municipality, "process": process, "slug": slug})
    return Booth(Franchise(*found[0][:3]), *found[0][3:]) if found else None


def booth_of(process: Process, vote_round: VoteRound, question: BallotQuestion) -> Booth:
    """The same, of what has been looked up already."""
    return Booth(
        process.as_franchise(),
        vote_round.id,
        vote_round.status,
        vote_round.key_id,
        vote_round.method,
        vote_round.rules,
        vote_round.rules_hash,
        question.id,
    )
