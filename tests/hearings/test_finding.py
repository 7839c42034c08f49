"""Readers search and sort the answers to a hearing, follow it, and read what is new in a feed."""

from __future__ import annotations

from datetime import timedelta
from xml.etree import ElementTree as Xml

import pytest
import sqlalchemy as sa

from citizen.database import db
from citizen.domain.notices import FollowKind
from citizen.hearings.queries import list_sections
from citizen.notices.models import Follow
from citizen.web.clock import now
from tests import factories as a
from tests.factories.hearings import a_hearing, an_answer
from tests.factories.ideas import an_idea_round

TEXTS = {
    "Øyrane treng båt": {"organisation": "Velforeninga", "stance": "disagree"},
    "ÅPENT TIL SEKS": {"stance": "agree"},
    "Greitt for oss": {"organisation": "Ungdomsrådet", "stance": "agree"},
    "100% einig_": {},
}


@pytest.fixture
def hearing(client):
    place = a.a_municipality()
    process = a_hearing(place)
    sections = list_sections(process.id)
    for number, (text, said) in enumerate(TEXTS.items()):
        section = sections[0].id if number < 2 else None
        an_answer(process, text=text, section_id=section, sent_at=now() - timedelta(hours=9 - number), **said)
    an_answer(process, text="Hemmeleg båt", state="hidden")
    an_answer(process, text="Ventar båt", state="held")
    return f"/nb/{place.slug}/{process.slug}/horing/svar"


def shown(client, address: str) -> list[str]:
    page = client.page(address).text
    found = [(page.index(text), text) for text in TEXTS if text in page]
    assert "Hemmeleg" not in page
    assert "Ventar båt" not in page
    return [text for _place, text in sorted(found)]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=båt", ["Øyrane treng båt"]),
        ("q=øyrane", ["Øyrane treng båt"]),
        ("q=ØYRANE+båt", ["Øyrane treng båt"]),
        ("q=åpent", ["ÅPENT TIL SEKS"]),
        ("q=ungdomsrådet", ["Greitt for oss"]),
        ("q=100%25", ["100% einig_"]),
        ("q=_", ["100% einig_"]),
        ("q=%25%25", []),
        ("q=hemmeleg", []),
        ("mener=agree", ["Greitt for oss", "ÅPENT TIL SEKS"]),
        ("fra=lag", ["Greitt for oss", "Øyrane treng båt"]),
        ("fra=personer", ["100% einig_", "ÅPENT TIL SEKS"]),
        ("del=1&mener=agree", ["ÅPENT TIL SEKS"]),
        ("del=0&fra=lag&q=oss", ["Greitt for oss"]),
        ("sorter=nyest", ["100% einig_", "Greitt for oss", "ÅPENT TIL SEKS", "Øyrane treng båt"]),
        ("mener=x&fra=%27&sorter=;&del=x", ["Greitt for oss", "100% einig_", "Øyrane treng båt", "ÅPENT TIL SEKS"]),
    ],
)
def test_what_is_chosen_stands_in_the_address(client, hearing, asked, found):
    assert shown(client, f"{hearing}?{asked}") == found


def test_the_form_shows_what_is_chosen_and_pages_keep_it(client, hearing):
    page = client.get(f"{hearing}?q=%22%3E%3Cb&mener=agree&sorter=nyest").text
    assert 'value="&#34;&gt;&lt;b"' in page
    assert '<option value="agree" selected>' in page
    assert "Ingen svar passer" in page


def test_the_pages_of_a_search_keep_the_search(client):
    place = a.a_municipality()
    process = a_hearing(place)
    for number in range(45):
        an_answer(process, text=f"Båten nummer {number}", stance="agree")
    page = client.get(f"/nb/{place.slug}/{process.slug}/horing/svar?q=båten&mener=agree&side=2").text
    assert "side=3&amp;q=b%C3%A5ten&amp;mener=agree" in page
    assert page.count('class="argument card') == 20


def test_the_feed_has_what_everyone_can_read_the_newest_on_top(client, hearing):
    answer = client.get(f"{hearing}.atom")
    assert answer.mimetype == "application/atom+xml"
    feed = Xml.fromstring(answer.data)  # noqa: S314 — our own feed
    entries = feed.findall("{*}entry")
    content = [entry.findtext("{*}content") for entry in entries]
    assert content == [f"<p>{text}</p>" for text in reversed(TEXTS)]
    names = [entry.findtext("{*}author/{*}name") for entry in entries]
    assert names[3].startswith("Velforeninga")
    assert b"Hemmeleg" not in answer.data
    assert f"{hearing.split('/horing')[0]}/horing/svar.atom" in client.get(hearing.removesuffix("horing/svar")).text


def test_another_kind_of_round_has_no_such_feed(client):
    process = an_idea_round(a.a_municipality(), slug="idear")
    place = a.a_municipality("Nabovik")
    assert client.get(f"/nb/{place.slug}/{process.slug}/horing/svar.atom").status_code == 404


def test_a_hearing_can_be_followed_from_its_page(client):
    place = a.a_municipality()
    process = a_hearing(place)
    client.log_in(a.a_resident())
    page = f"/nb/{place.slug}/{process.slug}/"
    assert "Følg høringen" in client.page(page).text
    assert client.send(f"{page}folg/runde/{process.slug}", {"back": page}).status_code == 303
    assert "Slutt å følge høringen" in client.page(page).text
    db.session.rollback()
    assert db.session.scalars(sa.select(Follow.kind)).all() == [FollowKind.PROCESS]
