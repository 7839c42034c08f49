"""A paper as PDF that screen readers can read (PDF/UA-1) and that archives take (PDF/A), set by Typst."""

from __future__ import annotations

import json
from enum import StrEnum
from functools import cache
from pathlib import Path

from citizen.documents.blocks import Document, as_values

TEMPLATE = Path(__file__).with_name("paper.typ")
PIXELS_PER_INCH = 200


class Standard(StrEnum):
    """What a file promises: read aloud it says all that it shows, and it can be read in a hundred years."""

    ACCESSIBLE = "ua-1"
    ARCHIVE = "a-2a"
    ARCHIVE_WITH_ATTACHMENT = "a-3a"


def make_pdf(document: Document) -> bytes:
    """The paper by both standards; with an attachment by the one that allows it. Equal papers give equal bytes."""
    import typst

    archive = Standard.ARCHIVE_WITH_ATTACHMENT if document.attachment else Standard.ARCHIVE
    made: bytes = typst.compile(
        _template(),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"paper": json.dumps(_values(document), sort_keys=True, default=str)},
        pdf_standards=[Standard.ACCESSIBLE.value, archive.value],
        timestamp=int(document.made_at.timestamp()),
    )
    return made


def draw(svg: str) -> bytes:
    """The drawing as PNG, for files that can't hold the drawing itself."""
    import typst

    page = '#set page(width: auto, height: auto, margin: 2pt)\n#image(bytes(sys.inputs.svg), format: "svg")'
    made: bytes = typst.compile(
        page.encode(),
        format="png",
        ppi=PIXELS_PER_INCH,
        ignore_system_fonts=True,
        sys_inputs={"svg": svg},
    )
    return made


def _values(document: Document) -> dict[str, object]:
    values = as_values(document)
    values["made_at"] = [getattr(document.made_at, part) for part in ("year", "month", "day", "hour", "minute")]
    return values


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()
