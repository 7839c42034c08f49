"""A worker that has opened a booth before doesn't ask for it again, and yet nobody votes in one that has ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy import event

from citizen.ballots import access
from citizen.ballots.models import VoteRound
from citizen.database import db, transaction
from citizen.domain.tally import Method
from citizen.keys import destroy_key
from citizen.processes.models import Process
from citizen.web.clock import now
from tests import factories as a
from tests.ballots.booth import Booth, booth_for
from tests.ballots.test_meanwhile import send_old, stop
from tests.reading import Page


@pytest.fixture
def booth(client):
    """One in which a vote has been cast, so that the worker knows it."""
    access._booths.clear()
    known = booth_for(client, Method.SINGLE)
    known.send("Åsen")
    assert len(access._booths) == 1
    return known


def asked_for_booth(booth, drawn, name):
    """How often the voter's form makes the site look the booth up; the page that follows is not asked for."""
    asked = []

    def listen(_connection, _cursor, statement, *_more):
        asked.append("ballot_question.slug = " in statement)

    event.listen(db.engine, "before_cursor_execute", listen)
    try:
        assert booth.client.send(booth.address, {"name": booth.codes[name], **drawn}).status_code == 303
    finally:
        event.remove(db.engine, "before_cursor_execute", listen)
    return sum(asked)


def test_the_booth_is_looked_up_for_the_first_vote_alone(booth):
    drawn = booth.drawn()
    assert asked_for_booth(booth, drawn, "Furulia") == 0
    assert booth.stored() == [("Furulia",)]


def test_a_round_that_has_not_opened_is_not_remembered(client):
    access._booths.clear()
    early = booth_for(client, Method.SINGLE)
    drawn, codes = early.drawn(), early.codes
    stop(early)
    with transaction() as session:
        new = session.scalars(sa.select(VoteRound).where(VoteRound.status == "open")).one()
    answer = client.send(early.address, {"name": codes["Åsen"], **drawn, "round": new.id})
    assert answer.status_code == 422
    assert access._booths == {}


def test_what_is_remembered_of_another_round_is_not_believed(booth):
    [(place, known)] = access._booths.items()
    for wrong in (replace(known, rules_hash=b"another"), replace(known, key_id="round-gone")):
        access._booths[place] = wrong
        assert asked_for_booth(booth, booth.drawn(), "Furulia") == 1
        assert access._booths[place] == known
    assert booth.stored() == [("Furulia",)]


def test_a_form_of_a_stopped_round_is_no_vote_where_the_booth_is_known(booth):
    drawn = booth.drawn()
    stop(booth)
    answer = send_old(booth, drawn, "Furulia")
    assert answer.status_code == 422
    assert "Avstemningen er stoppet, så ingenting ble registrert" in Page(answer.text).text


def test_the_round_that_took_its_place_is_found(booth):
    stop(booth)
    with transaction() as session:
        process = session.get_one(Process, booth.round.process_id)
        new = session.scalars(sa.select(VoteRound).where(VoteRound.status == "open")).one()
        process.proposals_open_at = process.proposals_close_at = process.voting_open_at = now() - timedelta(minutes=1)
        new.opens_at = process.voting_open_at
    anew = Booth(booth.client, booth.address, new)
    anew.send("Elvebakken")
    assert anew.stored() == [("Elvebakken",)]


def test_who_comes_when_the_key_has_been_destroyed_is_told_that_it_is_over(booth):
    drawn = booth.drawn()
    a.let_it_close(booth.round)
    destroy_key(a.the_settings().keys_dir, booth.round.key_id)
    answer = send_old(booth, drawn, "Furulia")
    assert answer.status_code == 422
