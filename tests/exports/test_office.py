"""LibreOffice opens the files and reads exactly what was put in."""

from __future__ import annotations

import subprocess
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from citizen.domain.datasets import DATASETS
from citizen.domain.office_csv import guard
from citizen.domain.phases import Phase
from citizen.exports.actions import internal, write_file
from citizen.exports.queries import Subject
from tests import factories as a
from tests.exports.hostile import CELLS
from tests.town import Town, a_town

SEMICOLON, QUOTE, UTF8, FIRST_LINE, LANGUAGE = 59, 34, 76, 1, 0
AS_TEXT = "/".join(f"{column}/2" for column in range(1, 30))
"""Each column is text, as somebody chooses who wants 0301 to stay 0301."""
CSV_FILTER = f"Text - txt - csv (StarCalc):{SEMICOLON},{QUOTE},{UTF8},{FIRST_LINE},{AS_TEXT},{LANGUAGE},false,false"
NEW_WORKBOOK = "xlsx:Calc MS Excel 2007 XML"


@pytest.fixture
def town(app) -> Town:
    town = a_town(Phase.PROPOSING, with_round=False)
    for number, cell in enumerate(CELLS):
        a.a_proposal(town.question, f"Namn {number:02}", town.a_neighbour(shown_name=cell), reason=cell)
    return town


def opened_in_office(file: Path, folder: Path, *options: str) -> list[list[object]]:
    """The first sheet, as LibreOffice has it after it has opened the file and saved it as a workbook of its own."""
    folder.mkdir()
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
    command += [*options, "--convert-to", NEW_WORKBOOK, "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    sheet = openpyxl.load_workbook(folder / f"{file.stem}.xlsx").worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"], "a text has become a formula"
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_a_workbook_is_read_back_exactly(town, tmp_path):
    contents = internal(DATASETS["proposals"], Subject(town.place, town.process))
    write_file(contents, "xlsx", tmp_path / "ut.xlsx")
    header, *lines = opened_in_office(tmp_path / "ut.xlsx", tmp_path / "office")
    assert tuple(header) == contents.header
    days = [[cell.date() if isinstance(cell, datetime) else cell for cell in line] for line in lines]
    assert days == [[cell or None if isinstance(cell, str) else cell for cell in row] for row in contents.rows()]


def test_a_csv_is_read_back_exactly_and_runs_nothing(town, tmp_path):
    contents = internal(DATASETS["proposals"], Subject(town.place, town.process))
    write_file(contents, "csv", tmp_path / "ut.csv")
    header, *lines = opened_in_office(tmp_path / "ut.csv", tmp_path / "office", f"--infilter={CSV_FILTER}")
    assert tuple(header) == contents.header
    said = [[cell.isoformat() if isinstance(cell, date) else guard(cell) for cell in row] for row in contents.rows()]
    assert [["" if cell is None else str(cell) for cell in line] for line in lines] == [
        ["" if cell is None else str(cell) for cell in row] for row in said
    ]
