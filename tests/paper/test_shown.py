"""What residents and colleagues see of voting on paper: on the ballot, in the result, on the staff's first page."""

from __future__ import annotations

import secrets

import pytest

from citizen.accounts.access import TOKEN, hash_of_token
from citizen.accounts.actions import SaidAtLogin, begin_session
from citizen.database import transaction
from citizen.electorates.models import RollEntry
from citizen.electorates.queries import find_roll
from citizen.web.clock import now
from tests import factories as a
from tests.paper.town import a_paper_town, at_the_desk, hash_of, open_voting


def log_in_as(client, number):
    """The person with this number on the roll, come back from the login."""
    token = secrets.token_urlsafe()
    begin_session(a.a_resident(), hash_of_token(token), None, now(), SaidAtLogin(roll_hash=hash_of(number)))
    with client.session_transaction(base_url="http://127.0.0.1:8000") as cookie:
        cookie[TOKEN] = token


def test_who_has_voted_on_paper_sees_it_on_each_ballot_and_is_offered_no_other_vote(app, client):
    town = a_paper_town()
    codes = town.make_codes()
    town.enter_twice(codes[1], town.reading((), None))
    log_in_as(client, 1)
    stem = f"/nb/{town.place.slug}/{town.process.slug}/stem"
    ways = {link["href"] for link in client.page(stem).all("a") if f"{stem}/" in (link.get("href") or "")}
    assert len(ways) >= 2
    for way in ways:
        if "kvittering" in way:
            continue
        page = client.page(way)
        assert "Du har stemt på papir" in page.text
        assert not [one for one in page.all("input") if one.get("name") == "idem"]


def a_town_with_paper_voters(number):
    """So many more electors, who all vote on paper for the first name."""
    town = a_paper_town(opened=False)
    roll = find_roll(town.process.id)
    with transaction() as session:
        for extra in range(101, 101 + number):
            session.add(
                RollEntry(
                    roll_id=roll.id, person_hash=hash_of(extra), number=extra, district_id=town.lidal.id,
                    road_id=None, born_on=None, wants_paper=True,
                )
            )  # fmt: skip
    open_voting(town)
    codes = town.make_codes()
    for extra in range(101, 101 + number):
        town.enter_twice(codes[extra], town.reading(town.options(town.questions[0])[:1], ()))
    a.let_it_close(town.round)
    return town


@pytest.mark.parametrize(("number", "is_told"), [(9, False), (10, True)])
def test_the_result_tells_how_many_voted_on_paper_unless_they_were_few(app, client, number, is_told):
    town = a_town_with_paper_voters(number)
    way = f"/nb/{town.place.slug}/{town.process.slug}/resultat"
    assert ("stemte 10 personer på papir" in client.page(way).text) is is_told
    assert ("på papir" in client.page(way).text) is is_told
    assert ("har ingen kvittering å finne dem igjen med" in client.page(way).text) is is_told
    assert f"{number} stemmer" in client.page(way).text or f"{2 * number} stemmer" in client.page(way).text


def test_ballots_that_wait_stand_among_what_waits_for_staff_until_the_deadline(app):
    town = a_paper_town()
    desk, first_page = at_the_desk(app, town.staff[0]), f"/nb/stab/{town.place.slug}/"
    codes = town.make_codes()
    assert "stemmeseddel på papir" not in desk.page(first_page).text
    town.enter(codes[1], town.reading((), ()))
    assert "Avgjør 1 stemmeseddel på papir" in desk.page(first_page).text
    a.let_it_end(town.round)
    assert "stemmeseddel på papir" not in desk.page(first_page).text


def test_the_way_to_paper_stands_where_a_list_says_who_may_vote(app):
    town = a_paper_town()
    page = at_the_desk(app, town.staff[0]).page(f"/nb/stab/{town.place.slug}/")
    assert town.desk in {link.get("href") for link in page.all("a")}


def test_the_pages_can_be_read_in_nynorsk(app):
    town = a_paper_town()
    desk = at_the_desk(app, town.staff[0])
    page = desk.page(town.desk.replace("/nb/", "/nn/", 1)).text
    assert "Røysting på papir" in page
    assert "Registrer ein røystesetel" in page
    assert "Kven får kode?" in desk.page(f"{town.desk}/koder".replace("/nb/", "/nn/", 1)).text
