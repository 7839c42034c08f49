"""Deadlines as a calendar file after RFC 5545, so that people can have them in the calendar they use."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

LONGEST_LINE = 75
"""In octets, without the line break."""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


@dataclass(frozen=True, slots=True)
class Deadline:
    """An instant at which something opens, closes or is promised."""

    uid: str
    at: datetime
    summary: str
    description: str
    url: str
    sequence: int


def write_calendar(name: str, deadlines: Iterable[Deadline], written_at: datetime) -> str:
    """The file: lines end with CRLF, and long ones are folded between characters."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Citizen//Deadlines//NO",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    for deadline in deadlines:
        lines += _event(deadline, written_at)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _fold(line))


def _event(deadline: Deadline, written_at: datetime) -> list[str]:
    """An event without a duration: RFC 5545 lets it end where it begins."""
    return [
        "BEGIN:VEVENT",
        f"UID:{_escaped(deadline.uid)}",
        f"DTSTAMP:{_instant(written_at)}",
        f"DTSTART:{_instant(deadline.at)}",
        f"SEQUENCE:{deadline.sequence}",
        f"SUMMARY:{_escaped(deadline.summary)}",
        f"DESCRIPTION:{_escaped(deadline.description)}",
        f"URL:{deadline.url}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text: str) -> str:
    """The text as a value; characters that no calendar takes are left out, so none can begin a line of its own."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    plain = "".join(one for one in lines if one == "\n" or unicodedata.category(one) not in ("Cc", "Cs"))
    return plain.translate(_ESCAPED)


def _fold(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets; each but the first begins with a space that does not belong to it."""
    piece, octets = "", 0
    for character in line:
        size = len(character.encode())
        if octets + size > LONGEST_LINE:
            yield piece
            piece, octets = " ", 1
        piece += character
        octets += size
    yield piece
