"""Personal data in a text, shown to its writer where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from citizen.domain.personal_data import Found, PersonalData, find_personal_data
from citizen.web.locale import gettext as _

AROUND = 30
"""So many letters on either side show the writer where it is."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Something found, between the words around it."""

    kind: str
    before: str
    found: str
    after: str


def marked(*texts: str) -> list[Marked]:
    """Everything found in the texts, in reading order."""
    return [_show(text, found) for text in texts for found in find_personal_data(text)]


def _show(text: str, found: Found) -> Marked:
    kinds = {
        PersonalData.BIRTH_NUMBER: _("Birth number"),
        PersonalData.PHONE: _("Phone number"),
        PersonalData.EMAIL: _("E-mail address"),
    }
    start, end = max(0, found.start - AROUND), found.end + AROUND
    return Marked(
        kinds[found.kind],
        ("…" if start else "") + text[start : found.start],
        text[found.start : found.end],
        text[found.end : end] + ("…" if end < len(text) else ""),
    )
