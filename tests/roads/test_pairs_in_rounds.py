"""Pairs that a round asks about: their choice is locked, and the list begins with the others."""

from __future__ import annotations

from citizen.domain.road_register import RegisteredRoad, RoadRegister
from citizen.domain.roads import Choice, Treatment
from citizen.roads.actions import ChoiceEdit, import_register, save_choices
from citizen.roads.models import Collision
from tests.reading import Page, ReadingClient
from tests.roads.registers import (
    HAVNES,
    LIDAL,
    OYRANE,
    Place,
    a_place,
    a_place_with_roads,
    a_register,
    as_staff,
    pair_of,
)
from tests.roads.test_collisions_page import row_of
from tests.roads.test_set_up_round import all_pairs, form_of

LOCKED = "Paret er med i «Hva skal veien hete?», så valget er låst."


def in_a_round(client: ReadingClient, place: Place) -> Collision:
    """Skulevegen, in a round, and somebody at work."""
    as_staff(client, place)
    pair = pair_of(place, "Skulevegen", HAVNES, LIDAL)
    assert client.send(f"{place.stem}runder/ny", form_of(client, place, str(pair.id))).status_code == 303
    return pair


def test_the_choice_is_shown_as_text_and_the_note_stays_open(client: ReadingClient) -> None:
    place = a_place_with_roads()
    pair = in_a_round(client, place)
    page = client.page(f"{place.stem}kollisjoner?round=in")
    assert LOCKED in page.text
    assert "Følg tilrådingen · Får nytt navn" in page.text
    assert [control["id"] for control in page.all("select") if "choice" in str(control["id"])] == []
    assert [control["name"] for control in page.all("textarea")] == [f"note-{pair.id}"]
    nynorsk = client.page(f"{place.stem.replace('/nb/', '/nn/')}kollisjoner?round=in")
    assert "Paret er med i «Kva skal vegen heite?», så valet er låst." in nynorsk.text


def test_a_note_is_stored_and_a_choice_is_refused(client: ReadingClient) -> None:
    place = a_place_with_roads()
    pair = in_a_round(client, place)
    noted = row_of(client, place, pair, note="Vedtatt sammen med skolen")
    assert client.send(f"{place.stem}kollisjoner", noted).status_code == 303
    assert pair_of(place, "Skulevegen", HAVNES, LIDAL).note == "Vedtatt sammen med skolen"
    chosen = row_of(client, place, pair, choice="keep-b", note="Likevel ikke")
    refused = client.send(f"{place.stem}kollisjoner", chosen)
    assert refused.status_code == 422
    assert f"Skulevegen / Skulevegen: {LOCKED}" in Page(refused.text).text
    assert "Likevel ikke" in refused.text
    stored = pair_of(place, "Skulevegen", HAVNES, LIDAL)
    assert (stored.choice, stored.note) == (None, "Vedtatt sammen med skolen")


def test_an_absorbed_road_s_neighbour_stays_when_a_note_is_written(client: ReadingClient) -> None:
    place = a_place_with_roads()
    pair = pair_of(place, "Skulevegen", HAVNES, LIDAL)
    save_choices(place.municipality.id, [ChoiceEdit(pair.id, 1, None, Treatment.ABSORB, "Elvestien", "")])
    in_a_round(client, place)
    neighbour = pair_of(place, "Skulevegen", HAVNES, LIDAL).into_road_id
    edit = ChoiceEdit(pair.id, 2, None, Treatment.ABSORB, "Elvestien", "Kort veg")
    assert save_choices(place.municipality.id, [edit]).stored == (pair.id,)
    stored = pair_of(place, "Skulevegen", HAVNES, LIDAL)
    assert (stored.into_road_id, stored.note) == (neighbour, "Kort veg")


def test_the_list_begins_with_pairs_in_no_round_as_long_as_there_are_any(client: ReadingClient) -> None:
    place = a_place_with_roads()
    in_a_round(client, place)
    assert "Viser 1–3 av 3 par" in client.page(f"{place.stem}kollisjoner").text
    assert "Viser 1–4 av 4 par" in client.page(f"{place.stem}kollisjoner?round=any").text
    left = [pair for pair in all_pairs().split("-") if pair != str(pair_of(place, "Skulevegen", HAVNES, LIDAL).id)]
    assert client.send(f"{place.stem}runder/ny", form_of(client, place, "-".join(left))).status_code == 303
    assert "Viser 1–4 av 4 par" in client.page(f"{place.stem}kollisjoner").text


def test_a_round_of_all_that_match_leaves_out_those_in_another_round(client: ReadingClient) -> None:
    place = a_place_with_roads()
    pair = in_a_round(client, place)
    address = client.send(f"{place.stem}kollisjoner", {"do": "round-all"}).location
    assert str(pair.id) not in address.rpartition("=")[2].split("-")
    assert address.rpartition("=")[2].count("-") == 2


def test_pairs_that_come_to_nothing_are_named(client: ReadingClient) -> None:
    place = a_place()
    import_register(place.municipality, a_register(HAVNES, Skulevegen=57, Bjørkelia=5, Torget=4))
    import_register(place.municipality, a_register(LIDAL, Skulevegen=12, Bjørkelia=9, Sagabakken=7))
    idle = pair_of(place, "Bjørkelia", HAVNES, LIDAL)
    save_choices(place.municipality.id, [ChoiceEdit(idle.id, 1, Choice.KEEP_BOTH, Treatment.RENAME, "", "")])
    as_staff(client, place)
    address = f"{place.stem}runder/ny?pairs={all_pairs()}"
    said = "1 par er ikke med, fordi begge veiene beholder navnet: Bjørkelia / Bjørkelia."
    assert said in client.page(address).text
    assert "1 par er ikkje med, fordi begge vegane beheld namnet: Bjørkelia / Bjørkelia." in (
        client.page(address.replace("/nb/", "/nn/")).text
    )
    only = pair_of(place, "Skulevegen", HAVNES, LIDAL).id
    assert "er ikke med" not in client.page(f"{place.stem}runder/ny?pairs={only}").text


def test_a_pair_with_a_road_that_is_gone_is_named(client: ReadingClient) -> None:
    place = a_place_with_roads()
    pair = pair_of(place, "Fjellvegen", HAVNES, OYRANE)
    save_choices(place.municipality.id, [ChoiceEdit(pair.id, 1, None, Treatment.RENAME, "", "Se på denne")])
    chosen = f"{pair.id}-{pair_of(place, 'Skulevegen', HAVNES, LIDAL).id}"
    import_register(place.municipality, RoadRegister(OYRANE, "", (RegisteredRoad(1001, "Naustvika", 5),)))
    as_staff(client, place)
    said = "1 par er ikke med, fordi en av veiene er borte fra registeret: Fjellvegen / Fjellvegen."
    assert said in client.page(f"{place.stem}runder/ny?pairs={chosen}").text


def test_an_absorbed_road_is_not_counted_in_the_prefilled_text(client: ReadingClient) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    pair = pair_of(place, "Skulevegen", HAVNES, LIDAL)
    save_choices(place.municipality.id, [ChoiceEdit(pair.id, 1, None, Treatment.ABSORB, "Elvestien", "")])
    summary = form_of(client, place, all_pairs())["summary_nb"]
    assert summary.startswith("2 veier må få nytt navn, og 1 vei går inn i en nabovei.")
