"""What is drafted, held, hidden, withdrawn or merged: who reaches it by its address, and who can do nothing with it."""

from __future__ import annotations

import pytest

from citizen.domain.permissions import Role
from tests import factories as a
from tests.attacks.hiding import _files
from tests.attacks.places import everything_stored
from tests.attacks.twins import FORM, Twin, a_twin

STATES = ("draft", "held", "hidden", "withdrawn")
STRANGERS = ("stranger", "neighbour", "elsewhere", "moderator elsewhere", "admin elsewhere", "staff", "councillor")
PAGES = ("", "/historikk", "/sammenslaing", "/argument", "/rediger", "/send", "/trekk", "/forfattere")
BUTTONS = (
    "/stott", "/stott/trekk", "/sammenslaing/trekk", "/argument", "/rediger", "/send", "/slett", "/trekk",
    "/forfattere", "/forfattere/gaa-ut",
)  # fmt: skip


@pytest.fixture
def town(app) -> Twin:
    return a_twin("Fjordsund")


def browser_of(app, town: Twin, who: str):
    browser = app.test_client()
    place = a.a_municipality("Nabolaget") if who.endswith("elsewhere") else town.place
    if who == "elsewhere":
        browser.log_in(a.a_resident(a.a_district(place)))
    elif who in ("neighbour", "author"):
        browser.log_in(getattr(town, who))
    elif who != "stranger":
        browser.log_in(a.a_person_with_role(place, Role(who.partition(" ")[0])))
    return browser


def address_of(town: Twin, state: str) -> str:
    return f"/nb/{town.place.slug}/{town.round.slug}/ide/{town.ideas[state].public_id}"


@pytest.mark.parametrize("who", STRANGERS)
def test_nobody_else_reaches_an_idea_that_is_not_public(app, town, who):
    browser = browser_of(app, town, who)
    files = {state: _files(town.ideas[state]) for state in STATES}
    before = {table: rows for table, rows in everything_stored().items() if table != "login_session"}
    for state in STATES:
        page = address_of(town, state)
        for address in [f"{page}{part}" for part in PAGES]:
            answer = browser.get(address)
            assert answer.status_code == 404 or "/logg-inn" in answer.headers.get("Location", ""), address
        picture, document = files[state]
        for address in (f"/bilde/{picture}.webp", f"/bilde/{picture}-liten.webp", f"/vedlegg/{document}"):
            assert browser.get(address).status_code == 404, address
        for address in [f"{page}{part}" for part in BUTTONS]:
            answer = browser.send(address, FORM)
            assert answer.status_code == 404 or "/logg-inn" in answer.headers.get("Location", ""), address
        for kind, ref in (("ide", town.ideas[state].public_id), ("bilde", picture), ("vedlegg", document)):
            answer = browser.send(f"/nb/{town.place.slug}/meld/{kind}/{ref}", {"reason": "hate", "text": ""})
            assert answer.status_code == 404 or "/logg-inn" in answer.headers.get("Location", ""), (kind, state)
        follow = browser.send(f"/nb/{town.place.slug}/{town.round.slug}/folg/ide/{town.ideas[state].public_id}", {})
        assert follow.status_code == 404 or "/logg-inn" in follow.headers.get("Location", "")
    after = {table: rows for table, rows in everything_stored().items() if table not in ("login_session", "saved_form")}
    assert after == {table: rows for table, rows in before.items() if table != "saved_form"}


@pytest.mark.parametrize(("who", "seen"), [("author", set(STATES)), ("moderator", {"held", "hidden"})])
def test_its_author_and_the_moderators_of_the_place_reach_it(app, town, who, seen):
    browser = browser_of(app, town, who)
    found = {state for state in STATES if browser.get(address_of(town, state)).status_code in (200, 303)}
    assert found == seen


def test_after_the_writer_is_deleted_nobody_who_is_not_logged_in_becomes_the_writer(app, client):
    """NULL stands for writers who are gone, and must not be taken for a reader who is nobody."""
    place = a.a_municipality()
    idea_round = a.an_idea_round(place)
    ideas = {
        state: a.an_idea(idea_round, state=state, title=f"Løynd {state}") for state in ("held", "hidden", "withdrawn")
    }
    for idea in ideas.values():
        assert client.get(f"/nb/{place.slug}/{idea_round.slug}/ide/{idea.public_id}").status_code == 404
    listed = client.get(f"/nb/{place.slug}/{idea_round.slug}/?vis=mine").text
    assert "Løynd" not in listed
