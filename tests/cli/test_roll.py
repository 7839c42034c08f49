"""`citizen roll`: the key for the municipality's own machine, and the list that is made there."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from flask import Flask

from citizen.cli import main
from citizen.cli.roll import export_key
from citizen.keys import read_key
from citizen.rolls import fingerprint_of, read_key_file, read_roll, write_key_file
from tests.rolls.numbers import numbers_of_nobody, unlike_a_number

KEY = bytes(range(32))
NUMBERS = numbers_of_nobody(4)


def make(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["roll", "make", *map(str, arguments)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_key_file(tmp_path / "key.txt", KEY)
    (tmp_path / "people.csv").write_text("fnr;papir\n" + "".join(f"{number};nei\n" for number in NUMBERS))
    return tmp_path


def arguments(folder: Path) -> list[str | Path]:
    return [folder / "people.csv", "--key", folder / "key.txt", "--output", folder / "roll.csv"]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(("language", "said"), [("nb", "4 personer på listen"), ("nn", "4 personar på lista")])
def test_a_list_is_made_without_database_or_settings(folder: Path, language: str, said: str) -> None:
    result = make(*arguments(folder), "--language", language)
    assert (result.exit_code, result.stderr) == (0, "")
    assert said in result.stdout
    assert fingerprint_of(KEY) in result.stdout
    assert len(read_roll((folder / "roll.csv").read_bytes(), "roll.csv", KEY)) == 4
    assert not any(number in result.output + (folder / "roll.csv").read_text() for number in NUMBERS)


def test_it_says_how_many_lines_were_merged(folder: Path) -> None:
    (folder / "people.csv").write_text(f"fnr\n{NUMBERS[0]}\n{NUMBERS[0]}\n")
    result = make(*arguments(folder))
    assert "1 person på listen" in result.stdout
    assert "1 linje sa det samme om samme person en gang til" in result.stdout


def test_bad_numbers_leave_nothing_behind_and_are_not_repeated(folder: Path) -> None:
    wrong = unlike_a_number(NUMBERS[0])
    (folder / "people.csv").write_text(f"fnr\n{NUMBERS[1]}\n{wrong}\n")
    result = make(*arguments(folder))
    assert result.exit_code == 2
    assert result.stderr.startswith("citizen: people.csv, linje 3: fødselsnummeret er ikke gyldig")
    assert not any(number in result.output for number in (*NUMBERS, wrong))
    assert names(folder) == ["key.txt", "people.csv"]


def test_an_older_list_stays_when_the_new_one_can_not_be_made(folder: Path) -> None:
    make(*arguments(folder))
    before = (folder / "roll.csv").read_bytes()
    (folder / "people.csv").write_text("fnr\n123\n")
    assert make(*arguments(folder)).exit_code == 2
    assert (folder / "roll.csv").read_bytes() == before


@pytest.mark.parametrize("content", ["", "citizen-roll-key-1\n", "citizen-roll-key-1\n00\n", "x" * 10_000, "\xe5"])
def test_what_is_no_key_is_refused(folder: Path, content: str) -> None:
    (folder / "key.txt").write_text(content, "latin-1")
    result = make(*arguments(folder))
    assert (result.exit_code, names(folder)) == (2, ["key.txt", "people.csv"])
    assert "key.txt: dette er ikke en nøkkel" in result.stderr


def test_files_that_are_not_there_are_named(folder: Path) -> None:
    assert "gone.csv: filen finnes ikke" in make(folder / "gone.csv", *arguments(folder)[1:]).stderr
    (folder / "key.txt").unlink()
    assert "key.txt: filen finnes ikke" in make(*arguments(folder)).stderr


def test_the_list_never_takes_the_place_of_its_sources(folder: Path) -> None:
    for source in ("people.csv", "key.txt"):
        before = (folder / source).read_bytes()
        result = make(*arguments(folder)[:-1], folder / "." / source)
        assert result.exit_code == 2
        assert (folder / source).read_bytes() == before


def test_a_folder_that_is_not_there_is_told(folder: Path) -> None:
    result = make(*arguments(folder)[:-1], folder / "gone" / "roll.csv")
    assert result.exit_code == 2
    assert "lar seg ikke skrive" in result.stderr


def run_key(*given: str | Path) -> Result:
    """The command on the test's own application: the callback without the one that it would make."""
    inside = click.Command("key", params=export_key.params, callback=export_key.callback.__wrapped__)
    return CliRunner().invoke(inside, [str(one) for one in given])


def test_the_key_is_written_once_for_its_owner_alone(app: Flask, tmp_path: Path) -> None:
    file = tmp_path / "key.txt"
    result = run_key("--output", file)
    key = read_key(app.config["CITIZEN"].keys_dir, "roll")
    assert result.exit_code == 0
    assert fingerprint_of(key) in result.stdout
    assert key.hex() not in result.output
    assert read_key_file(file) == key
    assert file.stat().st_mode & 0o077 == 0

    again = run_key("--output", file)
    assert again.exit_code == 2
    assert "filen finnes fra før" in again.stderr
    assert run_key("--output", tmp_path / "gone" / "key.txt").exit_code == 2
    assert names(tmp_path) == ["key.txt"]


def test_the_key_is_not_the_one_that_knows_accounts(app: Flask) -> None:
    folder = app.config["CITIZEN"].keys_dir
    assert read_key(folder, "roll") != read_key(folder, "person")
