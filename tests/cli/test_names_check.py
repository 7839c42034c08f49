"""`citizen names check` gives every finding, and its exit status says whether the name can be used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from citizen.cli.names import names
from tests.kartverket.files import address, write_csv


def check(*arguments: str | Path) -> Result:
    return CliRunner().invoke(names, ["check", *map(str, arguments)])


@pytest.fixture
def lidal(tmp_path: Path) -> Path:
    """Storgata in Lidal."""
    return write_csv(tmp_path, [address("Storgata")], "lidal.csv")


def test_a_taken_name_is_an_error_and_the_answer_is_no(lidal: Path) -> None:
    result = check("Storgata", "--against", lidal, "--format", "csv")
    assert result.exit_code == 1
    assert result.stdout_bytes.decode().splitlines()[0] == "\ufeffrule;severity;message"
    assert "N02;error;Storgata (Lidal) er allerede i bruk." in result.stdout_bytes.decode()


def test_a_warning_does_not_make_the_answer_no(lidal: Path) -> None:
    result = check("Storgaten", "--against", lidal, "--format", "json")
    assert result.exit_code == 0
    assert [(one["rule"], one["severity"]) for one in json.loads(result.stdout_bytes)] == [("N04", "warning")]


def test_a_good_name_is_told_so(lidal: Path) -> None:
    result = check("Sperrebakken", "--against", lidal)
    assert (result.exit_code, result.stdout) == (0, "Navnet kan brukes. Ingen regel har noe å innvende.\n")


def test_the_messages_are_in_the_language_asked_for(lidal: Path) -> None:
    result = check("Storgata", "--against", lidal, "--language", "nn")
    assert "allereie i bruk" in result.stdout


def test_several_files_may_follow_one_against(lidal: Path, tmp_path: Path) -> None:
    rows = [address("Åslia", kommunenummer="9901", kommunenavn="HAVNES")]
    havnes = write_csv(tmp_path, rows, "havnes.csv")
    result = check("Åslia", "--against", lidal, havnes)
    assert result.exit_code == 1
    assert "Åslia (Havnes)" in result.stdout


def test_the_table_stays_within_a_hundred_columns(lidal: Path) -> None:
    result = check("storgaten! 2", "--against", lidal)
    assert max(map(len, result.stdout.splitlines())) <= 100


def test_what_can_not_be_shown_is_not_printed(lidal: Path) -> None:
    result = check("Stor\x1b[2Jgata", "--against", lidal)
    assert result.exit_code == 1
    assert "\x1b" not in result.stdout


def test_without_files_one_sentence_says_what_to_do() -> None:
    result = check("Storgata")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "--against" in result.stderr


def test_an_unusable_file_is_named_with_its_line(tmp_path: Path) -> None:
    spoilt = write_csv(tmp_path, [address(), address(name="Åslia")], "feil.csv")
    result = check("Storgata", "--against", spoilt)
    assert result.exit_code == 2
    assert result.stderr.startswith("citizen: feil.csv, linje 3: ")
