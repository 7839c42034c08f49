"""Reading and answering a hearing, and what can be withdrawn and hidden."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from citizen.database import db, transaction
from citizen.domain.hearings import LONGEST_ANSWER
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.hearings import actions, queries
from citizen.hearings.models import HearingAnswer
from citizen.web.clock import now
from tests import factories as a
from tests.factories.discussion import an_argument
from tests.factories.hearings import a_hearing, an_answer
from tests.factories.ideas import an_idea, an_idea_round
from tests.reading import Page

TEXT = "Skriv inn at ungdomsrådet skal spørres."


def a_place():
    place = a.a_municipality()
    return place, a.a_district(place)


def a_reader(client, district, **changes):
    person = a.a_resident(district, **{"created_at": now() - 30 * a.DAY, **changes})
    client.log_in(person)
    return person


def address(place, process, rest="", lang="nb"):
    return f"/{lang}/{place.slug}/{process.slug}/{rest}"


def answers():
    db.session.expire_all()
    return list(db.session.scalars(sa.select(HearingAnswer).order_by(HearingAnswer.id)))


@pytest.mark.parametrize(("lang", "heading"), [("nb", "2. Hva del 2 gjelder"), ("nn", "2. Kva del 2 gjeld")])
def test_the_page_shows_the_text_in_its_sections_with_how_many_have_answered(client, lang, heading):
    place, _ = a_place()
    process = a_hearing(place)
    an_answer(process, section_id=queries.list_sections(process.id)[1].id, stance="disagree")
    text = client.page(address(place, process, lang=lang)).text
    assert heading in text
    assert "1 svar" in text
    assert {"nb": "1 er uenig", "nn": "1 er usamd"}[lang] in text


def test_an_answer_to_a_section_on_behalf_of_an_organisation_is_public_at_once(client):
    place, district = a_place()
    process = a_hearing(place)
    a_reader(client, district, shown_name="Ola fra Lia")
    fields = {"section": "2", "stance": "partly", "organisation": " Lia  vel ", "text": TEXT}
    sent = client.send(address(place, process, "horing/svar/ny"), fields)
    assert sent.status_code == 303
    (stored,) = answers()
    assert (stored.organisation, stored.stance, stored.state) == ("Lia vel", "partly", "published")
    text = client.page(address(place, process, "horing/svar?del=2")).text
    assert TEXT in text
    assert "Lia vel, sendt av Ola fra Lia" in text
    assert TEXT not in client.page(address(place, process, "horing/svar?del=1")).text


def test_sent_twice_is_one_answer(client):
    place, district = a_place()
    process = a_hearing(place)
    a_reader(client, district)
    for section in ("1", "1", "2"):
        client.send(address(place, process, "horing/svar/ny"), {"section": section, "text": TEXT})
    assert len(answers()) == 2


def test_my_page_lists_my_answers_and_arguments(client):
    place, district = a_place()
    process = a_hearing(place)
    person = a_reader(client, district)
    an_answer(process, person, organisation="Lia vel")
    an_argument(an_idea(an_idea_round(place)), person, text="Dette skrev jeg i diskusjonen.")
    text = client.page("/nb/min-side").text
    assert "Lia vel" in text
    assert "Dette skrev jeg i diskusjonen." in text


def test_the_form_says_that_answers_are_public_before_one_sends(client):
    place, _ = a_place()
    process = a_hearing(place)
    text = client.page(address(place, process, "horing/svar/ny?del=1")).text
    assert "offentleglova" in text
    assert "Kommunen skal spørre innbyggerne først (1)." in text, "the section stands beside the form"


@pytest.mark.parametrize(
    "fields",
    [
        {"text": ""},
        {"text": "a" * (LONGEST_ANSWER + 1)},
        {"text": TEXT, "organisation": "a" * 121},
        {"text": TEXT, "section": "77"},
        {"text": "Skriv til kari@example.no"},
    ],
)
def test_what_can_not_be_sent_is_shown_again_with_nothing_lost(client, fields):
    place, district = a_place()
    process = a_hearing(place)
    a_reader(client, district)
    sent = client.send(address(place, process, "horing/svar/ny"), {"section": "1", **fields})
    assert sent.status_code == 422
    assert fields["text"] in sent.text
    assert Page(sent.text).title.startswith("Feil: ")
    assert not answers()


@pytest.mark.parametrize("phase", [Phase.ANNOUNCED, Phase.REVIEWING, Phase.CLOSED])
def test_nobody_answers_outside_the_time(client, phase):
    place, district = a_place()
    process = a_hearing(place, phase)
    a_reader(client, district)
    sent = client.send(address(place, process, "horing/svar/ny"), {"text": TEXT})
    assert sent.status_code == 422
    assert TEXT in sent.text
    assert not answers()
    client.page(address(place, process))


def test_somebody_from_elsewhere_reads_but_does_not_answer(client):
    place, _ = a_place()
    process = a_hearing(place)
    a_reader(client, a.a_district(a.a_municipality("Nabovik")))
    assert client.send(address(place, process, "horing/svar/ny"), {"text": TEXT}).status_code == 422
    assert not answers()


def test_a_section_of_another_hearing_is_not_answered(client):
    place, district = a_place()
    process, other = a_hearing(place), a_hearing(place)
    person = a_reader(client, district)
    draft = actions.AnswerDraft(queries.list_sections(other.id)[0].id, None, "", TEXT, "nb")
    assert actions.send_answer(process.id, person.id, draft) == "hearing-section-gone"


def test_an_answer_is_withdrawn_by_its_writer_only_and_only_while_the_hearing_is_open(client):
    place, district = a_place()
    process, closed = a_hearing(place), a_hearing(place, Phase.REVIEWING)
    person = a_reader(client, district)
    mine, late = an_answer(process, person), an_answer(closed, person)
    theirs = an_answer(process, a.a_resident(district))
    way = "horing/svar/{}/trekk"
    assert client.send(address(place, process, way.format(theirs.public_id)), {}).status_code == 404
    assert client.send(address(place, process, way.format(mine.public_id)), {}).status_code == 303
    client.send(address(place, closed, way.format(late.public_id)), {})
    assert [(one.state, bool(one.text)) for one in answers()] == [
        ("withdrawn", False),
        ("published", True),
        ("published", True),
    ]
    client.page(address(place, process, f"horing/svar/{mine.public_id}"), 404)


def test_a_link_from_a_new_account_waits_and_its_writer_sees_that(client):
    place, district = a_place()
    process = a_hearing(place)
    a_reader(client, district, created_at=now())
    client.send(address(place, process, "horing/svar/ny"), {"text": "Se https://example.org"})
    assert answers()[0].state == "held"
    assert "https://example.org" in client.page(address(place, process, "horing/svar")).text
    client.log_in(a.a_resident(district))
    assert "https://example.org" not in client.page(address(place, process, "horing/svar")).text


def test_what_a_moderator_hides_is_gone_for_everyone_else_and_comes_back(client):
    place, district = a_place()
    process = a_hearing(place)
    answer = an_answer(process, a.a_resident(district), text="Stygt.")
    there = address(place, process, f"horing/svar/{answer.public_id}")
    with transaction() as session:
        actions.hide_hearing_answer(session, answer.id)
    client.page(there, 404)
    assert "Stygt." not in client.page(address(place, process, "horing/svar")).text
    assert "1 svar" not in client.page(address(place, process)).text
    client.log_in(a.a_person_with_role(place, Role.MODERATOR))
    assert "Stygt." in client.page(there).text
    with transaction() as session:
        actions.restore_hearing_answer(session, answer.id)
        actions.redact_hearing_answer(session, answer.id, "[fjernet]")
    assert "Stygt." not in str(db.session.execute(sa.text("SELECT * FROM hearing_answer")).all())
    assert "[fjernet]" in client.page(there).text


def test_a_deleted_account_leaves_what_is_a_paper_of_the_case(client):
    place, district = a_place()
    process = a_hearing(place)
    person = a.a_resident(district, shown_name="Kari Kråke")
    an_answer(process, person, organisation="Lia vel")
    an_answer(process, person, state="held")
    with transaction() as session:
        actions.forget_answerer(session, person.id)
    text = client.page(address(place, process, "horing/svar")).text
    assert "Kari Kråke" not in text
    assert "Lia vel" in text
    assert [one.account_id for one in answers()] == [None]


def test_hostile_text_stands_as_text(client):
    place, _ = a_place()
    process = a_hearing(place)
    hostile = "<script>alert(1)</script>"
    an_answer(process, text=hostile, organisation=hostile)
    assert hostile not in client.get(address(place, process, "horing/svar")).text


def test_a_long_list_stands_on_pages(client):
    place, _ = a_place()
    process = a_hearing(place)
    for number in range(25):
        an_answer(process, text=f"Svar nummer {number}.")
    found = {
        number
        for page in (1, 2)
        for number in range(25)
        if f"Svar nummer {number}." in client.page(address(place, process, f"horing/svar?side={page}")).text
    }
    assert found == set(range(25))
