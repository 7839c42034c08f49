"""A councillor records a decision: gates, reasons, two at once, and what everyone reads afterwards."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from citizen.database import db
from citizen.decisions import actions, queries
from citizen.decisions.actions import Refused, ToDecide
from citizen.decisions.models import Decision
from citizen.domain.decisions.codes import DecisionRefusal, Outcome
from citizen.domain.notices import FollowKind
from citizen.domain.permissions import Role
from citizen.notices.actions import follow
from citizen.web.clock import today
from tests import factories as a
from tests.at_once import at_once
from tests.decisions.town import a_council_town, notices_of


@pytest.fixture
def council(app):
    return a_council_town()


@pytest.fixture
def councillor(council, client):
    client.log_in(council.councillor)
    return client


def test_the_form_stands_filled_in_with_what_staff_recommend(council, councillor):
    council.get_ready(reason_nb="Flest valgte det.", reason_nn="Flest valde det.", case_number="47/26")
    page = councillor.page(council.decision_form)
    checked = [one.get("value") for one in page.all("input") if "checked" in one]
    assert checked == [council.choice(0)]
    assert "Flest valgte det." in page.text
    assert any(one.get("value") == "47/26" for one in page.all("input"))
    assert "det innbyggerne valgte (5 stemmer)" in page.text


def test_the_reason_of_staff_does_not_do_for_something_else(council, councillor):
    council.get_ready(reason_nb="Flest valgte det.", reason_nn="Flest valde det.")
    for reason in ("Flest valgte det.", "  Flest  valde det.\r\n"):
        answer = councillor.send(council.decision_form, council.decided_as(1, reason=reason))
        assert answer.status_code == 422
        assert "Skriv hvorfor noe annet ble vedtatt" in answer.text
    assert councillor.send(council.decision_form, council.decided_as(0, reason="Flest valgte det.")).status_code == 303


def test_a_decision_is_public_and_those_who_proposed_are_told_once(council, councillor):
    council.get_ready()
    follower = a.a_resident(council.town.lidal)
    for account in (follower, council.proposer):
        follow(account.id, FollowKind.PROCESS, council.town.process.id)
    answer = councillor.send(council.decision_form, council.decided_as(0))
    assert (answer.status_code, answer.location) == (303, council.public)
    text = councillor.page(council.public).text
    for said in ("Skulevegen i Lidal får navnet Furubakken.", "47/26", "Som innbyggerne valgte", "Kommunestyret"):
        assert said in text
    assert notices_of(council.proposer) == ["decision-made"]
    assert notices_of(follower) == ["cases-decided"]
    (row,) = queries.list_decided(council.town.place.id)
    assert (row.new_name, row.follows_vote, row.proposal_id) == ("Furubakken", True, council.town.names[0].id)


def test_something_else_than_residents_chose_needs_a_reason(council, councillor):
    council.get_ready()
    page = councillor.send(council.decision_form, council.decided_as(1))
    assert page.status_code == 422
    assert "Innbyggerne har ikke valgt dette" in page.text
    assert queries.list_decided(council.town.place.id) == []
    councillor.send(council.decision_form, council.decided_as(1, reason="Åsvegen står på alle gamle kart."))
    text = councillor.page(council.public).text
    assert "Ikke det innbyggerne valgte" in text
    assert "Åsvegen står på alle gamle kart." in text


def test_a_mended_spelling_keeps_its_proposer_and_needs_a_reason(council, councillor):
    council.get_ready()
    mended = council.decided_as(0, name="Furebakken")
    assert councillor.send(council.decision_form, mended).status_code == 422
    councillor.send(council.decision_form, {**mended, "reason": "Språkrådet tilrår Furebakken."})
    (row,) = queries.list_decided(council.town.place.id)
    assert (row.new_name, row.proposal_id, row.follows_vote) == ("Furebakken", council.town.names[0].id, False)


def test_gates_stop_it_and_what_was_typed_stays(council, councillor):
    page = councillor.send(council.decision_form, council.decided_as(0, reason="Min grunn", text="Min ordlyd"))
    assert page.status_code == 422
    for said in ("Stedsnavntjenesten er ikke spurt", "Stadnamnlova §§ 9 og 13", "N28", "Min grunn", "Min ordlyd"):
        assert said in page.text


def test_a_name_in_use_is_stopped(council, councillor):
    council.get_ready()
    fields = council.decided_as(0, choice="other", name="skulevegen", reason="Vi vil ha det.")
    assert (
        "Navnet er i bruk i kommunen: Skulevegen (Havnes), Skulevegen (Lidal)."
        in councillor.send(council.decision_form, fields).text
    )


def test_two_who_decide_the_same_get_both_texts(council, councillor, app):
    council.get_ready()
    councillor.send(council.decision_form, council.decided_as(0, text="Hennes ordlyd"))
    page = councillor.send(council.decision_form, council.decided_as(1, reason="Min grunn", text="Min ordlyd"))
    assert page.status_code == 409
    for said in ("Hennes ordlyd", "Min grunn", "Min ordlyd"):
        assert said in page.text
    councillor.send(council.decision_form, council.decided_as(1, reason="Min grunn", text="Min ordlyd", seen="1"))
    rows = queries.find_decided(council.town.process.id, council.town.question.slug)
    assert [row.text for row in rows] == ["Min ordlyd", "Hennes ordlyd"]
    assert "Hennes ordlyd" in councillor.page(council.public).text
    assert notices_of(council.proposer) == ["decision-made", "decision-changed"]


def test_at_the_same_moment_one_is_stored_and_the_other_is_told(council, app):
    council.get_ready()
    case_id, process_id, meeting_id = council.case.case_id, council.town.process.id, council.meeting.id
    by_id, day, proposal_id = council.councillor.id, today(), council.town.names[0].id
    filled = ToDecide(Outcome.NEW_NAME, "Furubakken", "Furubakken", proposal_id=proposal_id, meeting_id=meeting_id)
    made = at_once(app, [lambda: actions.decide(process_id, case_id, 0, filled, by_id, day)] * 2)
    assert sorted(type(one).__name__ for one in made) == ["Decision", "Refused"]
    (refused,) = [one for one in made if isinstance(one, Refused)]
    assert refused.refusal is DecisionRefusal.CHANGED_MEANWHILE


def test_a_decision_is_never_changed_in_the_database(council, councillor):
    council.get_ready()
    councillor.send(council.decision_form, council.decided_as(0))
    for statement in (sa.update(Decision).values(text="Noe annet"), sa.delete(Decision)):
        with pytest.raises(sa.exc.DatabaseError, match="decisions are only added to"):
            db.session.execute(statement)
        db.session.rollback()
    db.session.execute(sa.update(Decision).values(decided_by=None))


@pytest.mark.parametrize("role", [Role.MODERATOR, None])
def test_nobody_else_decides(council, client, role):
    someone = a.a_person_with_role(council.town.place, role) if role else a.a_resident(council.town.lidal)
    client.log_in(someone)
    assert client.get(council.decision_form).status_code == 403
    assert client.get(council.together).status_code == 403


def test_nobody_decides_in_another_municipality(council, client):
    other = a.a_municipality(slug="nabovik", name="Nabovik")
    client.log_in(a.a_person_with_role(other, Role.COUNCILLOR))
    assert client.get(council.decision_form).status_code == 403
    client.log_in(a.a_person_with_role(other, Role.STAFF))
    assert client.get(council.table).status_code == 403


def test_before_anything_is_decided_nobody_reads_a_decision(council, client):
    assert client.get(council.public).status_code == 404
    text = client.page(f"/nn/{council.at_process}/vedtak").text
    assert "Ingenting er vedteke enno" in text
