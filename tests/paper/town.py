"""A town with two roads to vote on, a roll of those who may, three members of staff who read, and one who prints."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa
from flask import Flask

from citizen.accounts.models import Account
from citizen.ballots import actions as actions_of_ballots
from citizen.ballots.actions import Cast, Shown, Voter, cast_ballot
from citizen.ballots.models import Ballot, BallotQuestion, VoteRound
from citizen.ballots.queries import list_asked, list_options
from citizen.database import db, transaction
from citizen.domain.ballots import BallotRefusal
from citizen.domain.electorates import Circle, Elector, Electorate, Source
from citizen.domain.paper import PaperBallot
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.electorates.models import Roll, RollEntry
from citizen.municipalities.models import District, Municipality
from citizen.paper import actions
from citizen.processes.models import VOTE, Process
from citizen.web.clock import now
from tests import factories as a
from tests.reading import ReadingClient
from tests.voting import booth_at

BY_ROLL = Electorate(circle=Circle.MUNICIPALITY, source=Source.ROLL).to_json()
CODE = re.compile(r"\b[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}\b")
NO_VOTE_SHOWN = Shown(0, b"")


@dataclass(frozen=True)
class PaperTown:
    """Fjordsund, where electors 1 to 3 want a ballot on paper and elector 4 does not."""

    place: Municipality
    lidal: District
    process: Process
    round: VoteRound
    staff: tuple[Account, Account, Account]
    """Two who read the ballots, and one who settles where they differ."""
    printer: Account
    """Who makes the codes, and so reads no ballot."""

    @property
    def desk(self) -> str:
        return f"/nb/stab/{self.place.slug}/{self.process.slug}/papir"

    @property
    def questions(self) -> list[int]:
        return [asked.id for asked in list_asked(self.round.id)]

    def options(self, question: int) -> list[int]:
        return [option.id for option in list_options(self.round.id, question)]

    def reading(self, *answers: object) -> PaperBallot:
        """One answer to each question, in their order."""
        return PaperBallot(dict(zip(self.questions, answers, strict=True)))

    def make_codes(self) -> dict[int, str]:
        """The codes of all who want paper, by number on the roll."""
        made = actions.make_missing_codes(self.process, self.printer.id, keys_dir=a.the_keys_dir())
        assert isinstance(made, actions.Batch), made
        return {one.number: one.code for one in made.codes}

    def enter(self, code: str, ballot: PaperBallot, by: int = 0) -> object:
        return actions.enter_ballot(self.process, code, ballot, self.staff[by].id, keys_dir=a.the_keys_dir())

    def enter_twice(self, code: str, ballot: PaperBallot) -> object:
        self.enter(code, ballot, by=0)
        return self.enter(code, ballot, by=1)

    def settle(self, code_id: int, ballot: PaperBallot, by: int = 2) -> object:
        return actions.settle_ballot(self.process, code_id, ballot, self.staff[by].id, keys_dir=a.the_keys_dir())

    def cast_online(
        self, number: int, question: int, choices: list[int], shown: Shown | None = NO_VOTE_SHOWN
    ) -> Cast | BallotRefusal | object:
        """The elector with this number votes online on one question, on a page that has shown this."""
        elector = Elector(municipality_id=self.place.id, district_id=self.lidal.id, on_roll=True)
        return cast_ballot(
            booth_at(self.process, db.session.get_one(BallotQuestion, question)),
            Voter(elector, hash_of(number)), choices,
            idem=secrets.token_bytes(32), arrived_at=now(), keys_dir=a.the_keys_dir(), shown=shown,
        )  # fmt: skip


def a_paper_town(*, opened: bool = True, name: str = "Fjordsund", electorate: str = BY_ROLL) -> PaperTown:
    place = a.a_municipality(name)
    havnes, lidal = a.a_district(place, "Havnes"), a.a_district(place, "Lidal")
    process = a.a_process(place, Phase.REVIEWING, electorate=electorate)
    options = {}
    for road_name, names in (("Skulevegen", ("Furubakken", "Åsvegen")), ("Kyrkjevegen", ("Elvestien", "Tunet"))):
        keeper, road = a.a_road(havnes, road_name), a.a_road(lidal, road_name)
        question = a.a_question(process, road, keeper)
        options[question.id] = [a.a_proposal(question, one).id for one in names]
    vote_round = a.a_round(process, options)
    roll = a.stored(Roll(process_id=process.id, uploaded_at=now(), uploaded_by=a.a_resident().id, rows=4, version=1))
    for number in (1, 2, 3, 4):
        a.stored(
            RollEntry(
                roll_id=roll.id, person_hash=hash_of(number), number=number, district_id=lidal.id,
                road_id=None, born_on=None, wants_paper=number < 4,
            )
        )  # fmt: skip
    staff = (
        a.a_person_with_role(place, Role.STAFF, shown_name="Kari ved skranken"),
        a.a_person_with_role(place, Role.STAFF, shown_name="Ola på kontoret"),
        a.a_person_with_role(place, Role.STAFF, shown_name="Turid i arkivet"),
    )
    printer = a.a_person_with_role(place, Role.STAFF, shown_name="Per ved skriveren")
    town = PaperTown(place, lidal, process, vote_round, staff, printer)
    if opened:
        open_voting(town)
    return town


def hash_of(number: int) -> bytes:
    """The keyed hash of a person on the roll; here of nobody."""
    return hashlib.sha256(b"elector %d" % number).digest()


def open_voting(town: PaperTown) -> None:
    """The voting opened an hour ago."""
    with transaction() as session:
        opened = now() - timedelta(hours=1)
        instants = {"voting_open_at": opened}
        if town.process.kind == VOTE:
            instants |= {"proposals_open_at": opened, "proposals_close_at": opened}
        session.execute(sa.update(Process).where(Process.id == town.process.id).values(instants))
        session.execute(sa.update(VoteRound).where(VoteRound.id == town.round.id).values(opens_at=opened))
        session.refresh(town.process)
        session.refresh(town.round)


def at_the_desk(app: Flask, account: Account) -> ReadingClient:
    """A browser with this member of staff in it."""
    client = app.test_client()
    assert isinstance(client, ReadingClient)
    client.log_in(account)
    return client


def stored_choices(town: PaperTown) -> list[tuple[int, tuple[int, ...]]]:
    """What is stored of the votes: question and choices, in order; opened with the round's key."""
    seal = actions_of_ballots.seal_of(a.the_keys_dir(), town.round)
    rows = db.session.execute(sa.select(Ballot.question_id, Ballot.slot, Ballot.sealed))
    return sorted((question, seal.open(sealed, slot).choices) for question, slot, sealed in rows)


def count_of(model: type, **where: object) -> int:
    return db.session.scalar(sa.select(sa.func.count()).select_from(model).filter_by(**where)) or 0
