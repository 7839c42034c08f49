"""A mistake in a running round: it is stopped with a reason, its votes are kept as stopped, and a new voting comes."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
import sqlalchemy as sa

from citizen.ballots.actions import Voter, cast_ballot, change_deadline, make_ballots, stop_round
from citizen.ballots.models import Ballot, BallotFinal, BallotQuestion, RoundEvent, VoteRound
from citizen.ballots.queries import find_round, list_options, list_rounds
from citizen.database import db
from citizen.domain.ballot_rules import HowToCount
from citizen.domain.ballots import BallotRefusal
from citizen.domain.electorates import Elector
from citizen.domain.phases import Phase
from citizen.domain.round_changes import ChangeRefusal, Reason
from citizen.domain.tally import Method
from citizen.processes.models import Process
from citizen.web.clock import now
from tests import factories as a
from tests.ballots.test_change_deadline import at_once
from tests.town import a_town
from tests.voting import booth_at

DAY = timedelta(days=1)
WHY = Reason("Ett navn var skrevet feil.", "Eitt namn var skrive feil.")
SINGLE = HowToCount(Method.SINGLE)


def stop(process, vote_round, opens=7, closes=20, why=WHY, seen=None):
    staff = a.a_resident()
    return stop_round(
        process, why, now() + opens * DAY, now() + closes * DAY, staff.id,
        seen=vote_round.version if seen is None else seen, settings=a.the_settings(),
    )  # fmt: skip


def a_voted_round(phase=Phase.VOTING):
    vote_round = a.a_vote(a.a_municipality(), SINGLE, ["Rød", "Blå"], phase)
    return db.session.get_one(Process, vote_round.process_id), vote_round


def number_of(table) -> int:
    return db.session.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def test_the_votes_of_a_stopped_vote_are_kept_counted_and_published_as_stopped(app):
    process, vote_round = a_voted_round()
    red, _blue = list_options(vote_round.id)
    a.some_ballots(vote_round, red.question_id, [red.id], 3)
    stopped = stop(process, vote_round)
    assert (stopped.status, number_of(Ballot), number_of(BallotFinal)) == ("stopped", 0, 3)
    manifest = json.loads(stopped.manifest)
    assert manifest["round"]["status"] == "stopped"
    assert (manifest["round"]["stopped_reason_nb"], manifest["round"]["stopped_reason_nn"]) == (WHY.nb, WHY.nn)
    assert manifest["counts"]["ballots"] == 3
    (event,) = db.session.scalars(sa.select(RoundEvent))
    assert event.kind == "stopped"
    assert event.new_closes_at == event.happened_at < event.old_closes_at


def test_the_new_voting_of_a_vote_is_a_copy_that_can_be_mended(app):
    process, vote_round = a_voted_round()
    stop(process, vote_round)
    fresh = find_round(process.id)
    assert (fresh.number, fresh.status, fresh.method) == (2, "open", "single")
    assert fresh.key_id != vote_round.key_id
    assert [option.name_nb for option in list_options(fresh.id)] == ["Rød", "Blå"]
    assert process.as_schedule().phase_at(now()) is Phase.ANNOUNCED
    assert process.proposals_open_at == process.proposals_close_at == process.voting_open_at == fresh.opens_at
    assert process.voting_close_at == fresh.closes_at


def test_a_stopped_road_round_is_back_where_ballots_are_made(app):
    town = a_town()
    stop(town.process, town.round)
    assert town.process.as_schedule().phase_at(now()) is Phase.REVIEWING
    assert find_round(town.process.id) is None
    made = make_ballots(town.process, {town.question.id: [town.names[0].id]}, settings=a.the_settings())
    assert isinstance(made, VoteRound)
    assert [one.number for one in list_rounds(town.process.id)] == [1, 2]


def test_nobody_votes_in_a_stopped_round(app):
    process, vote_round = a_voted_round()
    question = db.session.scalars(sa.select(BallotQuestion).where(BallotQuestion.round_id == vote_round.id)).one()
    stop(process, vote_round)
    voter = Voter(Elector(municipality_id=process.municipality_id), b"k" * 32)
    outcome = cast_ballot(
        booth_at(process, question), voter, [], idem=b"i" * 32, arrived_at=now(), keys_dir=a.the_keys_dir()
    )
    assert outcome is BallotRefusal.STOPPED


@pytest.mark.parametrize(
    ("phase", "refusal"),
    [(Phase.ANNOUNCED, ChangeRefusal.NOT_OPEN_YET), (Phase.CLOSED, ChangeRefusal.ALREADY_CLOSED)],
)
def test_only_an_open_round_is_stopped(app, phase, refusal):
    process, vote_round = a_voted_round(phase)
    assert stop(process, vote_round) == (refusal,)
    assert number_of(RoundEvent) == 0
    assert [one.status for one in list_rounds(process.id)] == ["open"]


@pytest.mark.parametrize(
    ("opens", "closes", "refusals"),
    [
        (0, 20, (ChangeRefusal.OPENS_IN_THE_PAST,)),
        (7, 6, (ChangeRefusal.CLOSES_BEFORE_IT_OPENS,)),
        (7, 7.5, (ChangeRefusal.PERIOD_TOO_SHORT,)),
        (7, 9 * 365, (ChangeRefusal.TOO_FAR_AHEAD,)),
    ],
)
def test_a_new_voting_that_can_not_be_stops_nothing(app, opens, closes, refusals):
    process, vote_round = a_voted_round()
    assert stop(process, vote_round, opens, closes) == refusals
    assert find_round(process.id).status == "open"


def test_without_reasons_in_both_forms_nothing_is_stopped(app):
    process, vote_round = a_voted_round()
    assert stop(process, vote_round, why=Reason("Feil.", "")) == (ChangeRefusal.REASON_MISSING,)


def test_two_who_stop_at_once_stop_it_once(app):
    process, vote_round = a_voted_round()
    seen, staff, settings = vote_round.version, a.a_resident().id, a.the_settings()
    opens, closes = now() + 7 * DAY, now() + 20 * DAY
    jobs = [lambda: stop_round(process, WHY, opens, closes, staff, seen=seen, settings=settings)] * 4
    outcomes = at_once(app, jobs)
    assert sum(isinstance(outcome, VoteRound) for outcome in outcomes) == 1
    statuses = db.session.scalars(sa.select(VoteRound.status).order_by(VoteRound.number))
    assert list(statuses) == ["stopped", "open"]
    assert number_of(RoundEvent) == 1


def test_where_no_ballots_have_been_made_there_is_nothing_to_change(app):
    town = a_town(Phase.REVIEWING, with_round=False)
    staff = a.a_resident()
    later = now() + 5 * DAY
    assert change_deadline(town.process, later, WHY, staff.id, seen=1) == (ChangeRefusal.NO_ROUND,)
    settings = a.the_settings()
    outcome = stop_round(town.process, WHY, later, later + 9 * DAY, staff.id, seen=1, settings=settings)
    assert outcome == (ChangeRefusal.NO_ROUND,)
