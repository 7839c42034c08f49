"""The open edition: no names, no private details, nothing that is for staff alone."""

from __future__ import annotations

import pytest

from citizen.domain.datasets import DATASETS, Column, Dataset, InTheOpen
from citizen.domain.editions import TAKEN_OUT, Edition, People, clean, columns_in, pseudonyms, rows_in

FILE = Dataset(
    "file", 1, "Fil", "Fil",
    (
        Column("a", "a", "a"),
        Column("b", "b", "b", InTheOpen.PSEUDONYM),
        Column("c", "c", "c", InTheOpen.CLEANED),
        Column("d", "d", "d", InTheOpen.LEFT_OUT),
    ),
)  # fmt: skip
ROW = ("x", People("7,8", "Kari og Ola"), "Ring 98 76 54 32 i dag", "notat")
CALL = pseudonyms(b"k" * 32, "0000", "runde", "file")


def test_the_internal_edition_has_everything_with_the_names_that_people_chose() -> None:
    assert list(rows_in(FILE, Edition.INTERNAL, [ROW], CALL)) == [
        ["x", "Kari og Ola", "Ring 98 76 54 32 i dag", "notat"]
    ]


def test_the_open_edition_has_neither_names_nor_numbers_nor_notes() -> None:
    (row,) = rows_in(FILE, Edition.OPEN, [ROW], CALL)
    assert row == ["x", f"{CALL('7')}, {CALL('8')}", f"Ring {TAKEN_OUT} i dag"]
    assert [column.name for column in columns_in(FILE, Edition.OPEN)] == ["a", "b", "c"]


def test_a_person_is_the_same_in_one_file_and_another_in_the_next() -> None:
    assert CALL("7") == CALL("7") != CALL("8")
    assert pseudonyms(b"k" * 32, "0000", "runde", "other")("7") != CALL("7")
    assert pseudonyms(b"l" * 32, "0000", "runde", "file")("7") != CALL("7")


def test_nobody_has_no_pseudonym() -> None:
    assert next(iter(rows_in(FILE, Edition.OPEN, [("x", People("", None), None, None)], CALL))) == ["x", None, None]


@pytest.mark.parametrize("column", [Column("b", "b", "b"), Column("b", "b", "b", InTheOpen.CLEANED)])
def test_people_in_a_column_that_says_nothing_of_them_stop_the_file(column: Column) -> None:
    columns = (column, Column("c", "c", "c", InTheOpen.CLEANED))
    unsaid = Dataset("file", 1, "Fil", "Fil", columns)
    with pytest.raises(TypeError):
        list(rows_in(unsaid, Edition.OPEN, [(People("7", "Kari"), "x")], CALL))


def test_all_that_leads_to_a_person_is_taken_out_of_a_text() -> None:
    assert clean("kari@example.no, 98765432 og 98 76 54 33.") == f"{TAKEN_OUT}, {TAKEN_OUT} og {TAKEN_OUT}."


def test_texts_that_people_write_are_cleaned_in_every_file_of_the_open_edition() -> None:
    written = {"begrunnelse", "tekst", "tittel"}
    unclean = [
        f"{dataset.name}.{column.name}"
        for dataset in DATASETS.values()
        for column in dataset.columns
        if dataset.is_open and column.name in written and column.in_the_open is InTheOpen.AS_IT_IS
    ]
    assert unclean == []
