"""The votes on given alternatives in the demonstration: the same every time, and stored as casting stores them."""

from __future__ import annotations

import json

import pytest
import sqlalchemy as sa

from citizen.ballots.actions import recount
from citizen.ballots.models import Ballot, QuestionResult, VoteRound
from citizen.ballots.queries import find_round, list_options
from citizen.database import db
from citizen.demo import content
from citizen.demo.seeding import seed_demonstration
from citizen.domain.phases import Phase
from citizen.domain.tally import Method, from_json
from citizen.processes.models import Process
from citizen.web.clock import now
from tests import factories as a


@pytest.fixture
def votes(app) -> dict[str, tuple[Process, VoteRound]]:
    seed_demonstration(a.the_settings(), now())
    processes = db.session.scalars(sa.select(Process).where(Process.kind == "vote")).all()
    return {process.slug: (process, find_round(process.id)) for process in processes}


def test_three_are_open_and_one_is_counted_each_by_a_method_of_its_own(votes):
    assert {slug: vote_round.method for slug, (_process, vote_round) in votes.items()} == {
        "kulturhuset": "ranked",
        "nermiljopengane": "budget",
        "bokbuss": "yes-no",
        "kommunevapen": "single",
    }
    phases = {slug: process.as_schedule().phase_at(now()) for slug, (process, _vote_round) in votes.items()}
    assert [slug for slug, phase in phases.items() if phase is Phase.CLOSED] == ["bokbuss"]
    assert set(phases.values()) == {Phase.VOTING, Phase.CLOSED}
    for planned in content.read_votes():
        _process, vote_round = votes[planned.slug]
        stored = sa.select(sa.func.count()).select_from(Ballot).where(Ballot.round_id == vote_round.id)
        assert db.session.scalar(stored) == (planned.voters if vote_round.status == "open" else 0)

    process, vote_round = votes["nermiljopengane"]
    assert process.as_electorate().min_age == json.loads(vote_round.rules)["electorate"]["min_age"] == 16

    _process, closed = votes["bokbuss"]
    row = db.session.scalars(sa.select(QuestionResult).where(QuestionResult.round_id == closed.id)).one()
    result = from_json(Method.YES_NO, json.loads(row.result))
    names = {option.id: option.name_nb for option in list_options(closed.id)}
    counted = {names[option]: result.votes_for(option) for option in names}
    assert (counted, result.blank) == ({"Ja": 69, "Nei": 48}, 11)
    assert recount(closed.id) == []


def test_three_coats_of_arms_are_drawn_and_described_in_both_forms(votes):
    shown = [option.picture for option in list_options(votes["kommunevapen"][1].id)]
    assert len({one.public_id for one in shown if one}) == 3
    assert all(one.alt_nb.endswith(".") and one.alt_nn.endswith(".") for one in shown if one)
    assert {one.width for one in shown if one} == {600}
