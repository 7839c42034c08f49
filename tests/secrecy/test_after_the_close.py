"""Known people vote over HTTP; after the close nothing leads from one of them to a choice, nor to a pseudonym."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
import sqlalchemy as sa

from citizen.accounts.models import Account
from citizen.ballots.actions import find_slots
from citizen.ballots.models import BallotFinal, VoteRound
from citizen.ballots.queries import list_options
from citizen.cli.upkeep import run_pass
from citizen.database import db, transaction
from citizen.domain.permissions import Role
from citizen.oidc.demo_people import list_people
from citizen.oidc.identity import person_key, roll_hash
from tests import factories as a
from tests.oidc.demo_login import log_in_as
from tests.secrecy.remains import holding, rows_by_table, stolen
from tests.voting import a_vote_in

PLANTED = 4
BOX = ("ballots.csv", "replaced.csv", "leaves.csv", "manifest.json", "LES-MEG.txt", "urne.zip", "roots.json")
FORGOTTEN = ("ballot", "cast_request", "waiting_leaf", "paper_vote")
EXPORTS = ("results",)


class Election:
    """Four people of the demonstration, what they chose, and what was seen of it on the way."""

    def __init__(self, app, client):
        self.client, self.settings = client, app.config["CITIZEN"]
        place = a.a_municipality()
        self.vote = a_vote_in(place, a.a_district(place, number="9901"))
        self.people = [person for person in list_people() if not person.roles][:PLANTED]
        self.path = f"/nb/{place.slug}/{self.vote.process.slug}/stem/sak"
        for number, person in enumerate(self.people):
            self.vote_as(person, number % 3)
        self.vote_as(self.people[0], 2)
        self.accounts = db.session.scalars(sa.select(Account)).all()
        self.slots = [self.vote_slot(account.person_key) for account in self.accounts]

    def vote_as(self, person, choice):
        log_in_as(self.client, person)
        account = db.session.scalar(sa.select(Account).filter_by(person_key=person_key(self.settings, person.pid)))
        with transaction():
            account.district_id = self.vote.district.id
        code = list_options(self.vote.round.id)[choice].code
        fields = {"name": code, "idem": f"{person.email} {choice}", "round": str(self.vote.round.id)}
        assert self.client.send(self.path, fields).status_code == 303
        self.client.send("/nb/logg-ut", {})

    def vote_slot(self, key):
        asked, vote = [self.vote.question.id], self.vote
        return find_slots(vote.keys_dir, vote.round, vote.process, asked, key)[vote.question.id]

    def persons(self):
        """Everything that stands for one of the people anywhere."""
        for person in self.people:
            yield from (person.pid, person_key(self.settings, person.pid), roll_hash(self.settings, person.pid))
        for account in self.accounts:
            yield account.public_id
        yield from self.slots


@pytest.fixture
def election(app, client, caplog):
    caplog.set_level(logging.DEBUG)
    return Election(app, client)


def test_nothing_that_is_published_or_logged_knows_a_person(election, client, caplog):
    a.let_it_end(election.vote.round)
    assert run_pass(election.settings).faults == []
    place, process = election.vote.place.slug, election.vote.process.slug
    addresses = [f"/urne/{place}/{process}/1/{name}" for name in BOX]
    addresses += [f"/nb/{place}/{process}/", f"/nb/{place}/{process}/urne", election.path]
    addresses += [f"/nb/stab/{place}/eksport/{process}/{name}.csv" for name in EXPORTS]
    client.log_in(a.a_person_with_role(election.vote.place, Role.STAFF))
    answers = {address: client.get(address, buffered=True) for address in addresses}
    assert {address: answer.status_code for address, answer in answers.items()} == dict.fromkeys(addresses, 200)
    seen = {address: answer.data for address, answer in answers.items()}
    seen["the log"] = caplog.text.encode()
    assert holding(seen, *election.persons()) == []
    assert holding({"ballots.csv": seen[addresses[0]]}, *db.session.scalars(sa.select(BallotFinal.receipt)))


def test_no_slot_is_left_in_the_database_once_its_files_are_rewritten(election, tmp_path):
    assert holding(stolen(tmp_path), *election.slots)
    a.let_it_end(election.vote.round)
    assert run_pass(election.settings).faults == []
    assert db.session.scalar(sa.select(VoteRound.scrubbed_at))
    assert holding(stolen(tmp_path), *election.slots) == []
    assert rows_by_table().keys() >= set(FORGOTTEN)
    assert not any(rows_by_table()[table] for table in FORGOTTEN)


def test_no_row_holds_both_a_person_and_a_choice(election):
    a.let_it_end(election.vote.round)
    run_pass(election.settings)
    receipts = db.session.scalars(sa.select(BallotFinal.receipt)).all()
    tables = rows_by_table()
    with_receipts = {table for table, _value in holding(tables, *receipts)}
    assert with_receipts == {"ballot_final"}
    assert holding({"ballot_final": tables["ballot_final"]}, *election.persons()) == []


def test_the_birth_numbers_are_in_no_file_of_the_site_with_its_keys(election, app):
    folder = Path(election.settings.keys_dir)
    files = {file.name: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    assert files
    assert holding({**files, **rows_by_table()}, *(person.pid for person in election.people)) == []
