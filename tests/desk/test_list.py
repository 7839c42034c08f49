"""Ninety roads on one screen: all of them, sorted and filtered by the address, with what to look at."""

from __future__ import annotations

import re

import pytest
import sqlalchemy as sa

from citizen.database import db, transaction
from citizen.decisions.models import CouncilCase
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.roads.models import Road
from tests import factories as a
from tests.counting import counted_statements
from tests.desk.piles import a_meeting, a_pile, recommend
from tests.register.decided import decide
from tests.results.counted import a_closed_town


def titles(client, address):
    """The old names in the order of the table."""
    return re.findall(r'data-row="[^"]*">([^<]+)<', client.get(address).text)


@pytest.fixture
def pile(app, client):
    made = a_pile(5)
    client.log_in(made.councillor())
    return made


def test_all_ninety_stand_on_one_screen_and_are_asked_for_in_few_statements(client):
    pile = a_pile(90)
    a_meeting(pile)
    client.log_in(pile.councillor())
    assert len(titles(client, pile.list)) == 90
    with counted_statements() as statements:
        client.get(pile.list)
    assert len(statements) <= 15, statements


def test_a_case_of_ninety_is_asked_for_in_few_statements(client):
    pile = a_pile(90)
    a_meeting(pile)
    client.log_in(pile.councillor())
    client.get(pile.case(40))
    with counted_statements() as statements:
        client.get(pile.case(40))
    assert len(statements) <= 15, statements


@pytest.mark.parametrize(
    ("sort", "first"),
    [("", "Veg 01"), ("-name", "Veg 05"), ("addresses", "Veg 01"), ("-addresses", "Veg 05"), ("turnout", "Veg 01")],
)
def test_the_order_stands_in_the_address(client, pile, sort, first):
    assert titles(client, f"{pile.list}?sort={sort}")[0] == first


def test_a_head_says_how_the_table_is_sorted_and_turns_it_round(client, pile):
    page = client.get(f"{pile.list}?sort=turnout").text
    head = re.search(r'<th[^>]*aria-sort="ascending"[^>]*><a[^>]*href="([^"]+)"', page)
    assert head
    assert "sort=-turnout" in head[1]


def test_what_makes_no_sense_in_an_address_is_as_if_it_were_not_there(client, pile):
    assert len(titles(client, f"{pile.list}?sort=drop&show=drop&district=zz&q=%00")) == 5


def test_a_search_finds_old_names_and_names_that_the_road_may_get(client, pile):
    assert titles(client, f"{pile.list}?q=veg+03") == ["Veg 03"]
    assert titles(client, f"{pile.list}?q=BBrabakken".replace("BB", "Bb")) == ["Veg 01"]


def test_only_what_is_not_read_or_has_a_note(client, pile):
    client.send(pile.case(1, "/lest"), {})
    client.send(pile.case(2, "/notat"), {"note": "Spør om brua"})
    assert titles(client, f"{pile.list}?show=unread") == ["Veg 01", "Veg 03", "Veg 04", "Veg 05"]
    assert titles(client, f"{pile.list}?show=noted") == ["Veg 03"]


def test_where_staff_advise_another_name_than_residents_chose_it_is_marked(client, pile):
    a_meeting(pile)
    recommend(pile, 0, "Bblmyra")
    recommend(pile, 1, "Bdrabakken")
    assert titles(client, f"{pile.list}?show=departs") == ["Veg 01"]


def test_two_roads_that_may_get_the_same_name_are_both_marked(client, pile):
    a_meeting(pile)
    recommend(pile, 0, "Sollia")
    recommend(pile, 3, "Sollia")
    assert titles(client, f"{pile.list}?show=rule-broken") == ["Veg 01", "Veg 04"]
    page = client.page(pile.case(0))
    assert "Bryter en regel" in page.text


def test_a_tie_is_marked(client):
    tied = a_closed_town(("lidal", [0], 4), ("havnes", [1], 4))
    client.log_in(a.a_person_with_role(tied.place, Role.COUNCILLOR))
    address = f"/nb/folkevalgte/{tied.place.slug}/saker/{tied.process.slug}"
    assert titles(client, f"{address}?show=tie") == ["Skulevegen"]


def test_a_road_that_wants_another_than_all_is_marked(client):
    differs = a_closed_town(("lidal", [0], 12, True), ("lidal", [1], 3, True), ("havnes", [2], 40, False))
    client.log_in(a.a_person_with_role(differs.place, Role.COUNCILLOR))
    address = f"/nb/folkevalgte/{differs.place.slug}/saker/{differs.process.slug}"
    assert titles(client, f"{address}?show=residents-differ") == ["Skulevegen"]
    assert "De som bor der, vil ha et annet" in client.page(address).text


def test_a_case_can_stand_beside_the_list(client, pile):
    page = client.page(f"{pile.list}?vis={pile.questions[2].slug}")
    assert "Bfrabakken fikk flest stemmer" in page.text
    assert "Åpne saken" in page.text


def test_the_map_has_every_road_of_the_list_and_the_same_links(client, pile):
    road = pile.questions[0].road_id
    a_spot_for(road)
    page = client.get(f"{pile.list}/kart").text
    assert page.count(pile.case(0)) == 2
    assert len(titles(client, f"{pile.list}/kart")) == 5


def test_before_the_count_the_list_tells_nothing_of_votes(client):
    place = a.a_municipality()
    keeper, road = a.a_road(a.a_district(place, "Havnes")), a.a_road(a.a_district(place, "Lidal"))
    process = a.a_process(place, Phase.REVIEWING)
    question = a.a_question(process, road, keeper)
    client.log_in(a.a_person_with_role(place, Role.COUNCILLOR))
    address = f"/nb/folkevalgte/{place.slug}"
    assert "Stemmene er ikke talt opp ennå" in client.page(f"{address}/saker/{process.slug}").text
    assert "Det er ikke talt opp stemmer" in client.page(f"{address}/sak/{process.slug}/{question.slug}").text


def a_spot_for(road_id):
    with transaction() as session:
        session.execute(sa.update(Road).where(Road.id == road_id).values(latitude=60.1, longitude=5.1))


def test_the_way_to_deciding_many_at_once_stands_where_an_opened_case_waits(client):
    pile = a_pile(2)
    client.log_in(pile.councillor())
    assert "/vedtak/" not in client.get(pile.list).text
    a_meeting(pile)
    address = f"/nb/folkevalgte/{pile.place.slug}/vedtak/{pile.process.slug}"
    assert f'href="{address}"' in client.get(pile.list).text


def test_what_is_decided_already_is_read_last(client):
    pile = a_pile(3)
    a_meeting(pile)
    first = db.session.scalars(sa.select(CouncilCase).where(CouncilCase.road_question_id == pile.questions[0].id)).one()
    decide(first, "Tunvollen")
    client.log_in(pile.councillor())
    assert re.search(r'href="([^"]*)"[^>]*>\s*Les neste sak', client.get(pile.list).text)[1] == pile.case(1)
    answers = [client.send(pile.case(number, "/lest"), {}).headers["Location"] for number in (1, 2, 0)]
    assert answers == [pile.case(2), pile.case(0), pile.list]


def test_a_case_says_how_it_was_counted(client):
    pile = a_pile(1)
    client.log_in(pile.councillor())
    text = client.page(pile.case(0)).text
    assert "Slik ble det talt opp" in text
    assert "Når flere har flest stemmer og like mange, er det uavgjort" in text
