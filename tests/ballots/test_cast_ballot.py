"""Storing a choice: once, replaced, refused, and never beside a name."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from citizen.ballots.actions import Cast, Voter, cast_ballot
from citizen.ballots.models import Ballot, CastRequest
from citizen.database import db, transaction
from citizen.domain.ballots import BallotRefusal
from citizen.domain.phases import Phase
from citizen.domain.residents import Resident
from citizen.web.clock import now
from tests import factories as a
from tests.town import a_town

pytestmark = pytest.mark.usefixtures("app")


def cast(town, account, choices, *, idem=b"i" * 32, arrived_at=None):
    resident = Resident(account.id, town.place.id if account.district_id else None, account.district_id, None)
    return cast_ballot(
        town.process, town.question, Voter(resident, account.person_key), choices,
        idem=idem, arrived_at=arrived_at or now(), keys_dir=a.the_keys_dir(),
    )  # fmt: skip


def stored():
    return db.session.execute(sa.select(Ballot.choices, Ballot.rev, Ballot.district_id)).all()


def test_a_choice_is_stored_with_the_former_municipality_and_nothing_finer():
    town = a_town()
    first, second, _third = (name.id for name in town.names)
    assert cast(town, town.a_neighbour(), [second, first]) == Cast((first, second), 1)
    assert stored() == [(f"[{first},{second}]", 1, town.lidal.id)]


def test_a_second_vote_replaces_the_first():
    town, voter_choices = a_town(), []
    voter = town.a_neighbour()
    for number, name in enumerate(town.names[:2], start=1):
        voter_choices.append(cast(town, voter, [name.id], idem=bytes([number]) * 32))
    assert [choice.rev for choice in voter_choices] == [1, 2]
    assert stored() == [(f"[{town.names[1].id}]", 2, town.lidal.id)]


def test_the_same_form_sent_twice_is_one_vote_with_one_answer():
    town = a_town()
    voter = town.a_neighbour()
    assert cast(town, voter, [town.names[0].id]) == cast(town, voter, [town.names[0].id])
    assert len(stored()) == 1
    assert db.session.scalar(sa.select(sa.func.count()).select_from(CastRequest)) == 1


def test_the_same_form_sent_with_another_choice_is_refused_and_the_first_stands():
    town = a_town()
    voter = town.a_neighbour()
    cast(town, voter, [town.names[0].id])
    assert cast(town, voter, [town.names[1].id]) is BallotRefusal.FORM_SENT_WITH_OTHER_CHOICE
    assert stored() == [(f"[{town.names[0].id}]", 1, town.lidal.id)]


def test_two_people_who_send_the_same_form_key_have_one_vote_each():
    town = a_town()
    cast(town, town.a_neighbour(), [town.names[0].id])
    cast(town, town.a_neighbour(), [town.names[1].id])
    assert len(stored()) == 2


@pytest.mark.parametrize(
    ("phase", "refusal"),
    [
        (Phase.REVIEWING, BallotRefusal.NOT_OPEN_YET),
        (Phase.CLOSED, BallotRefusal.ALREADY_CLOSED),
    ],
)
def test_outside_the_voting_nothing_is_stored(phase, refusal):
    town = a_town(phase)
    assert cast(town, town.a_neighbour(), [town.names[0].id]) is refusal
    assert stored() == []


def test_a_request_that_had_arrived_in_time_is_stored_within_the_grace():
    town = a_town(closes_at=now() - timedelta(seconds=5))
    in_time, too_late = now() - timedelta(seconds=6), now() - timedelta(seconds=4)
    assert cast(town, town.a_neighbour(), [town.names[0].id], arrived_at=too_late) is BallotRefusal.ALREADY_CLOSED
    assert isinstance(cast(town, town.a_neighbour(), [town.names[0].id], arrived_at=in_time), Cast)


def test_a_retry_after_closing_still_gets_the_answer_that_its_vote_got():
    town = a_town(closes_at=now() + timedelta(seconds=1))
    voter = town.a_neighbour()
    answer = cast(town, voter, [town.names[0].id])
    with transaction() as session:
        session.execute(sa.update(type(town.round)).values(closes_at=now() - timedelta(minutes=5)))
    assert cast(town, voter, [town.names[0].id]) == answer


def test_names_of_another_road_can_not_be_chosen():
    town, other = a_town(), a.a_road
    elsewhere = a.a_question(town.process, other(town.lidal, "Kyrkjevegen"), other(town.havnes, "Kyrkjevegen"))
    foreign = a.a_proposal(elsewhere, "Klokkarbakken")
    assert cast(town, town.a_neighbour(), [foreign.id]) is BallotRefusal.UNKNOWN_OPTION
    assert stored() == []


def test_the_database_itself_refuses_a_ballot_in_a_closed_round():
    town = a_town(Phase.CLOSED)
    with pytest.raises(sa.exc.DBAPIError, match="the round is not open"), transaction() as session:
        session.add(Ballot(round_id=town.round.id, question_id=town.question.id, slot=b"s" * 32, choices="[]", rev=1))
    assert stored() == []


def test_no_table_of_ballots_points_at_people_or_holds_a_time():
    allowed = {
        "ballot": {"round_id", "question_id", "slot", "choices", "rev", "district_id"},
        "cast_request": {"round_id", "question_id", "slot", "idem", "body_hash", "rev"},
        "ballot_option": {"round_id", "question_id", "proposal_id"},
    }
    inspector = sa.inspect(db.engine)
    for table, columns in allowed.items():
        assert {column["name"] for column in inspector.get_columns(table)} == columns
        assert not any(
            key["referred_table"] in ("account", "login_session") for key in inspector.get_foreign_keys(table)
        )


def test_the_order_in_which_ballots_lie_in_the_table_is_not_the_order_of_voting():
    """In SQLite. PostgreSQL lays rows down in the order of writing until the table is rewritten."""
    town = a_town()
    voters = [town.a_neighbour() for _ in range(40)]
    for voter in voters:
        cast(town, voter, [town.names[0].id])
    slots = list(db.session.scalars(sa.text("SELECT slot FROM ballot")))
    assert slots == sorted(slots) or db.engine.dialect.name == "postgresql"
