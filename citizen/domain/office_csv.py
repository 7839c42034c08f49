"""CSV that opens right in a Norwegian office: UTF-8 with BOM, `;`, CRLF, and no cell that becomes a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

Cell = str | int | float | None

UTF8_MARK = "\ufeff"
ROWS_PER_CHUNK = 2000
_DANGEROUS_STARTS = frozenset("=+-@\t\r\n＝＋－＠")
_HARMLESS_BEFORE = " \u00a0\u3000\"'"


def guard(cell: Cell) -> Cell:
    """The cell as an office reads it: text that could be a formula gets a leading `'`, a fraction its decimal comma."""
    if isinstance(cell, float):
        return str(cell).replace(".", ",")
    if not isinstance(cell, str):
        return cell
    if cell[:1] in _DANGEROUS_STARTS or cell.lstrip(_HARMLESS_BEFORE)[:1] in _DANGEROUS_STARTS:
        return "'" + cell
    return cell


def encode_rows(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """The whole file as chunks of text, to be written as UTF-8; the first chunk holds the mark and the header."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    buffer.write(UTF8_MARK)
    writer.writerow([guard(name) for name in header])
    for count, row in enumerate(rows, 1):
        writer.writerow([guard(cell) for cell in row])
        if count % ROWS_PER_CHUNK == 0:
            yield _emptied(buffer)
    if last := _emptied(buffer):
        yield last


def _emptied(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text
