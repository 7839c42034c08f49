"""CSV for offices: opens right in Excel, runs nothing."""

import csv
import io
from datetime import date

import pytest

from citizen.domain.office_csv import ROWS_PER_CHUNK, encode_rows, guard


@pytest.mark.parametrize(
    "cell",
    [
        *("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠x"),
        *('"=1+1', "'=1+1", " =1+1", "\u00a0=1", '"\t=cmd'),
    ],
)
def test_text_that_could_be_a_formula_is_disarmed(cell: str) -> None:
    assert guard(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["Storgata", "", "Nord-Flatåsen", "1000", "'s Gravenhage", None, -5, 0])
def test_other_cells_are_left_as_they_are(cell: str | int | None) -> None:
    assert guard(cell) == cell


@pytest.mark.parametrize(("fraction", "shown"), [(0.5, "0,5"), (-1.25, "-1,25")])
def test_fractions_have_a_decimal_comma(fraction: float, shown: str) -> None:
    assert guard(fraction) == shown


def test_the_file_has_its_mark_semicolons_and_windows_line_ends() -> None:
    assert "".join(encode_rows(["veg", "tal"], [["Åsvegen", 1], [None, 2]])) == "\ufeffveg;tal\r\nÅsvegen;1\r\n;2\r\n"


def test_the_header_is_disarmed_too() -> None:
    assert next(encode_rows(["=x"], [])) == "\ufeff'=x\r\n"


def test_any_text_is_read_back_by_another_reader() -> None:
    rows = [['a;"b"', "line\nline", "å 🎉"], ["", "x", "y"]]
    text = "".join(encode_rows(["a", "b", "c"], rows)).removeprefix("\ufeff")
    assert list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))[1:] == rows


def test_every_cell_of_every_row_is_guarded_whatever_stands_in_its_column() -> None:
    rows = [["trygg", 1, None], ["=1+1", 0.5, date(2026, 11, 23)], [None, -1, " +1"], ["x", 2, "y"]]
    text = "".join(encode_rows(["a", "b", "c"], rows))
    assert text.split("\r\n")[1:] == ["trygg;1;", "'=1+1;0,5;2026-11-23", ";-1;' +1", "x;2;y", ""]


def test_many_rows_come_in_pieces() -> None:
    pieces = list(encode_rows(["n"], ([number] for number in range(2 * ROWS_PER_CHUNK + 1))))
    assert [piece.count("\r\n") for piece in pieces] == [ROWS_PER_CHUNK + 1, ROWS_PER_CHUNK, 1]
