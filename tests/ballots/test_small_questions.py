"""Questions about rounds and their log that have nothing to answer with, or little."""

from __future__ import annotations

import pytest
from werkzeug.exceptions import NotFound

from citizen.ballots import access
from citizen.ballots.actions import seal_due
from citizen.ballots.queries import list_all_rounds
from citizen.ballots.queries.box import _place_of, prove_inclusion
from citizen.ballots.queries.slots import find_own_ballots
from citizen.domain.ballot_rules import HowToCount
from citizen.domain.box.batches import HELD_BACK
from citizen.domain.sealed_ballots import BallotSeal
from citizen.domain.tally import Method
from tests import factories as a
from tests.voting import a_vote

LEAF = bytes(range(32))


def test_a_log_without_a_sealed_batch_proves_nothing(app):
    assert prove_inclusion(a_vote().round.id, LEAF) is None


def test_a_commitment_that_was_not_sealed_is_not_proven(app):
    vote = a_vote()
    for person in range(2 * HELD_BACK):
        vote.cast(person, 0)
    assert seal_due(a.the_settings())
    assert prove_inclusion(vote.round.id, LEAF) is None


def test_a_ballot_that_is_not_there_is_no_booth(app):
    vote = a_vote()
    with app.test_request_context(), pytest.raises(NotFound):
        access.open_booth(vote.place.slug, vote.process.slug, "finnes-ikke")


@pytest.mark.parametrize(
    ("leaves", "place"),
    [(LEAF, 0), (b"x" * 32 + LEAF, 1), (b"x" * 31, None), (b"y" + LEAF + b"y" * 31, None), (b"", None)],
)
def test_a_leaf_is_found_where_one_begins(leaves, place):
    assert _place_of(LEAF, leaves) == place


def test_a_leaf_across_two_others_is_no_leaf():
    assert _place_of(LEAF, b"y" + LEAF + b"y" * 31 + LEAF) == 2


def test_in_no_slots_lies_no_ballot(app):
    assert find_own_ballots(1, {}, BallotSeal(bytes(32))) == {}


def test_rounds_are_listed_for_one_municipality_by_its_address_or_number(app):
    here, there = a.a_municipality(), a.a_municipality("Havnes")
    rounds = [a.a_vote(place, HowToCount(Method.SINGLE), ["Rød", "Blå"]).id for place in (here, there)]
    for said in (here.slug, here.number):
        assert [row.id for row, _place, _process in list_all_rounds(said)] == rounds[:1]
    assert sorted(row.id for row, _place, _process in list_all_rounds()) == sorted(rounds)


def test_a_worker_remembers_so_many_booths_and_no_more(app, monkeypatch):
    monkeypatch.setattr(access, "BOOTHS_REMEMBERED", 1)
    access._booths.clear()
    for _number in range(2):
        vote = a_vote()
        with app.test_request_context():
            access.open_booth(vote.place.slug, vote.process.slug, vote.question.slug)
    assert len(access._booths) == 1
    assert access.known_booth(vote.place.slug, vote.process.slug, vote.question.slug, str(vote.round.id))
