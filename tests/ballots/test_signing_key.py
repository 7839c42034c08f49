"""The municipality signs a round with the key that it began with; another key in its place is noticed."""

from __future__ import annotations

import pytest

from citizen.ballots.actions import close_round
from citizen.ballots.models import VoteRound
from citizen.database import db
from citizen.keys import KeyMissing, destroy_key, make_key
from citizen.signing import SIGNING_KEY
from tests import factories as a
from tests.town import a_town


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


def test_a_new_key_in_its_place_signs_nothing(lost_key):
    make_key(a.the_keys_dir(), SIGNING_KEY)
    with pytest.raises(KeyMissing, match="not the one"):
        close_round(lost_key.round.id, a.the_settings())
