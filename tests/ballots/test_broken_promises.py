"""What can't happen while the rules of a voting hold is said aloud, and stores nothing."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from citizen.ballots.actions import announcing, changing
from citizen.ballots.models import VoteRound
from citizen.database import db
from citizen.processes.models import Process
from tests.ballots.test_announce_vote import a_wish, announce
from tests.ballots.test_stop_round import a_voted_round, stop


@pytest.mark.parametrize("step", ["create_process", "make_vote"])
def test_a_vote_that_was_checked_and_is_refused_all_the_same_is_not_half_announced(app, monkeypatch, step):
    wish = a_wish()
    monkeypatch.setattr(announcing, step, lambda *_about, **_more: "refused")
    with pytest.raises(RuntimeError, match="refused in it"):
        announce(wish)
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Process)) == 0


def test_a_stopped_vote_that_can_not_be_voted_on_anew_is_not_stopped(app, monkeypatch):
    process, vote_round = a_voted_round()
    monkeypatch.setattr(changing, "write_round", lambda *_about, **_more: "refused")
    with pytest.raises(RuntimeError, match="can't be voted on now"):
        stop(process, vote_round)
    db.session.expire_all()
    assert db.session.get_one(VoteRound, vote_round.id).status == "open"
