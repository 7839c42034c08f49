"""Everything that decides about a ballot, asked in one statement once the locks are held: each look costs time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.accounts.models import Account
from citizen.ballots.models import Ballot, CastRequest, PaperVote, VoteRound
from citizen.database import clock
from citizen.domain.ballot_rules import count_rules
from citizen.domain.ballots import BallotQuestion
from citizen.domain.electorates import Elector
from citizen.domain.tally import CountRules
from citizen.electorates.models import AgeDeclaration
from citizen.municipalities.models import District
from citizen.statements import Prepared

QUESTIONS_REMEMBERED = 256
SAID_FROM = 13
"""In the row, what the account says begins there."""


@dataclass(frozen=True, slots=True)
class Look:
    """How things stand at this instant: the round, what lies in the slot, and what the form has led to before."""

    now: datetime
    status: str
    opens_at: datetime
    closes_at: datetime
    grace_s: int
    key_id: str
    rules_hash: bytes
    sealed: bytes | None
    rev: int | None
    body_mark: bytes | None
    """None where the form has not come before."""
    earlier_rev: int | None
    earlier_receipt: bytes | None
    is_on_paper: bool
    said: Elector
    """What the account says of itself: where the person lives, and whether they are old enough for this process."""


_BALLOT = sa.and_(
    Ballot.round_id == VoteRound.id,
    Ballot.question_id == sa.bindparam("question_id"),
    Ballot.slot == sa.bindparam("slot"),
)
_REQUEST = sa.and_(
    CastRequest.round_id == VoteRound.id,
    CastRequest.question_id == sa.bindparam("question_id"),
    CastRequest.slot == sa.bindparam("slot"),
    CastRequest.idem == sa.bindparam("idem"),
)
_AGE = sa.and_(AgeDeclaration.account_id == Account.id, AgeDeclaration.process_id == VoteRound.process_id)
_LOOK = Prepared(
    sa.select(
        clock(),
        VoteRound.status,
        VoteRound.opens_at,
        VoteRound.closes_at,
        VoteRound.grace_s,
        VoteRound.key_id,
        VoteRound.rules_hash,
        Ballot.sealed,
        Ballot.rev,
        CastRequest.body_mark,
        CastRequest.rev,
        CastRequest.sealed_receipt,
        PaperVote.slot.is_not(None),
        District.municipality_id,
        Account.district_id,
        Account.home_road_id,
        Account.lives_elsewhere,
        AgeDeclaration.account_id.is_not(None),
    )
    .select_from(VoteRound)
    .outerjoin(Ballot, _BALLOT)
    .outerjoin(CastRequest, _REQUEST)
    .outerjoin(PaperVote, sa.and_(PaperVote.round_id == VoteRound.id, PaperVote.slot == sa.bindparam("slot")))
    .outerjoin(Account, Account.id == sa.bindparam("account_id"))
    .outerjoin(District, District.id == Account.district_id)
    .outerjoin(AgeDeclaration, _AGE)
    .where(VoteRound.id == sa.bindparam("round_id"))
)


def look(session: Session, where: Mapping[str, Any], idem: bytes, account_id: int | None = None) -> Look:
    """What there is for the slot in `where` and the form `idem`, for use inside the transaction that will change it.

    Where the account is named, what it says of itself too. Nothing of that is stored.
    """
    [row] = _LOOK.ask(session.connection(), {**where, "idem": idem, "account_id": account_id})
    municipality_id, district_id, road_id, lives_elsewhere, is_of_age = row[SAID_FROM:]
    said = Elector(
        municipality_id, district_id, road_id, lives_elsewhere=bool(lives_elsewhere), declared_of_age=bool(is_of_age)
    )
    return Look(*[*row[:SAID_FROM], said])


def question_at(seen: Look, rules: str, question_id: int) -> BallotQuestion:
    """What the rules of a ballot need to know: instants as they are now, all else as it was frozen at the opening."""
    frozen = frozen_rules(rules, question_id)
    return BallotQuestion(
        options=frozenset(frozen.options),
        opens_at=seen.opens_at,
        closes_at=seen.closes_at,
        grace=timedelta(seconds=seen.grace_s),
        method=frozen.method,
        max_choices=frozen.max_choices,
        costs={option: frozen.costs.get(option, 0) for option in frozen.options},
        budget=frozen.budget,
        is_stopped=seen.status == "stopped",
    )


@lru_cache(QUESTIONS_REMEMBERED)
def frozen_rules(rules: str, question_id: int) -> CountRules:
    """What may be chosen on the question, and how it is counted, as it was frozen at the opening."""
    return count_rules(json.loads(rules), question_id)
