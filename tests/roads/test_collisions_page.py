"""The page of pairs: choosing, two people at once, filters in the address, and the way to a round."""

from __future__ import annotations

import hashlib
import re

import pytest

from citizen.domain.permissions import Role
from citizen.domain.road_register import RegisteredRoad, RoadRegister
from citizen.domain.roads import Choice, Treatment
from citizen.roads.actions import import_register
from citizen.roads.models import Collision
from tests import factories as a
from tests.counting import counted_statements
from tests.reading import Page, ReadingClient
from tests.roads.registers import HAVNES, LIDAL, Place, a_place_with_roads, as_staff, pair_of, road_of

LETTERS = str.maketrans("0123456789abcdef", "bdefgiklmnoprstu")


def row_of(client: ReadingClient, place: Place, pair: Collision, **changes: str) -> dict[str, str]:
    """What a browser would send for one row of the page as it is now, with some fields filled in."""
    html = client.get(f"{place.stem}kollisjoner?round=any").text
    found = {
        name: re.search(rf'name="{name}-{pair.id}"[^>]*value="([^"]*)"', html)
        for name in ("version", "seen", "neighbour")
    }
    values = {name: match.group(1) for name, match in found.items() if match}
    values = {"choice": "", "treatment": "rename", "note": "", **values, **changes}
    return {"pair": str(pair.id), **{f"{name}-{pair.id}": value for name, value in values.items()}}


def test_the_page_shows_pairs_advice_and_arithmetic_in_both_forms(client: ReadingClient) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    bokmaal = client.page(f"{place.stem}kollisjoner").text
    assert "Havnes · 57 adresser" in bokmaal
    assert "Havnes beholder navnet" in bokmaal
    assert "12 må endre i stedet for 57" in bokmaal
    nynorsk = client.page(f"/nn/stab/{place.municipality.slug}/kollisjoner").text
    assert "Havnes beheld namnet" in nynorsk
    assert "12 må endre i staden for 57" in nynorsk


def test_a_choice_is_stored_and_said(client: ReadingClient) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    pair = pair_of(place, "Skulevegen", HAVNES, LIDAL)
    fields = row_of(client, place, pair, choice="keep-b", treatment="split", note="Eldst i Lidal")
    answer = client.send(f"{place.stem}kollisjoner", {**fields, "do": "save"}, follow_redirects=True)
    assert "Lagret: Skulevegen / Skulevegen." in Page(answer.text).text
    stored = pair_of(place, "Skulevegen", HAVNES, LIDAL)
    assert (stored.choice, stored.treatment, stored.note) == (Choice.KEEP_B, Treatment.SPLIT, "Eldst i Lidal")
    assert "Eldst i Lidal" in client.get(f"{place.stem}kollisjoner").text


def test_a_row_that_nobody_touched_is_left_alone(client: ReadingClient) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    pair = pair_of(place, "Skulevegen", HAVNES, LIDAL)
    answer = client.send(f"{place.stem}kollisjoner", row_of(client, place, pair), follow_redirects=True)
    assert "Ingenting ble endret." in Page(answer.text).text
    assert pair_of(place, "Skulevegen", HAVNES, LIDAL).version == 1


def test_two_at_once_lose_nothing(client: ReadingClient) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    pair = pair_of(place, "Skulevegen", HAVNES, LIDAL)
    mine = row_of(client, place, pair, choice="keep-b", note="Lidal er eldst")
    theirs = row_of(client, place, pair, choice="change-both", note="Begge!")
    client.send(f"{place.stem}kollisjoner", theirs)

    refused = client.send(f"{place.stem}kollisjoner?state=undecided", mine)

    assert refused.status_code == 409
    assert "Begge veiene får nye navn" in Page(refused.text).text
    assert "«Begge!»" in Page(refused.text).text
    assert "Lidal er eldst" in refused.text
    assert pair_of(place, "Skulevegen", HAVNES, LIDAL).note == "Begge!"

    again = re.search(rf'name="version-{pair.id}" value="(\d+)"', refused.text)
    assert again
    assert client.send(f"{place.stem}kollisjoner", {**mine, f"version-{pair.id}": again.group(1)}).status_code == 303
    assert pair_of(place, "Skulevegen", HAVNES, LIDAL).note == "Lidal er eldst"


def test_a_colleague_s_change_to_a_row_that_i_left_alone_is_no_conflict(client: ReadingClient) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    pair = pair_of(place, "Skulevegen", HAVNES, LIDAL)
    untouched = row_of(client, place, pair)
    client.send(f"{place.stem}kollisjoner", row_of(client, place, pair, choice="keep-b"))
    assert client.send(f"{place.stem}kollisjoner", untouched).status_code == 303
    assert pair_of(place, "Skulevegen", HAVNES, LIDAL).choice == Choice.KEEP_B


def test_a_neighbour_is_found_however_it_is_typed(client: ReadingClient) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    pair = pair_of(place, "Skulevegen", HAVNES, LIDAL)
    fields = row_of(client, place, pair, treatment="absorb", neighbour=" elveSTIEN ")
    assert client.send(f"{place.stem}kollisjoner", fields).status_code == 303
    stored = pair_of(place, "Skulevegen", HAVNES, LIDAL)
    assert stored.into_road_id == road_of(place, LIDAL, "Elvestien").id


@pytest.mark.parametrize("neighbour", ["Torget", "Skulevegen", "Finst ikkje"])
def test_a_neighbour_elsewhere_or_the_road_itself_is_refused_with_the_text_kept(
    client: ReadingClient, neighbour: str
) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    pair = pair_of(place, "Skulevegen", HAVNES, LIDAL)
    fields = row_of(client, place, pair, treatment="absorb", neighbour=neighbour, note="Kort veg")
    refused = client.send(f"{place.stem}kollisjoner", fields)
    assert refused.status_code == 422
    assert f'value="{neighbour}"' in refused.text
    assert "Kort veg" in refused.text
    assert pair_of(place, "Skulevegen", HAVNES, LIDAL).treatment == Treatment.RENAME


def test_a_note_of_a_million_characters_is_refused(client: ReadingClient) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    pair = pair_of(place, "Skulevegen", HAVNES, LIDAL)
    fields = row_of(client, place, pair)
    assert client.send(f"{place.stem}kollisjoner", {**fields, f"note-{pair.id}": "x" * 501}).status_code == 422
    assert client.send(f"{place.stem}kollisjoner", {**fields, f"note-{pair.id}": "x" * 1_000_000}).status_code == 413
    assert pair_of(place, "Skulevegen", HAVNES, LIDAL).note == ""


def test_the_state_of_the_list_stays_in_the_address(client: ReadingClient) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    pair = pair_of(place, "Skulevegen", HAVNES, LIDAL)
    fields = row_of(client, place, pair, choice="keep-a")
    answer = client.send(f"{place.stem}kollisjoner?q=skule&sort=name", fields)
    assert answer.location.endswith(f"kollisjoner?q=skule&sort=name#par-{pair.id}")
    assert f'id="par-{pair.id}"' in client.get(answer.location).text
    page = client.page(f"{place.stem}kollisjoner?q=skule&sort=name")
    assert "Viser 1–1 av 1 par" in page.text
    assert client.page(f"{place.stem}kollisjoner?level=tull&district=x&page=99999999999").text.count("Velg ") >= 1


def test_ticked_pairs_lead_to_a_round_and_none_is_refused(client: ReadingClient) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    pair = pair_of(place, "Skulevegen", HAVNES, LIDAL)
    address = f"{place.stem}kollisjoner"
    answer = client.send(address, {"pick": str(pair.id), "do": "round"})
    assert answer.location.endswith(f"runder/ny?pairs={pair.id}")
    refused = client.send(address, {"do": "round"})
    assert (refused.status_code, "Velg minst ett navnepar først." in refused.text) == (422, True)
    every = client.send(f"{address}?q=fjell", {"do": "round-all"}).location
    assert every.count("-") == 2


def test_comparing_again_is_a_button(client: ReadingClient) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    answer = client.send(f"{place.stem}kollisjoner/finn", {}, follow_redirects=True)
    assert "Registrene er sammenlignet" in Page(answer.text).text


def test_a_resident_is_told_which_role_is_needed(client: ReadingClient) -> None:
    place = a_place_with_roads()
    client.log_in(a.a_resident(place.districts[HAVNES]))
    for page in ("", "kollisjoner", "vegregister", "runder/ny"):
        assert (
            "Disse rollene i kommunen har tilgang: Saksbehandler, Administrator."
            in client.page(f"{place.stem}{page}", status=403).text
        )
    assert client.send(f"{place.stem}kollisjoner", {"do": "save"}).status_code == 403


def test_staff_of_another_municipality_may_not(client: ReadingClient) -> None:
    place = a_place_with_roads()
    client.log_in(a.a_person_with_role(a.a_municipality("Annan"), Role.STAFF))
    client.page(f"{place.stem}kollisjoner", status=403)


def test_a_pair_of_another_municipality_can_not_be_changed(client: ReadingClient) -> None:
    place = a_place_with_roads()
    pair = pair_of(place, "Skulevegen", HAVNES, LIDAL)
    other = a.a_municipality("Annan")
    client.log_in(a.a_person_with_role(other, Role.STAFF))
    fields = {"pair": str(pair.id), f"version-{pair.id}": "1", f"choice-{pair.id}": "keep-b"}
    assert client.send(f"/nb/stab/{other.slug}/kollisjoner", fields).status_code == 409
    assert pair_of(place, "Skulevegen", HAVNES, LIDAL).choice is None


def test_a_form_without_its_token_stores_nothing(client: ReadingClient) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    pair = pair_of(place, "Skulevegen", HAVNES, LIDAL)
    fields = row_of(client, place, pair, choice="keep-b")
    assert client.post(f"{place.stem}kollisjoner", data=fields).status_code == 400
    assert pair_of(place, "Skulevegen", HAVNES, LIDAL).choice is None


def test_a_thousand_roads_take_few_statements(client: ReadingClient) -> None:
    place = a_place_with_roads()
    names = [hashlib.sha256(bytes([n % 256, n // 256])).hexdigest()[:12].translate(LETTERS) for n in range(500)]
    many = tuple(RegisteredRoad(2000 + n, name.capitalize(), n % 40 + 1) for n, name in enumerate(names))
    for number in (HAVNES, LIDAL):
        import_register(place.municipality, RoadRegister(number, "", many))
    as_staff(client, place)
    client.get(f"{place.stem}kollisjoner")
    with counted_statements() as statements:
        page = client.page(f"{place.stem}kollisjoner")
    assert "av 500 par" in page.text
    about = [one for one in statements.about("collision", "road", "district") if "FROM login_session" not in one]
    assert len(about) <= 6, statements
    assert len(statements) <= 12, statements
