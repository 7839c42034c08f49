"""The ballot as a resident meets it: what it says, what is stored, and what happens when something goes wrong."""

from __future__ import annotations

import re

import pytest
import sqlalchemy as sa

from citizen.accounts.models import LoginSession
from citizen.database import transaction
from citizen.domain.phases import Phase
from citizen.web.clock import now
from tests import factories as a
from tests.ballots.booth import Booth
from tests.reading import Page
from tests.town import a_town


def idem_on(html):
    return re.search(r'name="idem" value="([^"]+)"', html).group(1)


def vote(client, town, *names, **fields):
    return Booth(client, town.ballot, town.round).send(*[name.name for name in names], **fields)


def stored_in(town):
    return Booth(None, town.ballot, town.round).stored()


@pytest.mark.parametrize(("lang", "words"), [("nb", "Stemmen din er registrert"), ("nn", "Røysta di er registrert")])
def test_a_choice_is_stored_and_said_to_be(client, lang, words):
    town = a_town()
    client.log_in(town.a_neighbour())
    answer = vote(client, town, town.names[1])
    page = client.page(town.ballot.replace("/nb/", f"/{lang}/"))
    assert answer.status_code == 200
    assert words in page.text
    assert stored_in(town) == [("Åsvegen",)]


def test_the_names_stored_are_ticked_when_i_come_back(client):
    town = a_town()
    client.log_in(town.a_neighbour())
    vote(client, town, town.names[0], town.names[2])
    boxes = [box for box in client.page(town.ballot).all("input") if box.get("name") == "name"]
    ticked = {box["value"] for box in boxes if "checked" in box}
    assert ticked == {town.names[0].public_id, town.names[2].public_id}


def test_none_of_these_is_a_vote(client):
    town = a_town()
    client.log_in(town.a_neighbour())
    vote(client, town, none="1")
    assert stored_in(town) == [()]


def test_to_untick_the_last_name_changes_nothing_and_shows_the_ways(client):
    town = a_town()
    client.log_in(town.a_neighbour())
    vote(client, town, town.names[0])
    answer = vote(client, town)
    page = Page(answer.text)
    assert answer.status_code == 422
    assert "Stemmen din står som før" in page.text
    assert not page.title.startswith("Feil")
    assert {"#choice-none", f"{town.ballot}/trekk"} <= {link.get("href") for link in page.all("a")}
    assert [box["value"] for box in page.all("input") if "checked" in box] == [town.names[0].public_id]
    assert stored_in(town) == [("Furubakken",)]


def test_an_unclear_ballot_is_explained_and_changes_nothing(client):
    town = a_town()
    client.log_in(town.a_neighbour())
    vote(client, town, town.names[0])
    answer = vote(client, town, town.names[1], none="1")
    assert answer.status_code == 422
    assert Page(answer.text).title.startswith("Feil")
    assert stored_in(town) == [("Furubakken",)]


@pytest.mark.parametrize(
    "value", ["0", "-1", "9" * 40, "1e3", "٣", "", "'; DROP TABLE ballot; --", "\x00", "forslag999"]
)
def test_a_name_that_is_not_on_the_ballot_is_refused_with_words(client, value):
    town = a_town()
    client.log_in(town.a_neighbour())
    html = client.get(town.ballot).text
    answer = client.send(town.ballot, {"name": value, "idem": idem_on(html)})
    assert answer.status_code == 422
    assert stored_in(town) == []


def test_a_voter_who_is_not_logged_in_sees_the_names_and_where_to_log_in(client):
    town = a_town()
    page = client.page(town.ballot)
    assert "Furubakken" in page.text
    assert any("/logg-inn" in (link.get("href") or "") for link in page.all("a"))
    assert not [box for box in page.all("input") if box.get("type") == "checkbox"]


def test_a_choice_made_when_the_session_has_ended_is_kept_but_not_counted(client):
    town = a_town()
    voter = town.a_neighbour()
    client.log_in(voter)
    html = client.get(town.ballot).text
    token = client.csrf_token()
    with transaction() as session:
        session.execute(sa.update(LoginSession).values(ended_at=now()))
    sent = {"csrf_token": token, "name": town.names[1].public_id, "idem": idem_on(html)}
    assert client.post(town.ballot, data=sent).status_code == 303
    assert stored_in(town) == []
    client.log_in(voter)
    page = client.page(town.ballot)
    ticked = [box["value"] for box in page.all("input") if box.get("name") == "name" and "checked" in box]
    assert ticked == [town.names[1].public_id]
    assert "ikke lagret" in page.text or "ble lagret" in page.text


@pytest.mark.parametrize(("phase", "words"), [(Phase.CLOSED, "ble stengt"), (Phase.REVIEWING, "åpner")])
def test_a_ballot_outside_the_voting_says_when_and_offers_no_vote(client, phase, words):
    town = a_town(phase)
    client.log_in(town.a_neighbour())
    page = client.page(town.ballot)
    assert words in page.text
    assert not [box for box in page.all("input") if box.get("type") == "checkbox"]


def test_somebody_from_elsewhere_is_told_why_they_can_not_vote(client):
    town = a_town()
    client.log_in(a.a_resident(a.a_district(a.a_municipality("Nabolaget"), "Nabolaget")))
    assert "Du kan ikke stemme her" in client.page(town.ballot).text
    answer = client.send(town.ballot, {"name": town.names[0].public_id, "idem": "x"})
    assert answer.status_code == 422
    assert stored_in(town) == []


def test_the_list_shows_what_i_have_voted_and_nobody_elses_votes(client):
    town = a_town()
    client.log_in(town.a_neighbour())
    assert "Ikke stemt ennå" in client.page(town.stem).text
    vote(client, town, town.names[0])
    assert "Du stemte på 1 navn" in client.page(town.stem).text
    client.log_in(town.a_neighbour())
    assert "Ikke stemt ennå" in client.page(town.stem).text


def test_no_page_shows_a_count_while_the_voting_is_open(client):
    town = a_town()
    client.log_in(town.a_neighbour())
    vote(client, town, town.names[0])
    result = client.page(f"/nb/{town.place.slug}/{town.process.slug}/resultat/{town.question.slug}")
    assert "ikke noe resultat ennå" in result.text.lower() or "resultat ennå" in result.text
    assert "1 stemme" not in result.text


def test_a_ballot_of_another_process_is_not_found(client):
    town = a_town()
    other = a.a_process(town.place, Phase.VOTING)
    assert client.get(f"/nb/{town.place.slug}/{other.slug}/stem/{town.question.slug}").status_code == 404


def test_somebody_who_has_said_that_they_live_elsewhere_is_not_asked_again(client):
    town = a_town()
    client.log_in(a.a_resident(lives_elsewhere=True))
    page = client.page(town.ballot)
    assert "Du kan ikke stemme her" in page.text
    assert not [box for box in page.all("input") if box.get("type") == "checkbox"]


def test_whoever_was_logged_out_in_another_tab_is_led_to_the_login_and_told_that_it_is_lost(client):
    town = a_town()
    voter = town.a_neighbour()
    client.log_in(voter)
    html = client.get(town.ballot).text
    client.delete_cookie("citizen", domain="127.0.0.1")
    sent = {"csrf_token": "of the old session", "name": town.names[1].public_id, "idem": idem_on(html)}
    answer = client.post(town.ballot, data=sent)
    assert answer.status_code == 303
    assert "/logg-inn" in answer.location
    client.log_in(voter)
    page = client.page(town.ballot)
    ticked = [box["value"] for box in page.all("input") if box.get("name") == "name" and "checked" in box]
    assert ticked == []
    assert "det valget ble ikke lagret. Velg én gang til" in page.text
    assert "det valget ble ikke lagret" not in client.page(town.ballot).text


def test_my_page_says_where_i_can_vote_and_how_far_i_have_come(client):
    town = a_town()
    client.log_in(town.a_neighbour())
    before = client.page("/nb/min-side").text
    assert "Du har stemt på 0 av 1 veier" in before
    assert "Se og endre stemmene mine" not in before
    vote(client, town, town.names[0])
    page = client.page("/nn/min-side")
    assert "Du har røysta på 1 av 1 vegar" in page.text
    assert "Furubakken" not in page.text
    assert any(link.get("href") == town.stem.replace("/nb/", "/nn/") for link in page.all("a"))
