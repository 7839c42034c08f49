"""Before one starts: who may vote, why I may not and what to do; and that nobody votes in one place after the other."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from citizen.accounts.actions import save_residence
from citizen.accounts.models import Account
from citizen.ballots.actions import cast_on_paper, find_slots
from citizen.database import db, transaction
from citizen.domain.ballot_rules import HowToCount
from citizen.domain.electorates import Electorate, Source
from citizen.domain.residents import ResidenceRefusal
from citizen.domain.tally import Method
from citizen.processes.models import Process
from citizen.web.clock import now
from tests import factories as a
from tests.ballots.booth import Booth, ballot_of, booth_at, booth_for
from tests.town import a_town
from tests.voting import a_vote

VOTED = ResidenceRefusal.VOTED_IN_OPEN_ROUND


@pytest.mark.parametrize("path", ["{0.ballot}", "{0.stem}"])
def test_every_reader_sees_who_can_vote(client, path):
    page = client.page(path.format(a_town()))
    assert "Hvem kan stemme: alle som bor i Fjordsund" in page.text.replace("\u2068", "").replace("\u2069", "")
    assert "Logg inn og stem" in page.text


@pytest.mark.parametrize("path", ["{0.ballot}", "{0.stem}"])
def test_somebody_whose_home_is_not_known_is_led_to_say_it(client, path):
    town = a_town()
    client.log_in(a.a_resident())
    page = client.page(path.format(town))
    assert any("/min-side/adresse?next=" in (link.get("href") or "") for link in page.all("a"))
    assert "Lagre valget mitt" not in page.text


@pytest.mark.parametrize("path", ["{0.ballot}", "{0.stem}"])
def test_whoever_may_not_vote_is_told_first_and_not_asked_how_far_they_have_come(client, path):
    town = a_town()
    client.log_in(a.a_resident())
    text = client.page(path.format(town)).text
    assert text.index("Si hvor du bor") < text.index("Du kan stemme til")
    assert "som du kan stemme på" not in text
    assert "Ikke stemt ennå" not in text


def test_where_age_is_asked_the_page_says_what_counts(client):
    vote = a_vote(HowToCount(Method.SINGLE), electorate=Electorate(min_age=16, age_on=now().date()).to_json())
    page = client.page(ballot_of(vote).replace("/nb/", "/nn/"))
    assert "Seier innlogginga når du er fødd, er det det som gjeld." in page.text


def test_somebody_who_is_not_on_the_roll_is_told_so(client):
    vote = a_vote(HowToCount(Method.SINGLE), electorate=Electorate(source=Source.ROLL).to_json())
    client.log_in(a.a_resident(vote.district))
    booth = Booth(client, ballot_of(vote), vote.round)
    page = booth.page()
    assert "Du kan ikke stemme" in page.text or "står ikke på" in page.text
    assert "Lagre valget mitt" not in page.text
    assert client.send(booth.address, {"name": booth.codes["Åsen"], "idem": "x"}).status_code == 422
    assert booth.stored() == []


def test_whoever_has_voted_stays_where_they_live_until_the_vote_is_withdrawn(client):
    town = a_town()
    person = town.a_neighbour()
    client.log_in(person)
    booth = Booth(client, town.ballot, town.round)
    booth.send("Furubakken")
    assert save_residence(person.id, town.havnes.id, None) is VOTED
    assert save_residence(person.id, town.lidal.id, None) is None
    booth.withdraw()
    assert save_residence(person.id, town.havnes.id, None) is None


def test_whoever_has_voted_may_move_when_the_round_is_closed(client):
    town = a_town()
    booth = booth_at(client, town)
    person = db.session.scalars(sa.select(Account).order_by(Account.id.desc())).first()
    booth.send("Furubakken")
    a.let_it_close(town.round)
    (a.the_keys_dir() / f"{town.round.key_id}.key").unlink()
    assert save_residence(person.id, town.havnes.id, None) is None


def test_others_may_move_while_a_round_is_open(client):
    town = a_town()
    booth_at(client, town).send("Furubakken")
    other = town.a_neighbour()
    assert save_residence(other.id, town.havnes.id, None) is None


def test_the_page_where_one_lives_says_why_it_can_not_be_changed(client):
    town = a_town()
    booth_at(client, town).send("Furubakken")
    answer = client.send("/nb/min-side/adresse", {"district_id": town.havnes.id, "road": ""})
    assert answer.status_code == 422
    assert "avstemning som er åpen" in answer.text or "runde som er åpen" in answer.text


def test_whoever_has_voted_on_paper_is_told_so_and_can_not_vote_here(client):
    booth = booth_for(client, Method.SINGLE)
    person = db.session.scalars(sa.select(Account).order_by(Account.id.desc())).first()
    process = db.session.get_one(Process, booth.round.process_id)
    keys_dir, answers = a.the_keys_dir(), {}
    question = db.session.scalars(sa.text("SELECT id FROM ballot_question")).all()
    with transaction() as session:
        slots = find_slots(keys_dir, booth.round, process, question, person.person_key)
        cast_on_paper(session, booth.round, slots, answers, keys_dir)
    page = booth.page()
    assert "stemt på papir" in page.text
    assert not [box for box in page.all("input") if box.get("type") == "radio"]
    answer = client.send(booth.address, {"name": booth.codes["Åsen"], "idem": "x"})
    assert answer.status_code == 422
    assert booth.stored() == []
