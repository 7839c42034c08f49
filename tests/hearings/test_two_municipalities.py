"""Two municipalities side by side: what belongs to one is not found under the other's addresses."""

from __future__ import annotations

import pytest

from citizen.hearings.queries import list_sections
from tests import factories as a
from tests.discussion.talk import a_talk
from tests.factories.discussion import an_argument
from tests.factories.hearings import a_hearing, an_answer
from tests.factories.ideas import an_idea, an_idea_round


def test_an_answer_is_found_only_in_its_own_hearing(client):
    here, there = a.a_municipality(), a.a_municipality("Nabovik")
    process, other = a_hearing(here), a_hearing(there)
    answer = an_answer(process, section_id=list_sections(process.id)[0].id)
    path = f"horing/svar/{answer.public_id}"
    client.page(f"/nb/{here.slug}/{process.slug}/{path}")
    for place, wrong in ((there, other), (here, other), (there, process)):
        assert client.get(f"/nb/{place.slug}/{wrong.slug}/{path}").status_code == 404


@pytest.mark.parametrize("rest", ["", "/rediger", "/trekk", "/nyttig", "/nyttig/trekk"])
def test_an_argument_is_found_only_under_its_own_idea(client, rest):
    talk = a_talk()
    other = an_idea(an_idea_round(a.a_municipality("Nabovik")))
    person = a.a_resident(talk.district)
    foreign = an_argument(other, person)
    client.log_in(person)
    answer = client.send(talk.address(f"/argument/{foreign.public_id}{rest}"), {"text": "Hei."})
    assert answer.status_code == 404


def test_the_pages_of_a_hearing_are_not_those_of_another_kind_of_round(client):
    talk = a_talk()
    for rest in ("horing/svar", "horing/svar/ny"):
        assert client.get(f"/nb/{talk.place.slug}/{talk.process.slug}/{rest}").status_code == 404
