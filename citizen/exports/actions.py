"""Make the files: streamed, so that their size does not matter."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from citizen.domain.datasets import Dataset
from citizen.domain.office_csv import encode_rows
from citizen.exports.queries import ROWS, Cell
from citizen.processes.models import Process

FORMATS = ("csv", "xlsx", "json")


def csv_of(dataset: Dataset, process: Process) -> Iterator[str]:
    """The file as text in pieces, with its byte-order mark first; see citizen.domain.office_csv for the format."""
    yield from encode_rows(dataset.header, ROWS[dataset.name](process))


def codebook_of(dataset: Dataset) -> Iterator[str]:
    """What each column holds, in both language forms, as a CSV of its own."""
    rows = ((column.name, dataset.version, column.nb, column.nn) for column in dataset.columns)
    yield from encode_rows(("kolonne", "versjon", "bokmaal", "nynorsk"), rows)


def json_of(dataset: Dataset, process: Process) -> Iterator[str]:
    """A list of objects, one a line, written as they are read."""
    separator = "[\n"
    for row in ROWS[dataset.name](process):
        yield separator + json.dumps(dict(zip(dataset.header, row, strict=True)), ensure_ascii=False)
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


def write_xlsx(dataset: Dataset, process: Process, path: Path) -> None:
    """A workbook with the rows and the codebook. Text stays text: no cell can become a formula."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_formulas": False}) as workbook:
        sheet = workbook.add_worksheet("data")
        sheet.write_row(0, 0, dataset.header)
        for number, row in enumerate(ROWS[dataset.name](process), start=1):
            _write_cells(sheet, number, row)
        codes = workbook.add_worksheet("kodebok")
        codes.write_row(0, 0, ("kolonne", "bokmaal", "nynorsk"))
        for number, column in enumerate(dataset.columns, start=1):
            codes.write_row(number, 0, (column.name, column.nb, column.nn))


def _write_cells(sheet: object, number: int, row: tuple[Cell, ...]) -> None:
    for place, cell in enumerate(row):
        if isinstance(cell, str):
            sheet.write_string(number, place, cell)  # type: ignore[attr-defined] # xlsxwriter has no types
        elif cell is not None:
            sheet.write_number(number, place, cell)  # type: ignore[attr-defined] # xlsxwriter has no types


def write_file(dataset: Dataset, process: Process, file_format: str, path: Path) -> None:
    """Write the file beside its final place and then move it there, so that nothing half-done is left."""
    draft = path.with_name(f".{path.name}.part")
    try:
        if file_format == "xlsx":
            write_xlsx(dataset, process, draft)
        else:
            pieces = csv_of(dataset, process) if file_format == "csv" else json_of(dataset, process)
            with draft.open("w", encoding="utf-8", newline="") as file:
                file.writelines(pieces)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
