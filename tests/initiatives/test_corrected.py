"""A recorded decision can be corrected: with a reason, with what it said before, and all are told again."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from citizen.database import db, transaction
from citizen.domain.initiatives.states import InitiativeState
from citizen.initiatives import actions, queries
from citizen.initiatives.models import InitiativeCorrection
from citizen.web.clock import OSLO, now
from tests import factories as a
from tests.factories.initiatives import an_initiative, fresh, sign
from tests.initiatives.town import an_initiative_town, notices_of

DECISION = {
    "outcome": "initiative-adopted",
    "body": "Kommunestyret",
    "case_number": "45/26",
    "text_nb": "Gangveien bygges.",
    "text_nn": "Gangvegen blir bygd.",
    "reason_nb": "Trygg skolevei.",
    "reason_nn": "Trygg skuleveg.",
}
WHY = {"why_nb": "Saksnummeret var feil.", "why_nn": "Saksnummeret var gale."}


@pytest.fixture
def town(app):
    return an_initiative_town()


@pytest.fixture
def decided(client, town):
    """One that is decided, with somebody who has signed it and is told."""
    author, signer = town.a_neighbour(), town.a_neighbour()
    initiative = an_initiative(town.place, author=author, threshold=1)
    sign(initiative, signer)
    assert actions.hand_over(initiative.id, town.staff.id, a.the_keys_dir(), OSLO) is None
    client.log_in(town.staff)
    sent = client.send(f"{town.desk_of(initiative)}/vedtak", DECISION | {"decided_on": today()})
    assert sent.status_code == 303
    return fresh(initiative), author, signer


def today() -> str:
    return now().astimezone(OSLO).date().isoformat()


def corrected(client, town, initiative, **changes):
    fields = DECISION | WHY | {"decided_on": today(), "seen": "0", "case_number": "54/26"} | changes
    return client.send(f"{town.desk_of(initiative)}/vedtak/rett", fields)


def test_it_says_the_new_text_and_keeps_the_old_with_the_reason(client, town, decided):
    initiative, author, signer = decided
    form = client.get(f"{town.desk_of(initiative)}/vedtak/rett").text
    assert 'value="45/26"' in form
    assert corrected(client, town, initiative).status_code == 303
    recorded = queries.list_recorded(initiative.id)
    assert [one.case_number for one in recorded] == ["54/26", "45/26"]
    page = client.page(town.page_of(initiative)).text
    assert "54/26" in page
    assert "45/26" in page
    assert WHY["why_nb"] in page
    assert WHY["why_nn"] in client.page(town.page_of(initiative).replace("/nb/", "/nn/", 1)).text
    for person in (author, signer):
        assert notices_of(person)[-2:] == ["initiative-notice-decided", "initiative-notice-corrected"]
    assert "Teksten om vedtaket er rettet" in client.page(town.desk_of(initiative)).text


def test_a_correction_needs_a_reason_in_both_forms_a_change_and_a_possible_day(client, town, decided):
    initiative, _author, signer = decided
    told = notices_of(signer)
    assert corrected(client, town, initiative, why_nn="").status_code == 422
    assert corrected(client, town, initiative, case_number="45/26").status_code == 422
    tomorrow = (now().astimezone(OSLO).date() + timedelta(days=1)).isoformat()
    assert corrected(client, town, initiative, decided_on=tomorrow).status_code == 422
    assert corrected(client, town, initiative, seen="x").status_code == 409
    assert len(queries.list_recorded(initiative.id)) == 1
    assert notices_of(signer) == told


def test_of_two_at_once_the_second_sees_both_texts_and_loses_nothing(client, town, decided):
    initiative, *_people = decided
    corrected(client, town, initiative)
    answer = corrected(client, town, initiative, case_number="99/26")
    assert answer.status_code == 409
    assert "54/26" in answer.text
    assert 'value="99/26"' in answer.text
    assert 'name="seen" type="hidden" value="1"' in answer.text
    assert corrected(client, town, initiative, case_number="99/26", seen="1").status_code == 303
    assert [one.case_number for one in queries.list_recorded(initiative.id)] == ["99/26", "54/26", "45/26"]


def test_nothing_is_corrected_before_it_is_decided_and_what_was_said_can_not_be_changed(client, town, decided):
    waiting = an_initiative(town.place, InitiativeState.HANDED_OVER)
    assert corrected(client, town, waiting).status_code == 303
    assert list(queries.list_recorded(waiting.id)) == []
    initiative, *_people = decided
    corrected(client, town, initiative)
    for statement in (
        sa.update(InitiativeCorrection).values(text_nb="Noe annet"),
        sa.update(InitiativeCorrection).values(account_id=town.staff.id),
        sa.delete(InitiativeCorrection),
    ):
        with pytest.raises(sa.exc.DBAPIError), transaction() as session:
            session.execute(statement)
        db.session.rollback()
