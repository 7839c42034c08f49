"""Workbooks: numbers as numbers, dates as dates, and text as text, whatever it begins with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from citizen.domain.office_csv import Cell
from citizen.exports.actions.contents import Contents

MOST_ROWS = 1_048_575
"""Below the header; what is more goes on in a further sheet."""
LONGEST_TEXT = 32_767
CUT = " […]"
TOLD_EVERY = 5_000
MEASURED_ROWS = 200
"""Columns are as wide as what stands in so many rows, so that nobody meets ##### or half a name."""
NARROWEST, WIDEST = 9, 60
MADE_AT = datetime(2000, 1, 1, tzinfo=UTC)
"""What a workbook says of when it was made, so that the same rows give the same bytes."""


def write_workbook(contents: Contents, path: Path, tell: Callable[[int], None] = lambda _rows: None) -> int:
    """Write it in constant memory, and tell how many rows are done now and then. Gives the number of rows."""
    import xlsxwriter

    options = {"constant_memory": True, "tmpdir": str(path.parent), "default_date_format": "yyyy-mm-dd"}
    with xlsxwriter.Workbook(str(path), options) as workbook:
        workbook.set_properties({"created": MADE_AT.replace(tzinfo=None)})
        done = _write_rows(workbook, contents.header, contents.rows(), tell)
        codes = workbook.add_worksheet("kodebok")
        _write_cells(codes, 0, ("kolonne", "versjon", "bokmaal", "nynorsk"))
        for number, column in enumerate(contents.columns, start=1):
            _write_cells(codes, number, (column.name, contents.dataset.version, column.nb, column.nn))
        _widen(codes, (24, NARROWEST, WIDEST, WIDEST))
    return done


def _write_rows(
    workbook: Any, header: Sequence[str], rows: Iterable[Sequence[Cell]], tell: Callable[[int], None]
) -> int:
    done, line, sheets = 0, MOST_ROWS, []
    widths = [len(name) for name in header]
    for row in rows:
        if line == MOST_ROWS:
            sheets.append(_begin_sheet(workbook, header, done))
            line = 0
        line += 1
        done += 1
        _write_cells(sheets[-1], line, row)
        if done <= MEASURED_ROWS:
            widths = [max(width, _width_of(cell)) for width, cell in zip(widths, row, strict=True)]
        if done % TOLD_EVERY == 0:
            tell(done)
    for sheet in sheets or [_begin_sheet(workbook, header, 0)]:
        _widen(sheet, widths)
    return done


def _width_of(cell: Cell) -> int:
    """In letters; of a text with several lines, that of the longest."""
    return max((len(line) for line in str(cell).splitlines()), default=0) if cell is not None else 0


def _widen(sheet: Any, widths: Sequence[int]) -> None:
    for place, width in enumerate(widths):
        sheet.set_column(place, place, min(max(width + 2, NARROWEST), WIDEST))


def _begin_sheet(workbook: Any, header: Sequence[str], done: int) -> Any:
    sheet = workbook.add_worksheet(f"data {done // MOST_ROWS + 1}" if done else "data")
    sheet.freeze_panes(1, 0)
    _write_cells(sheet, 0, header)
    return sheet


def _write_cells(sheet: Any, number: int, row: Sequence[Cell]) -> None:
    for place, cell in enumerate(row):
        if isinstance(cell, str):
            text = cell if len(cell) <= LONGEST_TEXT else cell[: LONGEST_TEXT - len(CUT)] + CUT
            if text:
                sheet.write_string(number, place, text)
        elif isinstance(cell, date):
            sheet.write_datetime(number, place, cell)
        elif cell is not None:
            sheet.write_number(number, place, cell)
