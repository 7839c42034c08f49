"""Many at once, from one person and from many: each has one vote, and nothing that was acknowledged is lost."""

from __future__ import annotations

import threading

import sqlalchemy as sa

from citizen.ballots.actions import Cast, Voter, cast_ballot
from citizen.ballots.models import Ballot
from citizen.database import db
from citizen.domain.residents import Resident
from citizen.web.clock import now
from tests import factories as a
from tests.town import a_town


def cast_at_once(app, town, orders):
    """Every order (account, choices, idem) in a thread of its own; returns the outcomes in order."""
    outcomes = [None] * len(orders)
    barrier = threading.Barrier(len(orders))
    keys_dir = a.the_keys_dir()

    def run(number, account, choices, idem):
        with app.app_context():
            resident = Resident(account.id, town.place.id, account.district_id, None)
            barrier.wait(timeout=30)
            outcomes[number] = cast_ballot(
                town.process, town.question, Voter(resident, account.person_key), choices,
                idem=idem, arrived_at=now(), keys_dir=keys_dir,
            )  # fmt: skip
            db.session.remove()

    threads = [threading.Thread(target=run, args=(n, *order)) for n, order in enumerate(orders)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return outcomes


def test_twelve_devices_of_one_person_make_one_vote_and_count_every_change(app):
    town = a_town()
    voter = town.a_neighbour()
    orders = [(voter, [town.names[n % 3].id], bytes([n]) * 32) for n in range(12)]
    outcomes = cast_at_once(app, town, orders)
    assert sorted(outcome.rev for outcome in outcomes) == list(range(1, 13))
    last = max(outcomes, key=lambda outcome: outcome.rev)
    rows = db.session.execute(sa.select(Ballot.choices, Ballot.rev)).all()
    assert rows == [(f"[{last.choices[0]}]", 12)]


def test_a_form_that_is_sent_twelve_times_at_once_is_one_change(app):
    town = a_town()
    voter = town.a_neighbour()
    outcomes = cast_at_once(app, town, [(voter, [town.names[0].id], b"i" * 32)] * 12)
    assert outcomes == [Cast((town.names[0].id,), 1)] * 12


def test_twenty_people_at_once_have_twenty_votes(app):
    town = a_town()
    voters = [town.a_neighbour() for _ in range(20)]
    outcomes = cast_at_once(app, town, [(voter, [town.names[0].id], b"i" * 32) for voter in voters])
    assert outcomes == [Cast((town.names[0].id,), 1)] * 20
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Ballot)) == 20
