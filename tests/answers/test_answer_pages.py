"""The official answer: demanded in both forms, told to everyone whom it concerns, and kept when it is changed."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from citizen.answers import queries
from citizen.answers.actions import merge_ideas
from citizen.database import db, transaction
from citizen.domain.ideas.steps import Step
from citizen.domain.notices import FollowKind
from citizen.domain.permissions import Role
from citizen.ideas.actions.merging import Pair
from citizen.notices.actions import follow
from citizen.notices.models import Notice
from tests import factories as a
from tests.answers.desk import WHY, Desk, a_desk, answer, told

HOSTILE = "<script>alert(1)</script> {{ 7*7 }} \u202eevil ' OR 1=1 --"


@pytest.fixture
def desk(client) -> Desk:
    desk = a_desk()
    client.log_in(desk.staff)
    return desk


@pytest.mark.parametrize(
    ("lang", "verdict", "reason"),
    [("nb", "Tatt til følge", "Vi setter opp kameraer"), ("nn", "Teke til følgje", "Vi set opp kamera")],
)
def test_an_answer_stands_on_the_page_of_the_idea_with_who_gives_it(client, desk, lang, verdict, reason):
    assert client.send(desk.answer_page(), answer()).status_code == 303
    client.log_in(a.a_resident())
    page = client.get(desk.page_of(desk.first, lang))
    for words in (verdict, reason, "Kari Nes, kultursjef", "Fjordsund kommune", "Kommunestyret", "24/118"):
        assert words in page.text
    assert 'href="https://www.example.no/sak/118"' in page.text


def test_authors_supporters_and_followers_are_told_also_those_of_what_was_merged_into_it(client, desk):
    supporter, follower = a.a_resident(), a.a_resident()
    a.a_supporter(desk.second, supporter)
    follow(follower.id, FollowKind.IDEA, desk.second.id)
    merge_ideas(Pair(desk.second.id, desk.first.id), WHY, desk.staff.id)
    client.send(desk.answer_page(), answer())
    assert told("idea-answered") == {desk.anne.id, desk.bjorn.id, supporter.id, follower.id}
    notice = db.session.scalars(sa.select(Notice).where(Notice.kind == "idea-answered")).first()
    assert notice.said_nb == "Tatt til følge. Vi setter opp kameraer i kommunestyresalen."
    assert notice.said_nn == "Teke til følgje. Vi set opp kamera i kommunestyresalen."


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ("reason_nn", "Begrunnelsen mangler på nynorsk"),
        ("reason_nb", "Begrunnelsen mangler på bokmål"),
        ("verdict", "Velg hva kommunen svarer"),
        ("answered_by", "Skriv hvem som svarer"),
        ("decided_by", "Skriv hvem som har bestemt"),
    ],
)
def test_what_is_missing_is_pointed_out_and_nothing_is_lost(client, desk, missing, words):
    response = client.send(desk.answer_page(), answer(**{missing: " "}))
    assert response.status_code == 422
    assert words in response.text
    kept = "Vi set opp kamera" if missing != "reason_nn" else "Vi setter opp kameraer"
    assert kept in response.text
    assert told("idea-answered") == set()


def test_a_changed_answer_keeps_what_it_said_and_is_told(client, desk):
    client.send(desk.answer_page(), answer())
    client.send(desk.answer_page(), answer(verdict="verdict-not-accepted", reason_nb="Det ble for dyrt.", seen="1"))
    page = client.page(desk.page_of(desk.first)).text
    for words in ("Ikke tatt til følge", "Det ble for dyrt.", "1 tidligere versjon", "Vi setter opp kameraer"):
        assert words in page
    assert told("answer-changed") == {desk.anne.id}


def test_of_two_answers_at_once_the_second_is_shown_the_first(client, desk):
    client.send(desk.answer_page(), answer())
    response = client.send(desk.answer_page(), answer(reason_nb="Jeg svarte også.", seen="0"))
    assert response.status_code == 409
    assert "En kollega publiserte" in response.text
    assert "Jeg svarte også." in response.text
    assert "Vi setter opp kameraer" in response.text
    assert 'name="seen" type="hidden" value="1"' in response.text
    assert len(queries.list_answers(desk.first.id)) == 1


def test_the_same_answer_again_tells_nobody(client, desk):
    client.send(desk.answer_page(), answer())
    assert client.send(desk.answer_page(), answer(seen="1")).status_code == 422
    assert told("answer-changed") == set()


def test_the_decision_is_done_with_the_answer(client, desk):
    client.send(desk.answer_page(), answer())
    done = [one.step for one in queries.own_steps_of([desk.first.id])[desk.first.id] if one.done_on]
    assert done == [Step.DECISION]


@pytest.mark.parametrize("state", ["hidden", "withdrawn"])
def test_what_not_everyone_can_see_gets_no_answer(client, desk, state):
    gone = a.an_idea(desk.process, state=state)
    response = client.send(desk.answer_page(gone), answer())
    assert response.status_code == 409
    assert "kan ikke få svar" in response.text
    assert "Vi setter opp kameraer" in response.text


@pytest.mark.parametrize("statement", ["UPDATE idea_answer SET reason_nb = 'x'", "DELETE FROM idea_answer"])
def test_answers_are_only_added(client, desk, statement):
    client.send(desk.answer_page(), answer())
    with pytest.raises(DBAPIError, match="only added to"), transaction() as session:
        session.execute(sa.text(statement))


@pytest.mark.parametrize("role", [None, Role.COUNCILLOR, Role.MODERATOR])
def test_only_staff_and_administrators_may(client, desk, role):
    client.log_in(a.a_person_with_role(desk.place, role) if role else a.a_resident())
    assert client.get(desk.answer_page()).status_code == 403
    assert client.send(desk.answer_page(), answer()).status_code == 403


def test_staff_of_another_municipality_find_nothing_here(client, desk):
    other = a_desk(name="Nabovik")
    client.log_in(other.staff)
    assert client.send(desk.answer_page(), answer()).status_code == 403
    assert client.send(f"{other.staff_list}/{desk.first.public_id}/svar", answer()).status_code == 404


def test_hostile_text_is_shown_as_text(client, desk):
    parts = ("reason_nb", "reason_nn", "answered_by", "on_behalf_of", "decided_by", "case_number")
    response = client.send(desk.answer_page(), answer(**dict.fromkeys(parts, HOSTILE)))
    assert response.status_code == 303
    for page in (desk.page_of(desk.first), desk.answer_page()):
        html = client.get(page).text
        assert "<script>alert" not in html
        assert "{{ 7*7 }}" in html
    bad = client.send(desk.answer_page(), answer(case_url="javascript:alert(1)", seen="1"))
    assert bad.status_code == 422


def test_staff_find_the_way_from_the_page_of_the_idea_and_others_do_not(client, desk):
    assert desk.answer_page() in client.get(desk.page_of(desk.first)).text
    client.log_in(a.a_person_with_role(desk.place, Role.COUNCILLOR))
    assert desk.answer_page() not in client.get(desk.page_of(desk.first)).text
