"""The list for Matrikkelen: every fault is found, and the file is what an office opens."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import openpyxl
import pytest
import sqlalchemy as sa

from citizen.database import db
from citizen.domain.acts import Act
from citizen.domain.datasets.about_register import CHANGED_ADDRESSES, MATRIKKEL
from citizen.domain.decisions.codes import Outcome
from citizen.domain.register.matrikkel import Finding, Handling, LoadedRoad, MatrikkelFault, Renamed, check_list
from citizen.register.queries import list_matrikkel
from citizen.register.queries.files import NOTES
from citizen.staff_log.models import ActOfStaff
from citizen.web.clock import today
from tests import factories as a
from tests.register.decided import a_decided_town, a_decision, decide, store

LONG = "Fylkesskogmeister Hansens veg"


def roads(*changes: LoadedRoad) -> list[LoadedRoad]:
    usual = [
        LoadedRoad(1, 10, "Havnes", 1001, "Skulevegen"),
        LoadedRoad(2, 20, "Lidal", 1002, "Skulevegen"),
        LoadedRoad(3, 20, "Lidal", 1003, "Åsvegen"),
    ]
    changed = {road.road_id: road for road in changes}
    return [changed.pop(road.road_id, road) for road in usual] + list(changed.values())


def renamed(name: str = "Furubakken", short_form: str = "", **changes: object) -> Renamed:
    values = {"road_id": 2, "old_name": "Skulevegen", "handling": Handling.RENAME}
    return Renamed(new_name=name, short_form=short_form, **{**values, **changes})


def found(one: Renamed, *loaded: LoadedRoad, others: tuple[Renamed, ...] = ()) -> list[MatrikkelFault]:
    return [finding.fault for finding in check_list([one, *others], roads(*loaded))[one.road_id]]


def test_a_road_in_order_has_nothing():
    assert found(renamed()) == []
    assert found(renamed(), LoadedRoad(2, 20, "Lidal", 1002, "Furubakken")) == [], "entered already"


@pytest.mark.parametrize(
    ("one", "loaded", "faults"),
    [
        (renamed(), [LoadedRoad(2, 20, "Lidal", 999, "Skulevegen")], [MatrikkelFault.CODE_OUTSIDE]),
        (renamed(), [LoadedRoad(2, 20, "Lidal", 99999, "Skulevegen")], [MatrikkelFault.CODE_OUTSIDE]),
        (renamed(), [LoadedRoad(2, 20, "Lidal", 1001, "Skulevegen")], [MatrikkelFault.CODE_TWICE]),
        (renamed(), [LoadedRoad(2, 20, "Lidal", 1002, "Skulevegen", is_gone=True)], [MatrikkelFault.ROAD_GONE]),
        (
            renamed(),
            [
                LoadedRoad(2, 20, "Lidal", 1002, "Skulevegen", is_gone=True),
                LoadedRoad(9, 20, "Lidal", 1077, "Skulevegen"),
            ],
            [MatrikkelFault.CODE_CHANGED],
        ),
        (renamed(), [LoadedRoad(2, 20, "Lidal", 1002, "Kirkegata")], [MatrikkelFault.OTHER_NAME_NOW]),
        (renamed("åsvegen"), [], [MatrikkelFault.NAME_TAKEN]),
        (renamed("Skulevegen"), [], [MatrikkelFault.NAME_TAKEN]),
        (renamed(LONG), [], [MatrikkelFault.SHORT_FORM_MISSING]),
        (renamed(LONG, "Fylkesskogmeister Hans v"), [], [MatrikkelFault.SHORT_FORM_TOO_LONG]),
        (renamed(LONG, "Åsvegen"), [], [MatrikkelFault.SHORT_FORM_TAKEN]),
        (renamed(LONG, "Hansens v."), [], []),
        (renamed("Furubakken i Øvre Lid 22"[:22]), [], []),
        (renamed(is_reopened=True), [], [MatrikkelFault.REOPENED]),
        (renamed(can_be_appealed=True), [], [MatrikkelFault.APPEALS_OPEN]),
        (renamed("Åsvegen", handling=Handling.ABSORB), [], [MatrikkelFault.NEEDS_NUMBERS]),
    ],
)
def test_every_fault_is_found(one, loaded, faults):
    assert found(one, *loaded) == faults


def test_names_and_short_forms_of_the_list_are_compared_too():
    other = renamed("furubakken", road_id=3, old_name="Åsvegen")
    assert found(renamed(), others=(other,)) == [MatrikkelFault.NAME_TWICE]
    short = renamed(LONG, "Furubakken", road_id=3, old_name="Åsvegen")
    assert found(renamed(), others=(short,)) == [MatrikkelFault.NAME_TWICE]
    assert found(short, others=(renamed(),)) == [MatrikkelFault.SHORT_FORM_TAKEN]
    swapped = renamed("Skulevegen på Åsen", road_id=3, old_name="Åsvegen")
    assert found(renamed("Åsvegen"), others=(swapped,)) == [], "a name that the other road gives up is free"


def test_what_keeps_a_road_out():
    assert not Finding(MatrikkelFault.CODE_TWICE).keeps_out
    assert Finding(MatrikkelFault.NAME_TAKEN).keeps_out


def rows_of(response) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(response.get_data().decode("utf-8-sig")), delimiter=";"))


def test_the_file_has_the_columns_that_matrikkelen_needs(client):
    town = a_decided_town()
    client.log_in(town.staff)
    address = town.desk + town.names["Furubakken"].address
    assert store(client, address, ssr_done=today().isoformat(), ssr_reference="000912").status_code == 303
    response = client.get(f"{town.desk}matrikkel.csv")
    assert response.get_data().startswith(b"\xef\xbb\xbf")
    [row, other] = rows_of(response)
    assert tuple(row) == MATRIKKEL.header
    decided = today() - timedelta(days=30)
    assert row == {
        "kommunenummer": town.place.number,
        "tidligere_kommunenummer": town.lidal.number,
        "tidligere_kommune": "Lidal",
        "adressekode": "1002",
        "gammelt_adressenavn": "Skulevegen",
        "nytt_adressenavn": "Furubakken",
        "kort_adressenavn": "Furubakken",
        "handling": "nytt navn",
        "inn_i_adressekode": "",
        "antall_adresser": "3",
        "vedtaksdato": decided.isoformat(),
        "vedtaksorgan": "Kommunestyret",
        "saksnummer": town.names["Furubakken"].decided.case_number,
        "tilraading_dato": (today() - timedelta(days=60)).isoformat(),
        "ssr_stedsnummer": "000912",
        "fort_i_matrikkelen": "",
        "merknad": "",
    }
    assert other["nytt_adressenavn"] == "Nausttunet"


def test_what_must_be_mended_stands_on_the_page_and_not_in_the_file(client):
    town = a_decided_town()
    torget = a.a_road(town.havnes, "Torget")
    a_decision(town.process, a.a_road(town.lidal, "Torget"), torget, LONG)
    decide(town.nausttunet, "Torget", number=2)
    client.log_in(town.staff)
    text = client.page(f"{town.desk}matrikkel").text
    assert "Torget → Fylkesskogmeister Hansens veg (Lidal): 29" in text
    assert "Skulevegen → Torget (Øyrane): Torget, Havnes" in text
    assert "1 vei er klar for filen" in text
    assert [row["nytt_adressenavn"] for row in rows_of(client.get(f"{town.desk}matrikkel.csv"))] == ["Furubakken"]
    remarks = {
        row["nytt_adressenavn"]: row["merknad"] for row in rows_of(client.get(f"{town.desk}matrikkel.csv?alle=1"))
    }
    assert remarks == {"Furubakken": "", LONG: "kortformen mangler", "Torget": "en annen vei har navnet"}


def test_roads_that_keep_their_names_are_not_on_the_list(app):
    town = a_decided_town()
    road = a.a_road(town.lidal, "Torget")
    a_decision(town.process, road, road, "", outcome=Outcome.NO_CHANGE)
    assert {row.name.name for row in list_matrikkel(town.place.id, today())} == {"Furubakken", "Nausttunet"}


def test_a_formula_in_a_name_stays_text(client):
    town = a_decided_town()
    road = a.a_road(town.lidal, "=1+1")
    a_decision(town.process, road, road, "=HYPERLINK(1)")
    client.log_in(town.staff)
    rows = rows_of(client.get(f"{town.desk}matrikkel.csv?alle=1"))
    assert "'=HYPERLINK(1)" in {row["nytt_adressenavn"] for row in rows}


@pytest.mark.parametrize(("lang", "word", "said"), [("nb", "veinavn", "Alle veiene"), ("nn", "vegnamn", "Alle vegane")])
def test_the_page_in_both_forms(client, lang, word, said):
    town = a_decided_town()
    client.log_in(town.staff)
    assert said in client.page(f"/{lang}/stab/{town.place.slug}/{word}/matrikkel").text


@pytest.mark.parametrize(("name", "dataset"), [("matrikkel", MATRIKKEL), ("adresser", CHANGED_ADDRESSES)])
def test_the_workbook_keeps_the_nought_of_a_number_and_who_took_it_is_noted(client, name, dataset):
    town = a_decided_town()
    client.log_in(town.staff)
    answer = client.send(f"/nb/stab/{town.place.slug}/filer/{name}.xlsx", {}, follow_redirects=True)
    sheet = openpyxl.load_workbook(io.BytesIO(answer.data))["data"]
    rows = [
        ["" if cell is None else str(cell).removesuffix(" 00:00:00") for cell in row]
        for row in sheet.iter_rows(values_only=True)
    ]
    table = rows_of(client.get(f"{town.desk}{name}.csv"))
    assert tuple(rows[0]) == dataset.header
    assert rows[1:] == [list(row.values()) for row in table]
    [act] = db.session.scalars(sa.select(ActOfStaff).where(ActOfStaff.act == Act.FILE_FETCHED)).all()
    assert act.account_id == town.staff.id
    assert act.why


def test_every_finding_has_words_in_the_file():
    assert set(NOTES) == set(MatrikkelFault)
