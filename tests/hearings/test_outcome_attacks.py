"""Hostile words, other municipalities and the wrong people at the page where staff tell what came of a hearing."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from citizen.accounts.models import Account
from citizen.database import db, transaction
from citizen.domain.hearing_outcomes import Outcome, OutcomeRefusal, Said
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.hearings.actions import Telling, publish_outcome
from citizen.hearings.models import HearingOutcome
from citizen.notices.models import Notice
from tests import factories as a
from tests.attacks.test_hostile_text_in_ideas import HOSTILE, Tags, faults_of
from tests.domain.test_holds_person_number import NUMBER as A_BIRTH_NUMBER
from tests.factories.hearings import a_hearing, an_answer
from tests.factories.ideas import an_idea_round
from tests.hearings.test_outcome import A_TELLING, SAID, a_desk, outcomes
from tests.mailbox import a_mailbox
from tests.notices.telling import html_of, send


def test_hostile_words_stay_words_on_every_page_and_in_the_letter(client):
    desk = a_desk(client)
    reader = a.a_resident(email="odd@example.no")
    an_answer(desk.hearing, reader, text=HOSTILE, organisation=HOSTILE)
    said = {part: HOSTILE for part in SAID if part not in ("seen", "case_url", "case_number")}
    said |= {"seen": "0", "case_number": HOSTILE[:190]}
    preview = client.send(desk.form, {**said, "do": "preview"})
    assert preview.status_code == 200
    assert client.send(desk.form, said).status_code == 303
    assert client.send(desk.form, {**said, "case_number": "x<xss>", "seen": "1"}).status_code == 303
    answers = [preview, client.send(desk.form, {**said, "seen": "1"})]
    assert answers[1].status_code == 409
    places = [desk.form, desk.page(), desk.page("nn"), f"{desk.page()}horing/svar?q=%3Cxss%3E&mener=%22&fra=%3Cxss%3E"]
    places += [
        f"{desk.page()}horing/svar.atom",
        f"/nb/stab/{desk.place.slug}/",
        f"/nb/{desk.place.slug}/venter-pa-svar",
    ]
    answers += [client.get(place) for place in places]
    client.log_in(reader)
    answers.append(client.get("/nb/min-side/varsel"))
    for answer in answers:
        assert answer.status_code in (200, 409)
        assert faults_of(answer) == []
    with a_mailbox() as box:
        send(box)
    (letter,) = box.letters
    assert Tags(html_of(letter)).faults == []
    assert letter["X-Injected"] is None


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "https://a b.no"])
def test_the_address_of_the_case_is_one_of_the_web(client, address):
    desk = a_desk(client)
    assert client.send(desk.form, {**SAID, "case_url": address}).status_code == 422
    assert outcomes() == 0


@pytest.mark.parametrize("part", ["text_nb", "text_nn", "part_1_nb", "case_number"])
def test_no_birth_number_is_published(client, part):
    desk = a_desk(client)
    filled = {**SAID, "part_1_nb": "x", "part_1_nn": "x", part: f"Ring {A_BIRTH_NUMBER}."}
    answer = client.send(desk.form, filled)
    assert answer.status_code == 422
    assert "fødselsnummer" in answer.text
    assert outcomes() == 0


@pytest.mark.parametrize("role", [None, Role.COUNCILLOR, Role.MODERATOR])
def test_only_those_who_answer_for_the_municipality_can_tell(app, client, role):
    desk = a_desk(client)
    person = a.a_person_with_role(desk.place, role) if role else a.a_resident()
    client.log_in(person)
    assert client.get(desk.form).status_code == 403
    assert client.send(desk.form, SAID).status_code == 403
    assert desk.form not in client.get(desk.page()).text
    assert "logg-inn" in app.test_client().send(desk.form, SAID).headers["Location"]
    assert outcomes() == 0


def test_staff_of_another_municipality_can_neither_tell_nor_be_told(client):
    desk = a_desk(client)
    there = a.a_municipality("Nabovik")
    foreign = a_hearing(there, Phase.REVIEWING, slug="der")
    stranger: Account = a.a_person_with_role(there, Role.ADMIN)
    client.log_in(stranger)
    assert client.send(desk.form, SAID).status_code == 403
    crossed = f"/nb/stab/{there.slug}/{desk.hearing.slug}/horing/oppsummering"
    if desk.hearing.slug != foreign.slug:
        assert client.get(crossed).status_code == 404
        assert client.send(crossed, SAID).status_code == 404
    assert client.send(f"/nb/stab/{there.slug}/der/horing/oppsummering", SAID).status_code == 303
    db.session.rollback()
    assert db.session.scalars(sa.select(HearingOutcome.process_id)).all() == [foreign.id]
    assert db.session.scalars(sa.select(Notice)).all() == []
    assert "flyttet" not in client.get(desk.page()).text


def test_another_kind_of_round_has_no_such_page(client):
    desk = a_desk(client)
    ideas = an_idea_round(desk.place, Phase.REVIEWING, slug="idear")
    for method in (client.get, lambda where: client.send(where, SAID)):
        assert method(f"/nb/stab/{desk.place.slug}/{ideas.slug}/horing/oppsummering").status_code == 404


def test_a_section_of_another_hearing_is_refused(client):
    desk = a_desk(client)
    said = Said("x", "x")
    strange = Telling(Outcome(said, parts={7: said}), 0)
    assert publish_outcome(desk.hearing.id, strange, desk.staff.id) is OutcomeRefusal.SECTION_GONE
    assert client.send(desk.form, {**SAID, "part_7_nb": "x", "part_7_nn": "x"}).status_code == 303
    db.session.rollback()
    assert outcomes() == 1


def test_a_seen_number_that_is_made_up_publishes_nothing(client):
    desk = a_desk(client)
    for seen in ("7", "-1", "99999999999", "¹", "x"):
        answer = client.send(desk.form, {**SAID, "seen": seen})
        assert answer.status_code in (303, 409)
    assert outcomes() == 1


def test_it_lives_on_without_its_publisher(app, client):
    desk = a_desk(client)
    assert isinstance(publish_outcome(desk.hearing.id, A_TELLING, desk.staff.id), HearingOutcome)
    with transaction() as session:
        session.execute(sa.update(HearingOutcome).values(by_id=None))
    assert "Vi flyttet tiden." in app.test_client().page(desk.page()).text
