"""What the database itself holds of initiatives, whatever the application does."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from citizen.database import db, transaction
from citizen.domain.initiatives.states import InitiativeState
from citizen.initiatives.models import Initiative, InitiativeDecision, InitiativeEvent, InitiativeSignature
from citizen.web.clock import now
from tests.factories.initiatives import an_initiative, sign
from tests.initiatives.town import an_initiative_town

S = InitiativeState


@pytest.fixture
def town(app):
    return an_initiative_town()


def refuses(statement):
    with pytest.raises(sa.exc.DBAPIError), transaction() as session:
        session.execute(statement)
    db.session.rollback()


def a_row(initiative, mark=b"m" * 32):
    return sa.insert(InitiativeSignature).values(initiative_id=initiative.id, mark=mark, sealed=b"s")


def of(initiative):
    return sa.update(Initiative).where(Initiative.id == initiative.id)


@pytest.mark.parametrize("state", [state for state in S if state not in (S.COLLECTING, S.DECIDED)])
def test_a_signature_is_taken_only_while_they_are_collected(town, state):
    refuses(a_row(an_initiative(town.place, state)))


def test_a_person_has_one_signature_and_its_mark_is_a_hash(town):
    initiative = an_initiative(town.place)
    with transaction() as session:
        session.execute(a_row(initiative))
    refuses(a_row(initiative))
    refuses(a_row(initiative, b"short"))


def test_a_signature_is_never_changed_and_never_deleted_once_the_council_has_it(town):
    collecting, handed = an_initiative(town.place), an_initiative(town.place, S.HANDED_OVER)
    sign(collecting, town.a_neighbour())
    refuses(sa.update(InitiativeSignature).values(sealed=b"other"))
    refuses(sa.delete(InitiativeSignature).where(InitiativeSignature.initiative_id == handed.id))
    with transaction() as session:
        session.execute(sa.delete(InitiativeSignature).where(InitiativeSignature.initiative_id == collecting.id))


def test_it_is_not_handed_over_before_enough_have_signed(town):
    initiative = an_initiative(town.place, signatures=99)
    sign(initiative, town.a_neighbour())
    handed = {"state": "initiative-handed-over", "handed_over_at": now(), "due_on": now().date()}
    refuses(of(initiative).values(handed))
    sign(initiative, town.a_neighbour())
    with transaction() as session:
        session.execute(of(initiative).values(handed))


@pytest.mark.parametrize(
    "values",
    [
        {"state": "initiative-collecting", "handed_over_at": None, "due_on": None},
        {"state": "initiative-withdrawn", "handed_over_at": None, "due_on": None},
        {"due_on": now().date()},
        {"handed_over_at": now()},
        {"threshold": 1},
        {"signatures": 7},
        {"list_hash": "0"},
        {"state": "initiative-decided"},
    ],
)
def test_what_the_council_has_stays_as_it_was_handed_over(town, values):
    initiative = an_initiative(town.place, S.HANDED_OVER)
    refuses(of(initiative).values(values))


def test_what_the_council_has_is_not_deleted_but_its_text_can_be_redacted(town):
    initiative = an_initiative(town.place, S.HANDED_OVER)
    refuses(sa.delete(InitiativeEvent).where(InitiativeEvent.initiative_id == initiative.id))
    refuses(sa.delete(Initiative).where(Initiative.id == initiative.id))
    with transaction() as session:
        session.execute(of(initiative).values(title="Uten navn", is_hidden=True))


def test_a_decision_is_for_what_the_council_has_and_stands(town):
    values = dict.fromkeys(("body", "case_number", "text_nb", "text_nn", "reason_nb", "reason_nn"), "x")
    values |= {"outcome": "initiative-adopted", "decided_on": now().date(), "recorded_at": now()}
    collecting, handed = an_initiative(town.place), an_initiative(town.place, S.HANDED_OVER)
    refuses(sa.insert(InitiativeDecision).values(initiative_id=collecting.id, **values))
    with transaction() as session:
        session.execute(sa.insert(InitiativeDecision).values(initiative_id=handed.id, **values))
    refuses(sa.update(InitiativeDecision).values(reason_nb="noe annet"))
    refuses(sa.delete(InitiativeDecision))


def test_what_is_noted_stands_but_can_lose_the_account(town):
    an_initiative(town.place, S.HANDED_OVER)
    refuses(sa.update(InitiativeEvent).values(kind="initiative-event-sent"))
    refuses(sa.update(InitiativeEvent).values(account_id=town.staff.id))
    with transaction() as session:
        session.execute(sa.update(InitiativeEvent).values(account_id=None))


@pytest.mark.parametrize(
    ("state", "changes"),
    [
        (S.COLLECTING, {"threshold": None}),
        (S.COLLECTING, {"threshold": 0}),
        (S.COLLECTING, {"collecting_from": None}),
        (S.CHECKING, {"sent_at": None}),
        (S.REFUSED, {"check_ground": None}),
        (S.COLLECTING, {"due_on": now().date()}),
    ],
)
def test_no_state_lacks_what_belongs_to_it(town, state, changes):
    with pytest.raises(sa.exc.IntegrityError):
        an_initiative(town.place, state, **changes)
    db.session.rollback()
