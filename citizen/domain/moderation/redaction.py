"""Taking a part out of a text, so that the reader sees that something is missing."""

from __future__ import annotations

import unicodedata

REMOVED = {"nb": "[fjernet av moderator]", "nn": "[fjerna av moderator]"}
SHORTEST_PASSAGE = 2


def redact(text: str, passage: str, language: str) -> str | None:
    """The text with each place of the passage taken out; None where it does not stand there.

    Line breaks and compositions of letters may differ, as a moderator copies from a page.
    """
    plain = unicodedata.normalize("NFC", text).replace("\r\n", "\n")
    wanted = unicodedata.normalize("NFC", passage).replace("\r\n", "\n").strip()
    if len(wanted) < SHORTEST_PASSAGE or wanted not in plain:
        return None
    return plain.replace(wanted, REMOVED[language])
