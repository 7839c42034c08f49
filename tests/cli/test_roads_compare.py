"""`citizen roads compare` lists the pairs, in three formats, and refuses what it can't use with one sentence."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from citizen.cli.roads import roads
from citizen.domain.naming.likeness import Likeness
from tests.elverum import ELVERUM, HAS_ELVERUM
from tests.kartverket.files import address, write_csv

COLUMNS = "level;name_a;municipality_a;addresses_a;name_b;municipality_b;addresses_b;keeper;reason"


def compare(*arguments: str | Path) -> Result:
    return CliRunner().invoke(roads, ["compare", *map(str, arguments)])


@pytest.fixture
def havnes(tmp_path: Path) -> Path:
    """Storgata with three addresses, Skolevegen and Furuvegen with one each."""
    its = {"kommunenummer": "9901", "kommunenavn": "HAVNES"}
    rows = [address("Storgata", "1000", number, **its) for number in "123"]
    rows += [address("Skolevegen", "1001", **its), address("Furuvegen", "1002", **its)]
    return write_csv(tmp_path, rows, "havnes.csv")


@pytest.fixture
def lidal(tmp_path: Path) -> Path:
    """Storgata and Skulevegen with one address each, Furubakken with two, and a name that is nobody else's."""
    rows = [address("Storgata", "1000"), address("Skulevegen", "1001"), address("Osplia", "1003")]
    rows += [address("Furubakken", "1002", number) for number in "12"]
    return write_csv(tmp_path, rows, "lidal.csv")


def test_the_csv_has_the_fixed_columns_and_opens_in_an_office(havnes: Path, lidal: Path) -> None:
    result = compare(havnes, lidal, "--format", "csv")
    assert result.exit_code == 0
    text = result.stdout_bytes.decode("utf-8")
    assert text.startswith("\ufeff" + COLUMNS + "\r\n")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))
    assert [(row["level"], row["name_a"], row["name_b"], row["keeper"]) for row in rows] == [
        ("identical", "Storgata", "Storgata", "9901"),
        ("sound-alike", "Skolevegen", "Skulevegen", "9902"),
        ("same-stem", "Furubakken", "Furuvegen", "9902"),
    ]
    assert rows[0]["reason"] == "Havnes 3 adresser mot Lidal 1: 1 må endre i stedet for 3."


def test_json_says_the_same_and_null_for_an_open_choice(tmp_path: Path) -> None:
    first = write_csv(tmp_path, [address(kommunenummer="9901")], "a.csv")
    second = write_csv(tmp_path, [address()], "b.csv")
    (row,) = json.loads(compare(first, second, "--format", "json").stdout_bytes)
    assert list(row) == COLUMNS.split(";")
    assert row["keeper"] is None
    assert row["addresses_a"] == 1


def test_the_table_is_readable_in_a_hundred_columns(havnes: Path, lidal: Path) -> None:
    result = compare(havnes, lidal)
    assert "Storgata, Havnes (3)" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 100


def test_the_table_speaks_nynorsk_when_asked(havnes: Path, lidal: Path) -> None:
    result = compare(havnes, lidal, "--language", "nn")
    assert "Same namn (1)" in result.stdout
    assert "i staden for" in result.stdout


def test_no_collisions_are_said_and_are_a_good_answer(tmp_path: Path) -> None:
    first = write_csv(tmp_path, [address("Bjørkelia", kommunenummer="9901")], "a.csv")
    second = write_csv(tmp_path, [address("Storgata")], "b.csv")
    result = compare(first, second)
    assert (result.exit_code, result.stdout) == (0, "Ingen navn er like i disse kommunene.\n")


def test_nothing_is_printed_when_one_of_the_files_is_unusable(havnes: Path, tmp_path: Path) -> None:
    spoilt = write_csv(tmp_path, [address(code="x")], "feil.csv")
    result = compare(havnes, spoilt, "--format", "csv")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("citizen: feil.csv, linje 2: adressekoden «x» er ikke et tall")
    assert result.stderr.count("\n") == 1


def test_a_fault_is_told_in_the_language_asked_for(havnes: Path, tmp_path: Path) -> None:
    result = compare(havnes, tmp_path / "nei.csv", "--language", "nn")
    assert result.stderr == "citizen: nei.csv: fila finst ikkje; sjå etter skrivefeil i namnet.\n"


def test_the_same_municipality_twice_is_refused(havnes: Path) -> None:
    result = compare(havnes, havnes)
    assert result.exit_code == 2
    assert "9901" in result.stderr


def test_one_file_is_too_few(havnes: Path) -> None:
    result = compare(havnes)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "to filer" in result.stderr


def test_a_name_that_looks_like_a_formula_is_disarmed_in_the_csv(tmp_path: Path) -> None:
    first = write_csv(tmp_path, [address("=SUM(A1)", kommunenummer="9901")], "a.csv")
    second = write_csv(tmp_path, [address("=SUM(A1)")], "b.csv")
    assert ";'=SUM(A1);" in compare(first, second, "--format", "csv").stdout


if HAS_ELVERUM:

    def test_a_real_municipality_is_compared_with_a_second(tmp_path: Path) -> None:
        names = ("Storgata", "Trysilveien", "Osplia")
        rows = [address(name, str(code)) for code, name in enumerate(names, 1000)]
        result = compare(ELVERUM, write_csv(tmp_path, rows), "--format", "json")
        found = {(row["level"], row["name_a"], row["name_b"]) for row in json.loads(result.stdout_bytes)}
        assert {one for one in found if one[0] != Likeness.SAME_STEM} == {
            ("identical", "Storgata", "Storgata"),
            ("sound-alike", "Trysilvegen", "Trysilveien"),
        }
