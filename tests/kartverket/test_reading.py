"""A register is what the file says, whatever its columns, line ends and order."""

import csv
import tracemalloc
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citizen.domain.road_register import RegisteredRoad
from citizen.kartverket import read_register, read_registers
from citizen.kartverket.lines import BLOCK
from tests.elverum import ELVERUM, HAS_ELVERUM
from tests.kartverket.files import (
    ADDRESS_COLUMNS,
    ROAD_ADDRESS_COLUMNS,
    address,
    csv_text,
    write_csv,
    write_zip,
)

ROWS = [
    address("Storgata", "1000", "1"),
    address("Storgata", "1000", "3"),
    address("Åsvegen", "1010", "2"),
    address("", "", "", adressetype="matrikkeladresse"),
]
ROADS = (RegisteredRoad(1000, "Storgata", 2), RegisteredRoad(1010, "Åsvegen", 1))


def test_roads_are_counted_and_cadastral_addresses_left_out(tmp_path: Path) -> None:
    register = read_register(write_csv(tmp_path, ROWS))
    assert (register.number, register.municipality) == ("9902", "Lidal")
    assert register.roads == ROADS
    assert register.addresses == 3


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("columns", [ADDRESS_COLUMNS, ROAD_ADDRESS_COLUMNS])
def test_both_products_are_read_with_either_line_end_and_mark(
    tmp_path: Path, mark: str, line_end: str, columns: list[str]
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes((mark + csv_text(ROWS, columns, line_end)).encode())
    assert read_register(path).roads == ROADS


def test_the_products_have_46_and_37_columns() -> None:
    assert (len(ADDRESS_COLUMNS), len(ROAD_ADDRESS_COLUMNS)) == (46, 37)


@pytest.mark.parametrize("step", [1, 5, 7, 45])
def test_columns_may_stand_in_any_order_and_case(tmp_path: Path, step: int) -> None:
    columns = [ADDRESS_COLUMNS[(place + 1) * step % 46] for place in range(46)]
    text = csv_text(ROWS, columns)
    header, rest = text.split("\r\n", 1)
    path = tmp_path / "a.csv"
    path.write_text(header.upper().replace("Ø", "ø") + "\r\n" + rest, encoding="utf-8", newline="")
    assert read_register(path).roads == ROADS


def test_the_last_line_needs_no_line_end(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(csv_text(ROWS).removesuffix("\r\n"), encoding="utf-8", newline="")
    assert read_register(path).roads == ROADS


def test_a_semicolon_inside_quotation_marks_is_part_of_its_cell(tmp_path: Path) -> None:
    rows = [*ROWS, address("Storgata", "1000", "5", adressetilleggsnavn='"Nigard; øvre"')]
    assert read_register(write_csv(tmp_path, rows)).roads[0].addresses == 3


def test_a_lone_quotation_mark_is_only_a_character(tmp_path: Path) -> None:
    rows = [address("Storgata", "1000", "1", adressetilleggsnavn='"Nigard'), *ROWS]
    assert read_register(write_csv(tmp_path, rows)).roads[0].addresses == 3


def test_a_zip_with_one_csv_is_read_like_the_csv(tmp_path: Path) -> None:
    path = write_zip(tmp_path, {"Basisdata/matrikkelenAdresse.csv": csv_text(ROWS), "les-meg.txt": "CC BY 4.0"})
    assert read_register(path).roads == ROADS


def test_the_same_name_under_two_codes_is_two_roads(tmp_path: Path) -> None:
    rows = [address("Løkenveien", "1000"), address("Løkenveien", "1001")]
    assert len(read_register(write_csv(tmp_path, rows)).roads) == 2


def test_two_spellings_that_are_one_name_are_one_road(tmp_path: Path) -> None:
    rows = [address("Åsvegen", "1000"), address("A\u030asvegen", "1000"), address(" Åsvegen", "1000")]
    assert read_register(write_csv(tmp_path, rows)).roads == (RegisteredRoad(1000, "Åsvegen", 3),)


def test_a_file_of_several_municipalities_is_grouped_by_number(tmp_path: Path) -> None:
    rows = [*ROWS, address("Storgata", "1000", kommunenummer="0301", kommunenavn="INDRE ØSTFOLD")]
    registers = read_registers(write_csv(tmp_path, rows))
    assert [(one.number, one.municipality, one.addresses) for one in registers] == [
        ("0301", "Indre Østfold", 1),
        ("9902", "Lidal", 3),
    ]
    assert read_register(write_csv(tmp_path, rows), "0301") == registers[0]


@pytest.mark.parametrize(
    ("written", "read"),
    [("NORD-AURDAL", "Nord-Aurdal"), ("EVJE OG HORNNES", "Evje og Hornnes"), ("KÁRÁŠJOHKA", "Kárášjohka")],
)
def test_the_municipality_is_named_as_people_write_it(tmp_path: Path, written: str, read: str) -> None:
    assert read_register(write_csv(tmp_path, [address(kommunenavn=written)])).municipality == read


def test_rows_that_straddle_blocks_are_read_whole(tmp_path: Path) -> None:
    rows = [
        address("Ås" + "v" * (number % 7) + "egen", str(1000 + number % 7), "1") for number in range(2 * BLOCK // 70)
    ]
    path = write_csv(tmp_path, rows)
    assert path.stat().st_size > 2 * BLOCK
    assert sum(road.addresses for road in read_register(path).roads) == len(rows)


def test_progress_is_told_in_bytes(tmp_path: Path) -> None:
    told: list[int] = []
    path = write_csv(tmp_path, ROWS)
    read_register(path, progress=told.append)
    assert sum(told) == path.stat().st_size


CELL = st.text(alphabet="abåÆ1 .-'\"", max_size=5)
NAME = st.sampled_from(["Storgata", "Åsvegen", "Ole Paus' gate", "Ávjovárgeaidnu"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.lists(st.tuples(NAME, CELL, st.booleans()), min_size=1, max_size=30))
def test_reading_agrees_with_pythons_own_csv_reader(tmp_path: Path, drawn: list[tuple[str, str, bool]]) -> None:
    codes = {name: str(1000 + place) for place, name in enumerate(dict.fromkeys(name for name, _, _ in drawn))}
    rows = [
        address(name, codes[name], adressetilleggsnavn=cell, adressetype="vegadresse" if road else "matrikkeladresse")
        for name, cell, road in [*drawn, ("Storgata", "", True)]
        if name in codes
    ] or [address()]
    rows.append(address("Endavegen", "9000"))
    path = write_csv(tmp_path, rows)
    with path.open(encoding="utf-8-sig", newline="") as file:
        theirs = Counter(
            row["adressenavn"]
            for row in csv.DictReader(file, delimiter=";", quoting=csv.QUOTE_NONE)
            if row["adressetype"] == "vegadresse"
        )
    assert {road.name: road.addresses for road in read_register(path).roads} == theirs


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    line = csv_text([address()]).split("\r\n")[1] + "\r\n"
    path = tmp_path / "big.csv"
    path.write_text(csv_text([]) + line * (20 * BLOCK // len(line)), encoding="utf-8", newline="")
    tracemalloc.start()
    read_register(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 12 * BLOCK


if HAS_ELVERUM:

    def test_the_real_file_has_the_roads_and_addresses_that_are_known_of_it() -> None:
        register = read_register(ELVERUM)
        assert (register.number, register.municipality) == ("3420", "Elverum")
        assert (len(register.roads), register.addresses) == (465, 10_871)
        assert min(road.code for road in register.roads) == 1000
