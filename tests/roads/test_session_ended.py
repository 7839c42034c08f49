"""A session that ended while somebody worked: what they had filled in is there again after the login."""

from __future__ import annotations

from citizen.accounts.actions import end_sessions_of_account
from citizen.domain.phases import Phase
from citizen.web.clock import now
from tests import factories as a
from tests.reading import Page, ReadingClient
from tests.roads.registers import HAVNES, LIDAL, a_place_with_roads, as_staff, pair_of
from tests.roads.test_collisions_page import row_of
from tests.roads.test_set_up_round import all_pairs, form_of, page_fields


def test_choices_and_ticks_are_there_again(client: ReadingClient) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    pair = pair_of(place, "Skulevegen", HAVNES, LIDAL)
    fields = row_of(client, place, pair, choice="keep-b", note="Eldst i Lidal")
    end_sessions_of_account(place.staff.id, now())
    assert client.send(f"{place.stem}kollisjoner", {**fields, "pick": str(pair.id), "do": "save"}).status_code == 303
    client.log_in(place.staff)
    back = client.get(f"{place.stem}kollisjoner")
    assert "Eldst i Lidal" in back.text
    assert [box["value"] for box in Page(back.text).all("input") if "checked" in box] == [str(pair.id)]
    assert "Eldst i Lidal" not in client.get(f"{place.stem}kollisjoner").text
    assert pair_of(place, "Skulevegen", HAVNES, LIDAL).note == ""


def test_the_texts_of_a_round_are_there_again(client: ReadingClient) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    fields = {**form_of(client, place, all_pairs()), "why_nb": "Min egen grunn."}
    end_sessions_of_account(place.staff.id, now())
    client.send(f"{place.stem}runder/ny", fields)
    client.log_in(place.staff)
    back = page_fields(client.get(f"{place.stem}runder/ny").text)
    assert back["why_nb"] == "Min egen grunn."
    assert client.send(f"{place.stem}runder/ny", back).status_code == 303


def test_the_changes_of_a_round_are_there_again(client: ReadingClient) -> None:
    place = a_place_with_roads()
    a.a_process(place.municipality, Phase.ANNOUNCED, slug="nye-namn")
    as_staff(client, place)
    address = f"{place.stem}nye-namn/endre"
    fields = {**page_fields(client.get(address).text), "title_nn": "Kva no?"}
    end_sessions_of_account(place.staff.id, now())
    client.send(address, fields)
    client.log_in(place.staff)
    assert page_fields(client.get(address).text)["title_nn"] == "Kva no?"
