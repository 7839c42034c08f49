"""A vote on given alternatives, and the ways in which tests vote in it: people are numbers, nobody has an account."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from citizen.ballots.actions import Cast, Shown, Voter, Withdrawn, cast_ballot, find_slots, stop_round, withdraw_ballot
from citizen.ballots.actions.casting import seal_of
from citizen.ballots.actions.making import ANY_NUMBER
from citizen.ballots.models import Ballot, BallotQuestion, CastRequest, LogLeaf, VoteRound, WaitingLeaf
from citizen.ballots.queries import Booth, booth_of, find_ballot_question, list_options
from citizen.database import db
from citizen.domain.ballot_rules import HowToCount
from citizen.domain.ballots import BallotRefusal, canonical_choices
from citizen.domain.electorates import Elector, ElectorRefusal
from citizen.domain.phases import Phase
from citizen.domain.round_changes import Reason
from citizen.domain.tally import Method
from citizen.keys import KeyMissing
from citizen.municipalities.models import District, Municipality
from citizen.processes.models import Process
from citizen.web.clock import now
from tests import factories as a

NAMES = ["Furulia", "Åsen", "Elvebakken"]
Outcome = Cast | BallotRefusal | ElectorRefusal


@dataclass(frozen=True)
class Vote:
    """A round with one question, and its options."""

    place: Municipality
    district: District
    process: Process
    round: VoteRound
    question: BallotQuestion
    options: tuple[int, ...]
    keys_dir: Path

    @property
    def booth(self) -> Booth:
        """Where the ballots are cast."""
        return booth_of(self.process, self.round, self.question)

    def voter(self, person: int) -> Voter:
        """The person with this number, who lives in the municipality."""
        elector = Elector(municipality_id=self.place.id, district_id=self.district.id)
        return Voter(elector, person_key(person), self.district.id, None)

    def slot(self, person: int) -> bytes:
        """Where the person's ballot lies."""
        asked = [self.question.id]
        return find_slots(self.keys_dir, self.round, self.process, asked, person_key(person))[self.question.id]

    def cast(
        self, person: int, *choices: int, idem: bytes | None = None, arrived_at: datetime | None = None
    ) -> Outcome:
        """The person chooses these options, by their place in the list, on the page as it is now."""
        idem = idem or a_form()
        return cast_ballot(
            self.booth, self.voter(person), self.ids(choices), idem=idem, arrived_at=arrived_at or now(),
            keys_dir=self.keys_dir, shown=self.shown(person, idem),
        )  # fmt: skip

    def shown(self, person: int, idem: bytes) -> Shown:
        """What the page of the ballot shows the person, in the form with this key; nothing when the key is gone."""
        try:
            ballot = self.ballot(person)
        except KeyMissing:
            ballot = None
        return self.shown_of(self.slot(person), ballot.rev, ballot.choices, idem) if ballot else Shown(0, b"")

    def shown_of(self, slot: bytes, rev: int, choices: Sequence[int], idem: bytes) -> Shown:
        """The same, of what has been chosen so many times, last so."""
        said = canonical_choices(choices, Method(self.round.method))
        return Shown(rev, seal_of(self.keys_dir, self.round).mark_of_form(said, slot, idem))

    def withdraw(
        self, person: int, *, idem: bytes | None = None, arrived_at: datetime | None = None
    ) -> Withdrawn | BallotRefusal:
        return withdraw_ballot(
            self.booth, self.voter(person),
            idem=idem or a_form(), arrived_at=arrived_at or now(), keys_dir=self.keys_dir,
        )  # fmt: skip

    def stop(self) -> VoteRound:
        """A member of staff ends the round before its time."""
        seen = db.session.scalar(sa.select(VoteRound.version).where(VoteRound.id == self.round.id))
        stopped = stop_round(
            self.process, Reason("Feil i teksten.", "Feil i teksten."), now() + a.DAY, now() + 9 * a.DAY,
            a.a_resident().id, seen=seen or 0, settings=a.the_settings(),
        )  # fmt: skip
        assert isinstance(stopped, VoteRound), stopped
        return stopped

    def ids(self, choices: Sequence[int]) -> list[int]:
        return [self.options[choice] for choice in choices]

    def ballot(self, person: int) -> Cast | None:
        """What lies in the person's slot."""
        slot = self.slot(person)
        wanted = sa.select(Ballot.sealed, Ballot.rev).filter_by(question_id=self.question.id, slot=slot)
        found = db.session.execute(wanted).first()
        if found is None:
            return None
        said = seal_of(self.keys_dir, self.round).open(found.sealed, slot)
        return Cast(said.choices, found.rev, said.receipt)

    def receipts(self) -> set[str]:
        """Those of all the ballots that are stored now."""
        seal = seal_of(self.keys_dir, self.round)
        wanted = sa.select(Ballot.slot, Ballot.sealed).filter_by(round_id=self.round.id)
        return {seal.open(sealed, slot).receipt for slot, sealed in db.session.execute(wanted)}

    def books(self) -> Books:
        """Counts the rows of the round as long as it is open."""
        seal, of_round = seal_of(self.keys_dir, self.round), {"round_id": self.round.id}
        kept = set(db.session.scalars(sa.select(Ballot.mark).filter_by(**of_round)))
        wanted = sa.select(CastRequest.slot, CastRequest.sealed_receipt, CastRequest.did).filter_by(**of_round)
        requests = db.session.execute(wanted).all()
        given = [seal.open_receipt(one.sealed_receipt, one.slot) for one in requests if one.did == "cast"]
        return Books(
            ballots=len(kept),
            replaced=sum(seal.mark_of_receipt(receipt) not in kept for receipt in given),
            withdrawn=sum(one.did == "withdrawn" for one in requests),
            leaves=_count(LogLeaf.round_id == self.round.id) + _count(WaitingLeaf.round_id == self.round.id),
        )


@dataclass(frozen=True)
class Books:
    """How many rows of a round there are of each kind. Leaves = ballots + replaced + withdrawn, at all times."""

    ballots: int
    replaced: int
    withdrawn: int
    leaves: int

    @property
    def balance(self) -> bool:
        return self.leaves == self.ballots + self.replaced + self.withdrawn


def a_vote(
    how: HowToCount = ANY_NUMBER, *, names: Sequence[str] = NAMES, phase: Phase = Phase.VOTING, **changes: object
) -> Vote:
    place = a.a_municipality("Nesby")
    return a_vote_in(place, a.a_district(place), how, names=names, phase=phase, **changes)


def a_vote_in(
    place: Municipality,
    district: District,
    how: HowToCount = ANY_NUMBER,
    *,
    names: Sequence[str] = NAMES,
    phase: Phase = Phase.VOTING,
    **changes: object,
) -> Vote:
    vote_round = a.a_vote(place, how, list(names), phase, **changes)
    process = db.session.get_one(Process, vote_round.process_id)
    question = find_ballot_question(vote_round.id, "sak")
    assert question
    options = tuple(option.id for option in list_options(vote_round.id))
    return Vote(place, district, process, vote_round, question, options, a.the_keys_dir())


def booth_at(process: Process, question: BallotQuestion) -> Booth:
    """Where the ballots on this question are cast."""
    return booth_of(process, db.session.get_one(VoteRound, question.round_id), question)


def a_form() -> bytes:
    """What is drawn for a form when its page is made."""
    return secrets.token_bytes(32)


def person_key(person: int) -> bytes:
    return hashlib.sha256(f"person {person}".encode()).digest()


def published_books(vote_round: VoteRound) -> Books:
    """What the manifest of a round that has ended says."""
    counts = json.loads(vote_round.manifest or b"")["counts"]
    return Books(*(counts[name] for name in ("ballots", "replaced", "withdrawn", "leaves")))


def _count(*conditions: sa.ColumnElement[bool]) -> int:
    return db.session.scalar(sa.select(sa.func.count()).where(*conditions)) or 0
