"""Choosing on the page of pairs: the words, the neighbour that takes up a road, and where one is afterwards."""

from __future__ import annotations

import pytest

from citizen.domain.roads import Choice, Treatment
from citizen.roads.actions import ChoiceEdit, import_register, save_choices
from tests.reading import Page, ReadingClient
from tests.roads.registers import HAVNES, LIDAL, a_place, a_place_with_roads, a_register, as_staff, pair_of
from tests.roads.test_collisions_page import row_of


@pytest.mark.parametrize(
    ("neighbour", "bokmaal", "nynorsk"),
    [
        ("", "Skriv hvilken vei i Lidal som tar opp Skulevegen.", "Skriv kva veg i Lidal som tek opp Skulevegen."),
        (
            "Fjordvegen",
            "Skulevegen: Lidal har ingen vei som heter «Fjordvegen».",
            "Skulevegen: Lidal har ingen veg som heiter «Fjordvegen».",
        ),
        (
            "skulevegen",
            "Skulevegen kan ikke gå inn i seg selv. Skriv en annen vei i Lidal.",
            "Skulevegen kan ikkje gå inn i seg sjølv. Skriv ein annan veg i Lidal.",
        ),
    ],
)
def test_a_neighbour_that_is_missing_or_wrong_is_said_with_the_names(
    client: ReadingClient, neighbour: str, bokmaal: str, nynorsk: str
) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    pair = pair_of(place, "Skulevegen", HAVNES, LIDAL)
    fields = row_of(client, place, pair, treatment="absorb", neighbour=neighbour)
    for stem, said in ((place.stem, bokmaal), (place.stem.replace("/nb/", "/nn/"), nynorsk)):
        refused = client.send(f"{stem}kollisjoner", fields)
        assert refused.status_code == 422
        assert said in Page(refused.text).text
    assert pair_of(place, "Skulevegen", HAVNES, LIDAL).treatment == Treatment.RENAME


def test_the_roads_of_the_place_are_offered_once_for_all_rows(client: ReadingClient) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    page = client.page(f"{place.stem}kollisjoner")
    lists = [str(found["id"]) for found in page.all("datalist")]
    assert sorted(lists) == sorted(f"roads-{district.id}" for district in place.districts.values())
    pair = pair_of(place, "Skulevegen", HAVNES, LIDAL)
    (field,) = [control for control in page.all("input") if control.get("id") == f"neighbour-{pair.id}"]
    assert field["list"] == f"roads-{place.districts[LIDAL].id}"
    assert {"value": "Elvestien"} in page.all("option")


def test_the_stored_pairs_are_named_up_to_five(client: ReadingClient) -> None:
    place = a_place()
    names = [f"{start}bakken" for start in ("Al", "Bjørk", "Dal", "Elg", "Fure", "Gran", "Hassel", "Isbjørn")]
    import_register(place.municipality, a_register(HAVNES, **dict.fromkeys(names, 9), Torget=4))
    import_register(place.municipality, a_register(LIDAL, **dict.fromkeys(names, 3), Sagastien=4))
    as_staff(client, place)
    fields: dict[str, str | list[str]] = {}
    pairs = [pair_of(place, name, HAVNES, LIDAL) for name in names]
    for pair in pairs:
        fields |= row_of(client, place, pair, choice="keep-b")
    fields["pair"] = [str(pair.id) for pair in pairs]
    answer = client.send(f"{place.stem}kollisjoner", fields)
    assert answer.location.endswith(f"kollisjoner#par-{pairs[0].id}")
    text = client.page(answer.location).text
    assert "Lagret: Albakken / Albakken, Bjørkbakken / Bjørkbakken, " in text
    assert "Furebakken / Furebakken og 3 til." in text


def test_a_stored_pair_that_the_filter_hides_leads_to_the_list(client: ReadingClient) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    fields = row_of(client, place, pair_of(place, "Skulevegen", HAVNES, LIDAL), choice="keep-b")
    answer = client.send(f"{place.stem}kollisjoner?state=unchosen", fields)
    assert answer.location.endswith("?state=unchosen#pairs")
    assert "Viser 1–3 av 3 par" in client.page(answer.location).text


def test_the_list_says_how_many_staff_have_chosen_themselves(client: ReadingClient) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    pair = pair_of(place, "Skulevegen", HAVNES, LIDAL)
    save_choices(place.municipality.id, [ChoiceEdit(pair.id, 1, Choice.KEEP_A, Treatment.RENAME, "", "")])
    said = "Alle parene i listen har en tilråding; du har selv valgt i 1 av dem."
    assert said in client.page(f"{place.stem}kollisjoner").text
    said = "Alle para i lista har ei tilråding; du har sjølv valt i 1 av dei."
    assert said in client.page(f"{place.stem.replace('/nb/', '/nn/')}kollisjoner").text


def test_no_advice_is_claimed_where_there_was_none(client: ReadingClient) -> None:
    place = a_place()
    import_register(place.municipality, a_register(HAVNES, Skulevegen=10, Torget=90))
    import_register(place.municipality, a_register(LIDAL, Skulevegen=10, Sagabakken=90))
    pair = pair_of(place, "Skulevegen", HAVNES, LIDAL)
    save_choices(place.municipality.id, [ChoiceEdit(pair.id, 1, Choice.KEEP_A, Treatment.RENAME, "", "")])
    as_staff(client, place)
    said = "Ingen av parene i listen venter; du har selv valgt i 1 av dem."
    assert said in client.page(f"{place.stem}kollisjoner").text


@pytest.mark.parametrize(
    "words",
    [
        ("Uten tilråding", "Utan tilråding"),
        ("Ikke valgt av oss", "Ikkje valt av oss"),
        ("Havnes beholder", "Havnes beheld"),
        ("Går inn i nabovei", "Går inn i nabovegen"),
        ("Deles i to", "Blir delt i to"),
        ("Begge får nytt navn", "Begge får nytt namn"),
        ("Begge beholder", "Begge beheld"),
        ("Fjern filtrene", "Fjern filtra"),
    ],
)
def test_the_words_of_the_page(client: ReadingClient, words: tuple[str, str]) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    for lang, said in zip(("nb", "nn"), words, strict=True):
        page = client.page(f"/{lang}/stab/{place.municipality.slug}/kollisjoner?q=skule")
        assert said in [word.strip() for word in page.words]


def test_a_split_road_is_said_to_give_one_part_a_new_name(client: ReadingClient) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    pair = pair_of(place, "Skulevegen", HAVNES, LIDAL)
    save_choices(place.municipality.id, [ChoiceEdit(pair.id, 1, None, Treatment.SPLIT, "", "")])
    address = f"{place.stem}runder/ny?pairs={pair.id}"
    assert "Deles i to; den ene delen får nytt navn" in client.page(address).text
    assert "Blir delt i to; den eine delen får nytt namn" in client.page(address.replace("/nb/", "/nn/")).text
