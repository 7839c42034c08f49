"""Moving the deadline of a round that people vote in: with a reason, in public, and never after it has closed."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from citizen.ballots.actions import change_deadline, close_due
from citizen.ballots.models import RoundEvent, VoteRound
from citizen.database import db
from citizen.domain.ballot_rules import HowToCount
from citizen.domain.phases import Phase
from citizen.domain.round_changes import ChangeRefusal, Reason
from citizen.domain.tally import Method
from citizen.processes.models import Process
from citizen.web.clock import now
from tests import factories as a

DAY = timedelta(days=1)
WHY = Reason("Innloggingen var nede i går.", "Innlogginga var nede i går.")
SINGLE = HowToCount(Method.SINGLE)


def a_running(phase: Phase = Phase.VOTING):
    vote_round = a.a_vote(a.a_municipality(), SINGLE, ["Rød", "Blå"], phase)
    return db.session.get_one(Process, vote_round.process_id), vote_round


def change(process, vote_round, closes_at: datetime, why: Reason = WHY, seen: int | None = None):
    staff = a.a_resident()
    return change_deadline(process, closes_at, why, staff.id, seen=vote_round.version if seen is None else seen)


def stored(vote_round) -> tuple[datetime, datetime]:
    wanted = sa.select(VoteRound.closes_at, Process.voting_close_at).join(Process, Process.id == VoteRound.process_id)
    return db.session.execute(wanted.where(VoteRound.id == vote_round.id)).one()


def events() -> list[RoundEvent]:
    return list(db.session.scalars(sa.select(RoundEvent)))


def test_a_later_deadline_holds_for_the_round_and_the_process_and_is_written_down_with_its_reason(app):
    process, vote_round = a_running()
    old, new = vote_round.closes_at, vote_round.closes_at + 3 * DAY
    assert isinstance(change(process, vote_round, new), VoteRound)
    assert stored(vote_round) == (new, new)
    (event,) = events()
    assert (event.kind, event.reason_nb, event.reason_nn) == ("deadline", WHY.nb, WHY.nn)
    assert (event.old_closes_at, event.new_closes_at) == (old, new)


def test_an_earlier_deadline_leaves_people_a_day(app):
    process, vote_round = a_running()
    assert change(process, vote_round, now() + timedelta(hours=23)) == (ChangeRefusal.TOO_LITTLE_NOTICE,)
    assert isinstance(change(process, vote_round, now() + timedelta(hours=25)), VoteRound)


def test_a_later_deadline_needs_no_notice(app):
    process, vote_round = a_running()
    a.let_it_end(vote_round, -timedelta(minutes=10))
    assert isinstance(change(process, vote_round, vote_round.closes_at + timedelta(minutes=30)), VoteRound)


@pytest.mark.parametrize(
    ("phase", "refusal"),
    [(Phase.ANNOUNCED, ChangeRefusal.NOT_OPEN_YET), (Phase.CLOSED, ChangeRefusal.ALREADY_CLOSED)],
)
def test_only_while_people_can_vote(app, phase, refusal):
    process, vote_round = a_running(phase)
    before = stored(vote_round)
    assert change(process, vote_round, now() + 5 * DAY) == (refusal,)
    assert stored(vote_round) == before
    assert events() == []


def test_a_round_that_is_counted_keeps_its_deadline(app):
    process, vote_round = a_running()
    a.let_it_close(vote_round)
    assert change(process, vote_round, now() + 5 * DAY) == (ChangeRefusal.ALREADY_CLOSED,)


def test_everything_that_is_wrong_is_said_at_once(app):
    process, vote_round = a_running()
    refusals = change(process, vote_round, now() - DAY, Reason("Fordi.", " "), seen=vote_round.version + 1)
    assert refusals == (
        ChangeRefusal.CHANGED_MEANWHILE,
        ChangeRefusal.DEADLINE_PASSED,
        ChangeRefusal.REASON_MISSING,
    )


@pytest.mark.parametrize(
    ("days", "refusal"), [(9 * 365, ChangeRefusal.TOO_FAR_AHEAD), (0, ChangeRefusal.DEADLINE_UNCHANGED)]
)
def test_a_deadline_that_can_not_stand(app, days, refusal):
    process, vote_round = a_running()
    assert change(process, vote_round, vote_round.closes_at + days * DAY) == (refusal,)


def test_two_colleagues_at_once_change_it_once_and_the_other_is_told(app):
    process, vote_round = a_running()
    seen, closes_at, staff = vote_round.version, vote_round.closes_at, a.a_resident().id
    outcomes = at_once(
        app, [lambda n=n: change_deadline(process, closes_at + n * DAY, WHY, staff, seen=seen) for n in (1, 2, 3, 4)]
    )
    assert sum(isinstance(outcome, VoteRound) for outcome in outcomes) == 1
    assert outcomes.count((ChangeRefusal.CHANGED_MEANWHILE,)) == 3
    assert len(events()) == 1


def test_a_change_that_meets_the_closing_either_comes_first_or_is_refused(app):
    process, vote_round = a_running()
    a.let_it_end(vote_round, -timedelta(seconds=0.4))
    seen, staff, settings = vote_round.version, a.a_resident().id, a.the_settings()
    later = now() + 5 * DAY
    jobs = [lambda: change_deadline(process, later, WHY, staff, seen=seen)] * 6 + [lambda: close_due(settings)] * 2
    outcomes = at_once(app, jobs)[:6]
    changed = [outcome for outcome in outcomes if isinstance(outcome, VoteRound)]
    status = db.session.scalar(sa.select(VoteRound.status))
    assert len(changed) == len(events()) <= 1
    assert status == "open"  # the grace is not over, so nothing is counted yet
    assert (stored(vote_round)[0] == later) == bool(changed)
    refused = [outcome[0] for outcome in outcomes if isinstance(outcome, tuple)]
    assert set(refused) <= {ChangeRefusal.CHANGED_MEANWHILE, ChangeRefusal.ALREADY_CLOSED}


def at_once(app, jobs):
    """Each job in a thread of its own, all let go at the same instant; the outcomes in order."""
    outcomes: list[object] = [None] * len(jobs)
    barrier = threading.Barrier(len(jobs))

    def run(number):
        with app.app_context():
            barrier.wait(timeout=30)
            outcomes[number] = jobs[number]()
            db.session.remove()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(jobs))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    db.session.rollback()
    return outcomes
