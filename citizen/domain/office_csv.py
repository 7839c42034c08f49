"""CSV that opens right in a Norwegian office: UTF-8 with BOM, `;`, CRLF, and no cell that becomes a formula."""

import csv
import io
import itertools
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

Cell = str | int | float | date | None

UTF8_MARK = "\ufeff"
ROWS_PER_CHUNK = 2000
_DANGEROUS_STARTS = frozenset("=+-@\t\r\n＝＋－＠")
_HARMLESS_BEFORE = " \u00a0\u3000\"'"
_SUSPECT = frozenset({*_DANGEROUS_STARTS, *_HARMLESS_BEFORE})
"""What a text must begin with for it to be worth a second look."""
_NUMBERS = frozenset({int, type(None)})
_TEXTS = frozenset({str, type(None)})


def guard(cell: Cell) -> str | int | None:
    """The cell as an office reads it: text that could be a formula gets a leading `'`, a fraction its decimal comma."""
    if isinstance(cell, str):
        return _guard_text(cell) if cell[:1] in _SUSPECT else cell
    if isinstance(cell, float):
        return str(cell).replace(".", ",")
    return cell.isoformat() if isinstance(cell, date) else cell


def encode_rows(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """The whole file as chunks of text, to be written as UTF-8; the first chunk holds the mark and the header."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    buffer.write(UTF8_MARK)
    writer.writerow([guard(name) for name in header])
    waiting = iter(rows)
    while chunk := list(itertools.islice(waiting, ROWS_PER_CHUNK)):
        writer.writerows(_guarded(chunk))
        yield _emptied(buffer)
    if last := _emptied(buffer):
        yield last


def _guarded(chunk: Sequence[Sequence[Cell]]) -> Iterable[Sequence[Cell]]:
    """The rows with each cell as `guard` makes it.

    Columns are looked at as wholes: in most of them a few values come again and again, or no text begins in a way that
    needs a second look, and then there is nothing to do for each cell.
    """
    columns = list(zip(*chunk, strict=True))
    guarded = [_guarded_column(column) for column in columns]
    if all(new is old for new, old in zip(guarded, columns, strict=True)):
        return chunk
    return zip(*guarded, strict=True)


def _guarded_column(column: Sequence[Cell]) -> Sequence[Cell]:
    kinds = set(map(type, column))
    if kinds <= _NUMBERS:
        return column
    if kinds <= _TEXTS and not any(cell[:1] in _SUSPECT for cell in set(column) if isinstance(cell, str)):
        return column
    return [guard(cell) for cell in column]


def _guard_text(text: str) -> str:
    if text[:1] in _DANGEROUS_STARTS or text.lstrip(_HARMLESS_BEFORE)[:1] in _DANGEROUS_STARTS:
        return "'" + text
    return text


def _emptied(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text
