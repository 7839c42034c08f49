"""Rounds of voting, ballots in them, and their end."""

from __future__ import annotations

import itertools
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import sqlalchemy as sa
from flask import current_app

from citizen.ballots.actions import PlannedOption, PlannedQuestion, close_round, seal_of
from citizen.ballots.actions.making import ANY_NUMBER, write_round
from citizen.ballots.models import Ballot, CastRequest, VoteRound, WaitingLeaf
from citizen.config import Settings
from citizen.database import transaction
from citizen.domain.ballot_rules import HowToCount
from citizen.domain.ballots import canonical_choices, read_choices
from citizen.domain.box.commitments import Kind, commitment_of
from citizen.domain.box.receipts import new_receipt
from citizen.domain.phases import Phase
from citizen.domain.sealed_ballots import SealedContents
from citizen.domain.tally import Method
from citizen.municipalities.models import District, Municipality
from citizen.processes.models import Process
from citizen.proposals.models import Proposal
from citizen.roads.models import RoadQuestion
from citizen.web.clock import now
from tests.factories.places import DAY, a_process

_numbers = itertools.count(1)


def the_settings() -> Settings:
    """The settings of the application under test."""
    settings: Settings = current_app.config["CITIZEN"]
    return settings


def the_keys_dir() -> Path:
    """The folder of keys of the application under test."""
    return the_settings().keys_dir


def a_round(
    process: Process,
    options: dict[int, list[int]],
    how: HowToCount = ANY_NUMBER,
    *,
    closes_at: datetime | None = None,
) -> VoteRound:
    """A round whose ballots hold these proposals for these roads, made while it was still to open."""
    with transaction() as session:
        proposals = {row.id: row for row in session.scalars(sa.select(Proposal))}
        roads = {row.id: row for row in session.scalars(sa.select(RoadQuestion))}
        asked = [
            PlannedQuestion(
                roads[road].slug,
                roads[road].old_name,
                roads[road].old_name,
                tuple(_an_option(proposals[listed]) for listed in ids),
                road_question_id=road,
            )
            for road, ids in options.items()
        ]
        session.execute(
            sa.update(Proposal)
            .where(Proposal.id.in_([one for ids in options.values() for one in ids]))
            .values(is_shortlisted=True)
        )
    return a_round_of(process, asked, how, closes_at=closes_at)


def a_round_of(
    process: Process,
    asked: list[PlannedQuestion],
    how: HowToCount = ANY_NUMBER,
    *,
    closes_at: datetime | None = None,
) -> VoteRound:
    """A round that asks this. The database freezes what has opened, so it is made first and opened afterwards."""
    opens_at, closes_at = process.voting_open_at, closes_at or process.voting_close_at
    with transaction() as session:
        if opens_at <= now():
            _set_voting(process, now() + DAY, now() + 2 * DAY)
        session.flush()
        made = write_round(session, process, asked, how, the_settings())
        assert isinstance(made, VoteRound), made
        _set_voting(process, opens_at, closes_at)
        made.opens_at, made.closes_at = opens_at, max(closes_at, now() + DAY)
        session.flush()
        made.closes_at = closes_at
    return made


def an_option(name: str = "Alternativ", cost: int | None = None) -> PlannedOption:
    number = next(_numbers)
    return PlannedOption(f"valg{number}", name, name, cost=cost)


def a_vote(
    place: Municipality, how: HowToCount, names: list[str], phase: Phase = Phase.VOTING, **changes: object
) -> VoteRound:
    """A vote on given alternatives; costs as in name=cost where the method is a budget."""
    days = {Phase.ANNOUNCED: (3, 20), Phase.VOTING: (-5, 9), Phase.CLOSED: (-40, -10)}[phase]
    opens_at, closes_at = (now() + day * DAY for day in days)
    process = a_process(
        place, phase, kind="vote", proposals_open_at=opens_at, proposals_close_at=opens_at,
        voting_open_at=opens_at, voting_close_at=closes_at, **changes,
    )  # fmt: skip
    options = [name.partition("=") for name in names]
    listed = tuple(an_option(name, int(cost) if cost else None) for name, _sign, cost in options)
    return a_round_of(process, [PlannedQuestion("sak", "Hva velger du?", "Kva vel du?", listed)], how)


def some_ballots(
    vote_round: VoteRound,
    question_id: int,
    choices: Sequence[int],
    times: int = 1,
    *,
    district: District | None = None,
    lives_here: bool | None = None,
) -> None:
    """So many equal ballots of people whom nobody knows, each with receipt, nonce and leaf, as casting stores them."""
    seal = seal_of(the_keys_dir(), vote_round)
    written = read_choices(canonical_choices(choices, Method(vote_round.method)))
    with transaction() as session:
        for _ in range(times):
            slot, receipt = secrets.token_bytes(32), new_receipt(secrets.token_bytes(16))
            said = SealedContents(written, receipt, secrets.token_bytes(32))
            where = {"round_id": vote_round.id, "question_id": question_id, "slot": slot}
            commitment = commitment_of(vote_round.id, question_id, Kind.CAST, receipt, written, said.nonce)
            sealed, mark = seal.seal(said, slot, secrets.token_bytes(12)), seal.mark_of_receipt(receipt)
            place = district.id if district else None
            session.add(Ballot(**where, sealed=sealed, mark=mark, rev=1, district_id=place, lives_here=lives_here))
            leaf = seal.seal_leaf(commitment, question_id, slot, secrets.token_bytes(12))
            session.add(WaitingLeaf(round_id=vote_round.id, sealed=leaf))
            given = seal.seal_receipt(receipt, slot, secrets.token_bytes(12))
            idem = secrets.token_bytes(32)
            body = seal.mark_of_form(str(written), slot, idem)
            session.add(CastRequest(**where, idem=idem, body_mark=body, rev=1, sealed_receipt=given, did="cast"))


def let_it_end(vote_round: VoteRound, ago: timedelta = timedelta(hours=1)) -> None:
    """The deadline passes; nobody has closed the round yet."""
    with transaction() as session:
        ended = {"closes_at": now() - ago}
        session.execute(sa.update(VoteRound).where(VoteRound.id == vote_round.id).values(ended))
        process = session.get_one(Process, vote_round.process_id)
        process.voting_close_at = ended["closes_at"]
        session.flush()
        session.refresh(vote_round)


def let_it_close(vote_round: VoteRound, ago: timedelta = timedelta(hours=1)) -> VoteRound:
    """The deadline passes, and the timer closes the round, counts it and publishes the box."""
    let_it_end(vote_round, ago)
    closed = close_round(vote_round.id, the_settings())
    assert closed is not None
    return closed


def _an_option(proposal: Proposal) -> PlannedOption:
    return PlannedOption(
        proposal.public_id, proposal.name, proposal.name, proposal.reason, proposal.reason, proposal_id=proposal.id
    )


def _set_voting(process: Process, opens_at: datetime, closes_at: datetime) -> None:
    """A vote on given alternatives has its empty period for proposals where the voting opens."""
    process.voting_open_at, process.voting_close_at = opens_at, closes_at
    if process.kind == "vote":
        process.proposals_open_at = process.proposals_close_at = opens_at
