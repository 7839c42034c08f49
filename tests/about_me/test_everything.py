"""Everything about me: to read, as a page to keep and as JSON; with all that is stored, and nothing of others."""

from __future__ import annotations

import json

import pytest
import sqlalchemy as sa

from citizen.accounts.models import Account
from citizen.database import db, transaction
from citizen.domain.about_me import Part
from citizen.domain.moderation.codes import DecisionKind
from citizen.web.messages import WORDS
from citizen.web.words_of_about_me import CODES
from tests import factories as a
from tests.about_me.busy import EMAIL, GIVEN, GOES, NAME, PUBLIC_ID, STAYS, do_everything, somebody

WRITTEN = ("Eit argument som står", "Eit svar som står", "Ei melding", "Ei klage", "Uleselegvegen", STAYS, GOES)
ALWAYS_EMPTY_HERE = {Part.IDEA_FILES}


@pytest.fixture
def person(client):
    account = somebody()
    do_everything(account)
    client.log_in(account)
    return account


def test_json_has_every_part(client, person):
    response = client.get("/nn/min-side/alt-om-meg.json")
    whole = json.loads(response.text)
    assert {part for part in Part if not whole[part.name.lower()]} - ALWAYS_EMPTY_HERE == set()
    for words in (NAME, EMAIL, GIVEN, PUBLIC_ID, *WRITTEN):
        assert words in response.text
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("lang", "title"), [("nb", "Forslagene dine, også kladder"), ("nn", "Forslaga dine, kladdar òg")]
)
@pytest.mark.parametrize("address", ["alt-om-meg", "alt-om-meg.html"])
def test_the_page_says_it_in_words(client, person, lang, title, address):
    response = client.get(f"/{lang}/min-side/{address}")
    page = client.page(f"/{lang}/min-side/{address}")
    assert title in page.text
    for words in (NAME, EMAIL, *WRITTEN):
        assert words in page.text
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("lang", "done"), [("nb", "Skjult"), ("nn", "Skjult")])
def test_what_a_moderator_decided_is_said_as_done_and_not_as_an_order(client, person, lang, done):
    page = client.page(f"/{lang}/min-side/alt-om-meg").text
    assert f"Type: {done}" in page
    assert "Skjul det" not in page


@pytest.mark.parametrize("kind", list(DecisionKind))
def test_every_decision_has_words_for_what_was_done(kind):
    assert CODES[kind] != WORDS[DecisionKind, kind]


def test_what_has_two_forms_comes_in_the_persons_own(client, person):
    whole = json.loads(client.get("/nn/min-side/alt-om-meg.json").text)
    assert "Avgjerd på nynorsk" in str(whole["decisions"])
    with transaction() as session:
        session.get_one(Account, person.id).language = "nb"
    whole = json.loads(client.get("/nn/min-side/alt-om-meg.json").text)
    assert "Avgjerd på nynorsk" not in str(whole["decisions"])


def test_the_page_to_keep_asks_for_nothing_from_anywhere(client, person):
    page = client.page("/nb/min-side/alt-om-meg.html")
    assert [
        tag for tag, attributes in page.elements if tag in ("script", "link", "img", "form") or attributes.get("src")
    ] == []


def test_it_has_nothing_of_anybody_else(client, person):
    other = a.a_resident(shown_name="Ola Naboen", email="ola@example.no")
    client.log_in(other)
    content = client.get("/nb/min-side/alt-om-meg.json").text
    assert "Ola Naboen" in content
    for words in (NAME, EMAIL, GIVEN, *WRITTEN):
        assert words not in content


def test_votes_are_said_not_to_be_there(client, person):
    page = client.page("/nn/min-side/alt-om-meg")
    assert "Røyster står ikkje her" in page.text


def test_hostile_texts_are_shown_as_they_were_written(client, person):
    db.session.execute(sa.update(Account).where(Account.id == person.id).values(shown_name="<b>x</b>"))
    db.session.commit()
    for address in ("alt-om-meg", "alt-om-meg.html"):
        assert "<b>x</b>" not in client.get(f"/nb/min-side/{address}").text
        assert "<b>x</b>" in client.page(f"/nb/min-side/{address}").text


@pytest.mark.parametrize("address", ["alt-om-meg", "alt-om-meg.html", "alt-om-meg.json", "slett"])
def test_a_stranger_is_asked_to_log_in(client, address):
    assert client.get(f"/nb/min-side/{address}").status_code == 303


@pytest.mark.parametrize(
    ("lang", "written", "signed"),
    [
        ("nb", "Innbyggerforslag jeg har skrevet", "Innbyggerforslag jeg har skrevet under på"),
        ("nn", "Innbyggjarforslag eg har skrive", "Innbyggjarforslag eg har skrive under på"),
    ],
)
def test_my_page_has_all_that_the_person_takes_part_in(client, person, lang, written, signed):
    page = client.page(f"/{lang}/min-side")
    for words in (written, signed, STAYS, GOES, "Eit argument som står", "Uleselegvegen"):
        assert words in page.text
    assert {"alt-om-meg", "slett", "varsel"} <= {(link.get("href") or "").rpartition("/")[2] for link in page.all("a")}
