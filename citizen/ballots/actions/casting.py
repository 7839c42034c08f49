"""Store a person's choice on a question, replace it, or take it back: each form that is sent does it once."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.ballots.actions import storing
from citizen.ballots.actions.locking import lock_for_casting, locks_of
from citizen.ballots.actions.looking import Look, frozen_rules, look, question_at
from citizen.ballots.models import PaperVote, VoteRound
from citizen.ballots.queries import Booth
from citizen.database import db, reading_connection, transaction
from citizen.domain.ballots import (
    BallotRefusal,
    canonical_choices,
    read_choices,
    refuse_ballot,
    refuse_choices,
    refuse_time,
)
from citizen.domain.electorates import Elector, ElectorRefusal, refuse_elector
from citizen.domain.sealed_ballots import BallotSeal
from citizen.domain.slots import slot_of
from citizen.domain.tally import Method
from citizen.keys import read_key
from citizen.processes.models import Process

WITHDRAWAL = "withdrawal"
IDEM_BYTES = 32


@dataclass(frozen=True, slots=True)
class Voter:
    """A person who votes: what the rules know, the keyed hash that leads to the slot, and the groups they count in."""

    elector: Elector
    key: bytes
    district_id: int | None = None
    lives_here: bool | None = None
    account_id: int | None = None
    """Whose own words decide whether they may vote; None where a login or a roll does."""

    @property
    def groups(self) -> dict[str, Any]:
        """The columns that the vote is counted by."""
        return {"district_id": self.district_id, "lives_here": self.lives_here}


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


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page of the ballot had shown of the person's vote when its form was made."""

    rev: int
    """How many times they had chosen on the question; 0 where there was no vote."""
    mark: bytes
    """`mark_of_form` of what they had chosen, so that the same choice again can be told; empty where there was none."""


def seal_of(keys_dir: Path, vote_round: VoteRound) -> BallotSeal:
    """What opens the ballots of the round. Raises KeyMissing when its key is gone."""
    return BallotSeal(read_key(keys_dir, vote_round.key_id))


def find_slots(
    keys_dir: Path, vote_round: VoteRound, process: Process, questions: Collection[int], voter_key: bytes
) -> dict[int, bytes]:
    """Where the person's ballots on these questions lie. Raises KeyMissing when the round's key is gone."""
    round_key = read_key(keys_dir, vote_round.key_id)
    return {
        question: slot_of(
            round_key,
            municipality_id=process.municipality_id,
            round_id=vote_round.id,
            question_id=question,
            person_key=voter_key,
        )
        for question in questions
    }


def cast_ballot(
    booth: Booth,
    voter: Voter,
    choices: Sequence[int],
    *,
    idem: bytes,
    arrived_at: datetime,
    keys_dir: Path,
    shown: Shown | None = None,
) -> Cast | BallotRefusal | ElectorRefusal:
    """Store the person's choice on this question, or replace it; the same form sent twice does it once.

    `idem` is drawn when the ballot page is made, `arrived_at` is when the request reached the site. Whether the
    round is open is decided by the database's clock, inside the transaction that stores the choice. Storing what is
    stored already changes nothing and gives the same receipt. `shown` only makes it quicker.
    """
    if ended := _refuse_ended(booth):
        return ended
    where, seal = _where(keys_dir, booth, voter)
    canonical = canonical_choices(choices, Method(booth.method))
    drawn_up = storing.draft(where, seal, canonical, idem)
    if shown is not None and _is_stored_as_shown(booth, voter, choices, arrived_at, shown, drawn_up):
        return Cast(drawn_up.contents.choices, shown.rev + 1, drawn_up.contents.receipt)
    with transaction() as session:
        lock_for_casting(session, booth.round_id, where["slot"], voter.account_id)
        seen = look(session, where, idem, voter.account_id)
        if seen.body_mark is not None:
            return _what_it_led_to(seen, where, idem, canonical, seal)
        if refusal := _refuse(booth, voter, choices, arrived_at, seen):
            return refusal
        present = _present(seen, where, seal)
        if present and present.choices == read_choices(canonical):
            storing.note(
                session, where, seal, canonical, idem=idem, rev=present.rev, receipt=present.receipt, did="same"
            )
            return present
        rev = present.rev + 1 if present else 1
        storing.store(session, drawn_up, rev, voter.groups)
    return Cast(drawn_up.contents.choices, rev, drawn_up.contents.receipt)


def withdraw_ballot(
    booth: Booth, voter: Voter, *, idem: bytes, arrived_at: datetime, keys_dir: Path
) -> Withdrawn | BallotRefusal:
    """Take the person's vote on this question back, so that it is as if they had not voted; the log notes a void."""
    if ended := _refuse_ended(booth):
        return ended
    where, seal = _where(keys_dir, booth, voter)
    with transaction() as session:
        lock_for_casting(session, booth.round_id, where["slot"])
        seen = look(session, where, idem)
        if seen.body_mark is not None:
            withdrawn = _what_it_led_to(seen, where, idem, WITHDRAWAL, seal)
            return Withdrawn(withdrawn.receipt) if isinstance(withdrawn, Cast) else withdrawn
        asked = question_at(seen, booth.rules, booth.question_id)
        refusal = refuse_time(asked, arrived_at=arrived_at, now=seen.now)
        if refusal := refusal or refuse_second_channel(seen):
            return refusal
        present = _present(seen, where, seal)
        if present is None:
            storing.note(session, where, seal, WITHDRAWAL, idem=idem, rev=0, receipt="", did="same")
            return Withdrawn("")
        storing.remove(session, where, seal, present.receipt)
        storing.note(
            session, where, seal, WITHDRAWAL, idem=idem, rev=present.rev, receipt=present.receipt, did="withdrawn"
        )
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
        drawn_up = storing.draft(where, seal, canonical, secrets.token_bytes(IDEM_BYTES))
        storing.store(session, drawn_up, 1, voter.groups)
    for slot in sorted(slots.values()):
        session.execute(sa.insert(PaperVote).values(round_id=vote_round.id, slot=slot))


def _refuse_ended(booth: Booth) -> BallotRefusal | None:
    """Looked at before the round's key is asked for, since that is destroyed some time after."""
    match booth.status:
        case "stopped":
            return BallotRefusal.STOPPED
        case "closed":
            return BallotRefusal.ALREADY_CLOSED
    return None


def _where(keys_dir: Path, booth: Booth, voter: Voter) -> tuple[dict[str, Any], BallotSeal]:
    round_key = read_key(keys_dir, booth.key_id)
    slot = slot_of(
        round_key,
        municipality_id=booth.franchise.municipality_id,
        round_id=booth.round_id,
        question_id=booth.question_id,
        person_key=voter.key,
    )
    return {"round_id": booth.round_id, "question_id": booth.question_id, "slot": slot}, BallotSeal(round_key)


def _is_stored_as_shown(
    booth: Booth, voter: Voter, choices: Sequence[int], arrived_at: datetime, shown: Shown, drawn_up: storing.Draft
) -> bool:
    """Whether a plain vote is stored in one trip to PostgreSQL, since all was as the page had shown it.

    False for whatever is not so plain, or refused: that is looked into under the locks. SQLite has no trips to save.
    """
    if db.engine.dialect.name != "postgresql" or drawn_up.columns["body_mark"] == shown.mark:
        return False
    if refuse_choices(frozen_rules(booth.rules, booth.question_id), choices) or refuse_elector(
        booth.franchise.as_electorate(), booth.franchise.municipality_id, voter.elector
    ):
        return False
    said = voter.elector
    decided_on = {
        **locks_of(drawn_up.columns["slot"], voter.account_id),
        "key_id": booth.key_id,
        "rules_hash": booth.rules_hash,
        "arrived_at": arrived_at,
        "said_municipality": said.municipality_id,
        "said_district": said.district_id,
        "said_road": said.road_id,
        "said_elsewhere": said.lives_elsewhere,
        "said_age": said.declared_of_age,
    }
    with reading_connection() as connection:
        return storing.store_as_shown(connection, drawn_up, shown.rev + 1, voter.groups, decided_on)


def _refuse(
    booth: Booth, voter: Voter, choices: Sequence[int], arrived_at: datetime, seen: Look
) -> BallotRefusal | ElectorRefusal | None:
    """What stands against this vote as things are now that nobody else can change them."""
    if (seen.key_id, seen.rules_hash) != (booth.key_id, booth.rules_hash):
        return BallotRefusal.STOPPED  # what was remembered of the booth belongs to another round
    asked = question_at(seen, booth.rules, booth.question_id)
    if refusal := refuse_ballot(asked, choices, arrived_at=arrived_at, now=seen.now):
        return refusal
    if voter.account_id is not None and not _still_says(voter.elector, seen.said):
        return BallotRefusal.SAID_OTHERWISE_MEANWHILE
    electorate, municipality_id = booth.franchise.as_electorate(), booth.franchise.municipality_id
    return refuse_elector(electorate, municipality_id, voter.elector) or refuse_second_channel(seen)


def _still_says(elector: Elector, said: Elector) -> bool:
    """Whether the person says the same of themselves as when the page was asked for: where they live, and their age."""
    return replace(elector, born_on=None) == said


def _present(seen: Look, where: Mapping[str, Any], seal: BallotSeal) -> Cast | None:
    if seen.sealed is None or seen.rev is None:
        return None
    contents = seal.open(seen.sealed, where["slot"])
    return Cast(contents.choices, seen.rev, contents.receipt)


def _what_it_led_to(
    seen: Look, where: Mapping[str, Any], idem: bytes, said: str, seal: BallotSeal
) -> Cast | BallotRefusal:
    """For a form that has come before."""
    if seen.body_mark != seal.mark_of_form(said, where["slot"], idem):
        return BallotRefusal.FORM_SENT_WITH_OTHER_CHOICE
    receipt = seal.open_receipt(seen.earlier_receipt or b"", where["slot"])
    return Cast(() if said == WITHDRAWAL else read_choices(said), seen.earlier_rev or 0, receipt)
