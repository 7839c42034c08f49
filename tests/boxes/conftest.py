"""A box of approval votes on two questions, with the keys that signed it."""

from __future__ import annotations

import pytest

from citizen import signing
from citizen.domain.tally import Method
from tests.boxes.building import Election, make_box

BALLOTS = [(11,), (11,), (11, 12), (12,), (12, 13), (), (13,), (11, 13), (11,), (12,), (), (11,)]


@pytest.fixture
def keys(tmp_path):
    signing.make_signing_key(tmp_path / "keys")
    return tmp_path / "keys"


@pytest.fixture
def box(tmp_path, keys):
    (tmp_path / "box").mkdir()
    ballots = {4: BALLOTS, 9: [(one[0] + 10,) for one in BALLOTS if one]}
    options = {4: dict.fromkeys((11, 12, 13)), 9: dict.fromkeys((21, 22, 23))}
    return make_box(tmp_path / "box", keys, Election(Method.APPROVAL, ballots, options))


@pytest.fixture
def true_root(box):
    """What a witness outside the municipality was sent when the vote closed."""
    return box.manifest["batches"][-1]["root"]
