"""Many at once: one proposal for each name, one support for each person."""

from __future__ import annotations

import threading
from collections import Counter
from functools import partial

import sqlalchemy as sa

from citizen.accounts.queries import as_resident
from citizen.database import db
from citizen.domain.naming import NameContext
from citizen.domain.proposals import Outcome
from citizen.proposals import actions
from citizen.proposals.models import Proposal, Support
from tests import factories as a
from tests.proposals.asked import REASON, an_asked_road, proposed, supporters


def at_once(app, calls):
    """Each call in a thread of its own, all let go in the same instant; their outcomes in order."""
    outcomes = [None] * len(calls)
    barrier = threading.Barrier(len(calls))

    def run(number, call):
        with app.app_context():
            barrier.wait(timeout=30)
            outcomes[number] = call()
            db.session.remove()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    db.session.rollback()  # what this thread had read before is old
    return outcomes


def proposing(question_id, account, name):
    resident = as_resident(account)
    return lambda: actions.propose_name(question_id, resident, actions.Draft(name, REASON, "nb"), NameContext())


def test_ten_people_with_the_same_name_make_one_proposal_with_ten_supporters(app):
    town = an_asked_road()
    people = [town.a_neighbour() for _ in range(10)]
    spellings = ["Kvernstien", "Kvernstien ", " Kvernstien"]
    calls = [proposing(town.question.id, person, spellings[n % 3]) for n, person in enumerate(people)]
    outcomes = Counter(outcome.outcome for outcome in at_once(app, calls))
    assert outcomes == {Outcome.PROPOSED: 1, Outcome.SUPPORTED_INSTEAD: 9}
    keys = db.session.scalars(sa.select(Proposal.name_key)).all()
    assert keys.count("kvernstien") == 1
    assert sorted(supporters(proposed()["Kvernstien"])) == sorted(person.id for person in people)


def test_one_person_who_presses_ten_times_has_one_proposal(app):
    town = an_asked_road()
    person = town.a_neighbour()
    outcomes = at_once(app, [proposing(town.question.id, person, "Kvernstien")] * 10)
    assert sorted(outcome.outcome for outcome in outcomes) == [Outcome.ALREADY_YOURS] * 9 + [Outcome.PROPOSED]
    assert supporters(proposed()["Kvernstien"]) == [person.id]


def test_support_that_meets_a_withdrawal_is_never_lost_on_a_dead_proposal(app):
    town = an_asked_road()
    for number in range(5):
        proposer, supporter = town.a_neighbour(), town.a_neighbour()
        proposal = a.a_proposal(town.question, f"Kvern{chr(97 + number)}stien", proposer)
        ids = (proposal.id, town.question.id)
        calls = [
            partial(actions.withdraw_proposal, *ids, as_resident(proposer)),
            partial(actions.support_proposal, *ids, as_resident(supporter)),
        ]
        at_once(app, calls)
        now = proposed()[proposal.name]
        wanted = sa.select(sa.func.count()).where(Support.proposal_id == proposal.id)
        assert (now.withdrawn_at is None) == (db.session.scalar(wanted) == 1)
