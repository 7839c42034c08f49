"""What the database itself holds of voting on paper, whatever the application does."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from citizen.ballots.models import Ballot, PaperVote
from citizen.database import db, transaction
from citizen.domain.paper import PaperBallot
from citizen.paper import actions
from citizen.paper.models import PaperCode, PaperEntry, PaperEvent, PaperOutcome
from tests import factories as a
from tests.paper.town import a_paper_town


@pytest.fixture
def town(app):
    town = a_paper_town()
    codes = town.make_codes()
    town.enter_twice(codes[1], town.reading((), ()))
    town.enter(codes[2], town.reading((), ()))
    return town


def refuses(statement):
    with pytest.raises(sa.exc.DBAPIError), transaction() as session:
        session.execute(statement)
    db.session.rollback()


def code_in(state):
    return db.session.scalar(sa.select(PaperCode).where(PaperCode.state == state).order_by(PaperCode.id))


def entered(town):
    return db.session.scalar(sa.select(PaperEntry))


def test_the_second_reading_is_by_another_account(town):
    one = entered(town)
    again = {"code_id": one.code_id, "turn": 2, "account_id": one.account_id, "sealed": b"x", "decides": True}
    refuses(sa.insert(PaperEntry).values(again))


def test_a_ballot_is_read_at_most_twice_and_a_reading_stands(town):
    one = entered(town)
    third = {"code_id": one.code_id, "turn": 3, "account_id": town.staff[1].id, "sealed": b"x", "decides": True}
    refuses(sa.insert(PaperEntry).values(third))
    refuses(sa.update(PaperEntry).values(sealed=b"x"))


def test_a_used_code_is_never_used_again(town):
    used = code_in("used")
    refuses(sa.update(PaperCode).where(PaperCode.id == used.id).values(state="unused"))
    values = {"code_id": used.id, "turn": 1, "account_id": town.staff[0].id, "sealed": b"x", "decides": False}
    refuses(sa.insert(PaperEntry).values(values))
    refuses(sa.delete(PaperCode).where(PaperCode.id == used.id))


def test_a_code_is_never_given_to_somebody_else(town):
    refuses(sa.update(PaperCode).values(elector=b"e" * 32))
    refuses(sa.update(PaperCode).values(sealed=b"x"))


def test_a_person_has_one_code_that_works_or_has_worked(town):
    used = code_in("used")
    columns = [column.name for column in PaperCode.__table__.columns if column.name != "id"]
    values = {name: getattr(used, name) for name in columns}
    refuses(sa.insert(PaperCode).values(**values | {"code_hash": b"c" * 32, "state": "unused"}))


def test_the_vote_of_who_has_voted_on_paper_is_neither_made_changed_nor_removed(town):
    stored = db.session.execute(sa.select(Ballot.__table__)).mappings().first()
    refuses(sa.update(Ballot).values(rev=2))
    refuses(sa.delete(Ballot))
    refuses(sa.delete(PaperVote))
    slot = b"s" * 32
    with transaction() as session:
        session.execute(sa.insert(PaperVote).values(round_id=town.round.id, slot=slot))
    refuses(sa.insert(Ballot).values(**dict(stored) | {"slot": slot, "mark": b"m" * 32}))


def test_nothing_is_entered_when_the_deadline_has_passed(town):
    other = code_in("unused")
    a.let_it_end(town.round)
    values = {"code_id": other.id, "turn": 2, "account_id": town.staff[1].id, "sealed": b"x", "decides": True}
    refuses(sa.insert(PaperEntry).values(values))
    refuses(sa.insert(PaperVote).values(round_id=town.round.id, slot=b"s" * 32))


@pytest.mark.parametrize("table", [PaperEvent, PaperOutcome])
def test_what_was_noted_stands(town, table):
    a.let_it_close(town.round)
    refuses(sa.delete(table))
    refuses(sa.update(table).values(round_id=town.round.id))


def test_no_choice_is_kept_with_who_settled_it(town):
    codes = {one.number: one.code for one in actions.make_codes_anew(
        town.process, town.printer.id, keys_dir=a.the_keys_dir()).codes}  # fmt: skip
    town.enter(codes[3], town.reading((), ()))
    differing = town.enter(codes[3], PaperBallot({}, is_invalid=True), by=1)
    town.settle(differing.code_id, PaperBallot({}, is_invalid=True))
    columns = {column.name for column in PaperEvent.__table__.columns}
    assert columns == {"id", "round_id", "kind", "number", "account_id", "happened_at"}
    kinds = db.session.scalars(sa.select(PaperEvent.kind).order_by(PaperEvent.id)).all()
    assert kinds[-2:] == ["difference-settled", "ballot-invalid"]
