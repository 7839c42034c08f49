"""The single addresses of roads: read from Kartverket's file, kept with the register, and listed for letters."""

from __future__ import annotations

import csv
import io

import pytest

from citizen.domain.road_register import Address
from citizen.kartverket import read_addresses, read_register
from citizen.roads.actions import import_register
from citizen.roads.queries.addresses import addresses_of
from tests.kartverket.files import address, csv_text, write_csv
from tests.register.decided import a_decided_town

ROWS = [
    address("Skulevegen", "1002", "3", bokstav="A", postnummer="6803", poststed="FØRDE"),
    address("Skulevegen", "1002", "3", postnummer="6803", poststed="FØRDE"),
    address("Skulevegen", "1002", "12", postnummer="803", poststed="FØRDE"),
    address("Skulevegen", "1002", "12", postnummer="803", poststed="FØRDE"),
    address("Åsvegen", "1003", "1", postnummer="6800", poststed="ÅRDAL"),
    address("Åsvegen", "1003", "", postnummer="6800", poststed="ÅRDAL"),
    address("Åsvegen", "1003", "9999", postnummer="6800", poststed="ÅRDAL"),
    address("", "", "7", adressetype="matrikkeladresse"),
    address("Andre veg", "1002", "7", kommunenummer="9901"),
]
LIDAL = {
    1002: (Address(3, "", "6803", "FØRDE"), Address(3, "A", "6803", "FØRDE"), Address(12, "", "0803", "FØRDE")),
    1003: (Address(1, "", "6800", "ÅRDAL"),),
}


def test_the_addresses_of_one_municipality_are_read_in_order(tmp_path):
    assert read_addresses(write_csv(tmp_path, ROWS), "9902") == LIDAL


def test_a_file_without_house_numbers_gives_none(tmp_path):
    path = tmp_path / "roads.csv"
    columns = ["kommunenummer", "kommunenavn", "adressetype", "adressekode", "adressenavn"]
    path.write_text(csv_text(ROWS, columns), "utf-8")
    assert read_addresses(path, "9902") == {}


def test_columns_may_stand_in_any_order_and_in_quotation_marks(tmp_path):
    path = tmp_path / "turned.csv"
    columns = [
        "poststed",
        "postnummer",
        "bokstav",
        "nummer",
        "adressenavn",
        "adressekode",
        "adressetype",
        "kommunenummer",
    ]
    quoted = [{**row, "poststed": '"FØRDE; SENTRUM"'} for row in ROWS[:1]]
    path.write_text(csv_text(quoted, columns), "utf-8")
    assert read_addresses(path, "9902") == {1002: (Address(3, "A", "6803", "FØRDE; SENTRUM"),)}


@pytest.mark.parametrize("hostile", ["=1+1", "\u202e", "x" * 50, "12345", "٣"])
def test_cells_that_can_not_be_what_they_should_are_left_out(tmp_path, hostile):
    rows = [address("Åsvegen", "1003", "1", bokstav=hostile, postnummer=hostile)]
    assert read_addresses(write_csv(tmp_path, rows), "9902") == {1003: (Address(1),)}


def load(town, folder, rows) -> None:
    own = [{**row, "kommunenummer": town.lidal.number} for row in rows if row.get("kommunenummer") == "9902"]
    path = write_csv(folder, own)
    register = read_register(path, town.lidal.number)
    import_register(town.place, register, addresses=read_addresses(path, town.lidal.number), allow_missing=True)


def test_the_addresses_are_kept_with_the_register_and_follow_it(app, tmp_path):
    town = a_decided_town()
    road_id = town.names["Furubakken"].road_id
    load(town, tmp_path, ROWS)
    assert addresses_of([road_id]) == {road_id: LIDAL[1002]}
    load(town, tmp_path, ROWS)
    load(town, tmp_path, [*ROWS, address("Skulevegen", "1002", "14")])
    assert addresses_of([road_id])[road_id][-1] == Address(14)


def test_the_file_for_letters_has_old_and_new_addresses(client, tmp_path):
    town = a_decided_town()
    load(town, tmp_path, ROWS)
    client.log_in(town.staff)
    page = client.page(f"{town.desk}adresser")
    assert "Det er ingen personnavn i filen" in page.text
    assert "Noen adresser mangler" in page.text, "Øyrane was loaded without house numbers"
    response = client.get(f"{town.desk}adresser.csv")
    rows = list(csv.DictReader(io.StringIO(response.get_data().decode("utf-8-sig")), delimiter=";"))
    assert [(row["gammel_adresse"], row["ny_adresse"], row["postnummer"], row["poststed"]) for row in rows] == [
        ("Skulevegen 3", "Furubakken 3", "6803", "FØRDE"),
        ("Skulevegen 3A", "Furubakken 3A", "6803", "FØRDE"),
        ("Skulevegen 12", "Furubakken 12", "0803", "FØRDE"),
    ]
