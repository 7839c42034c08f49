"""What a paper is made of: finished words, in the order in which they are read. Nothing here knows a format."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Literal

SMALL_ROWS, SMALL_LETTERS = 12, 1500
_INVISIBLE = frozenset({"Cc", "Cs", "Cn", "Co"})


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 is a chapter, 2 a part of it, 3 a part of that. The paper's own title stands above them all."""

    text: str
    level: Literal[1, 2, 3] = 1
    kind: Literal["heading"] = "heading"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences; a lead is set larger, a note smaller, and what is strong in bold."""

    text: str
    tone: Literal["plain", "lead", "note", "strong"] = "plain"
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without numbers."""

    items: Sequence[str]
    kind: Literal["bullets"] = "bullets"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head, whose first column names its rows."""

    caption: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    numeric: Sequence[int] = ()
    """The places of the columns that hold numbers, which stand to the right."""
    widths: Sequence[int] = ()
    """How wide the columns are beside each other; equal where nothing is said."""
    kind: Literal["table"] = "table"

    @property
    def is_small(self) -> bool:
        """Whether it can stand on one page whatever stands above it, so that no row is left alone on the next."""
        letters = sum(len(cell) for row in self.rows for cell in row)
        return len(self.rows) <= SMALL_ROWS and letters <= SMALL_LETTERS


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, with the words that say all that it shows."""

    svg: str
    alt: str
    caption: str
    kind: Literal["picture"] = "picture"


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a page of its own."""

    kind: Literal["page-break"] = "page-break"


Block = Heading | Paragraph | Bullets | Table | Picture | PageBreak


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that lies inside the PDF, such as the numbers that the paper shows."""

    name: str
    content: str
    mime: str
    description: str


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper. `footer` stands on every page, before the number of the page."""

    title: str
    language: Literal["nb", "nn"]
    author: str
    footer: str
    made_at: datetime
    blocks: Sequence[Block]
    attachment: Attachment | None = None


def as_values(document: Document) -> dict[str, Any]:
    """The paper as plain values for a template, without characters that no file can hold."""
    values: dict[str, Any] = _clean(asdict(document))
    for value, block in zip(values["blocks"], document.blocks, strict=True):
        if isinstance(block, Table):
            value["is_small"] = block.is_small
    return values


def _clean(value: Any) -> Any:
    """Line breaks stay; other invisible characters would break a file, or be read as commands of a template."""
    if isinstance(value, str):
        return "".join(one for one in value if one == "\n" or unicodedata.category(one) not in _INVISIBLE)
    if isinstance(value, dict):
        return {key: _clean(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(held) for held in value]
    return value
