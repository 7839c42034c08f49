"""Write the files: streamed, so that their size does not matter, and always the same bytes from the same rows."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

from citizen.domain.datasets import Dataset
from citizen.domain.editions import Edition, columns_in
from citizen.domain.office_csv import encode_rows
from citizen.domain.readmes import readme_of, version_of
from citizen.exports.actions.contents import Contents
from citizen.exports.actions.workbooks import write_workbook

FORMATS = ("csv", "xlsx", "json", "zip")
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
CODEBOOK_HEADER = ("kolonne", "versjon", "bokmaal", "nynorsk")
BEGINNING_OF_TIME = (1980, 1, 1, 0, 0, 0)
"""What an archive says of when its files were written, so that the same rows give the same bytes."""
ROWS_AT_ONCE = 500
ROW_IN_JSON = json.JSONEncoder(ensure_ascii=False, default=str)


def pieces_of(contents: Contents, file_format: str) -> Iterator[bytes]:
    """The file in pieces; for every format but a workbook, which can't be written from its beginning to its end."""
    if file_format == "csv":
        return _encoded(encode_rows(contents.header, contents.rows()))
    return _encoded(json_of(contents)) if file_format == "json" else zip_of(contents)


def codebook_of(dataset: Dataset, edition: Edition = Edition.INTERNAL) -> Iterator[bytes]:
    """What each column of the edition holds, in both language forms, as a CSV of its own."""
    rows = ((column.name, dataset.version, column.nb, column.nn) for column in columns_in(dataset, edition))
    return _encoded(encode_rows(CODEBOOK_HEADER, rows))


def json_of(contents: Contents) -> Iterator[str]:
    """A list of objects, one a line, written as they are read."""
    header, encode = contents.header, ROW_IN_JSON.encode
    separator, lines = "[\n", []
    for row in contents.rows():
        lines.append(separator + encode(dict(zip(header, row, strict=True))))
        separator = ",\n"
        if len(lines) == ROWS_AT_ONCE:
            yield "".join(lines)
            lines.clear()
    lines.append("[]\n" if separator == "[\n" else "\n]\n")
    yield "".join(lines)


def zip_of(contents: Contents) -> Iterator[bytes]:
    """CSV and JSON with the codebook, a README and the version, packed while they are sent."""
    pipe = _Pipe()
    parts = {
        f"{contents.name}.csv": pieces_of(contents, "csv"),
        f"{contents.name}.json": pieces_of(contents, "json"),
        "kodebok.csv": codebook_of(contents.dataset, contents.edition),
        "LES-MEG.txt": iter([readme_of(contents.dataset, contents.subject.name, contents.edition).encode()]),
        "versjon.json": iter([version_of(contents.dataset, contents.subject.name, contents.edition).encode()]),
    }
    with zipfile.ZipFile(pipe, "w") as archive:
        for name, pieces in parts.items():
            about = zipfile.ZipInfo(name, BEGINNING_OF_TIME)
            about.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(about, "w", force_zip64=True) as entry:
                for piece in pieces:
                    entry.write(piece)
                    if pipe.waiting:
                        yield pipe.emptied()
    yield pipe.emptied()


def write_file(contents: Contents, file_format: str, path: Path) -> None:
    """Write the file beside its final place and then move it there, so that nothing half-done is left."""
    draft = path.with_name(f".{path.name}.part")
    try:
        if file_format == "xlsx":
            write_workbook(contents, draft)
        else:
            with draft.open("wb") as file:
                file.writelines(pieces_of(contents, file_format))
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _encoded(pieces: Iterator[str]) -> Iterator[bytes]:
    return (piece.encode() for piece in pieces)


class _Pipe:
    """What an archive writes into, taken out again as it comes."""

    def __init__(self) -> None:
        self.waiting: list[bytes] = []

    def write(self, content: bytes) -> int:
        self.waiting.append(bytes(content))
        return len(content)

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        """Nothing is open."""

    def emptied(self) -> bytes:
        content = b"".join(self.waiting)
        self.waiting.clear()
        return content
