"""Send a file: in pieces while it is read, or a workbook as soon as it is written."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from flask import Response, stream_with_context

from citizen.exports.actions import TYPES, Contents, pieces_of, write_workbook

CHUNK = 1 << 16


def send_now(contents: Contents, file_format: str) -> Response:
    """A download. Its name holds only slugs, so it needs no quoting."""
    if file_format == "xlsx":
        return as_download(_workbook(contents), TYPES[file_format], f"{contents.name}.xlsx")
    pieces = stream_with_context(pieces_of(contents, file_format))
    return as_download(pieces, TYPES[file_format], f"{contents.name}.{file_format}")


def as_download(content: Iterator[bytes] | bytes, content_type: str, name: str) -> Response:
    response = Response(content, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _workbook(contents: Contents) -> bytes:
    """A workbook is written from its end, so it is made whole before it is sent."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "data.xlsx"
        write_workbook(contents, path)
        return path.read_bytes()
