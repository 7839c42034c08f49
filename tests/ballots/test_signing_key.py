"""The municipality signs a round with the key that it began with; another key in its place is noticed."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy as sa

from citizen.ballots.actions import close_round
from citizen.ballots.actions.signatures import find_public_key, sign_for_round
from citizen.ballots.models import VoteRound
from citizen.database import db, transaction
from citizen.keys import KeyMissing, destroy_key, make_key
from citizen.signing import SIGNING_KEY, public_key_hex, verify
from tests import factories as a
from tests.town import a_town
from tests.voting import a_vote


@pytest.fixture
def lost_key(app):
    """The key is gone for a while, as after a restored folder; the other tests of the run need it back."""
    town = a_town()
    a.some_ballots(town.round, town.asked.id, [town.options[0]], 3)
    a.let_it_end(town.round)
    path = a.the_keys_dir() / f"{SIGNING_KEY}.key"
    kept = path.read_bytes()
    destroy_key(a.the_keys_dir(), SIGNING_KEY)
    yield town
    destroy_key(a.the_keys_dir(), SIGNING_KEY)
    path.write_bytes(kept)


def test_a_round_is_not_closed_without_the_key_and_stays_whole(lost_key):
    with pytest.raises(KeyMissing):
        close_round(lost_key.round.id, a.the_settings())
    db.session.expire_all()
    assert db.session.get_one(VoteRound, lost_key.round.id).status == "open"
    assert not (a.the_keys_dir() / f"{SIGNING_KEY}.key").exists()


def test_a_new_key_in_its_place_signs_nothing(lost_key):
    make_key(a.the_keys_dir(), SIGNING_KEY)
    with pytest.raises(KeyMissing, match="not the one"):
        close_round(lost_key.round.id, a.the_settings())


@pytest.fixture
def settings(app, tmp_path):
    """With an empty folder of keys."""
    return replace(a.the_settings(), keys_dir=tmp_path)


def test_the_key_is_made_before_the_first_round_and_stays(settings):
    first = find_public_key(db.session, settings)
    assert find_public_key(db.session, settings) == first == public_key_hex(settings.keys_dir)


def test_once_a_round_was_opened_with_a_key_no_other_is_made(settings):
    for _number in range(2):
        a_vote()
    with pytest.raises(KeyMissing):
        find_public_key(db.session, settings)
    assert not list(settings.keys_dir.iterdir())


def test_a_round_from_before_there_were_signatures_takes_the_key_that_signs_for_it_first(settings):
    vote_round = a_vote().round
    with transaction() as session:
        session.execute(sa.update(VoteRound).values(public_key=""))
        session.refresh(vote_round)
        signature = sign_for_round(session, vote_round, b"statement", settings)
    assert vote_round.public_key == public_key_hex(settings.keys_dir)
    assert verify(vote_round.public_key, b"statement", signature)
