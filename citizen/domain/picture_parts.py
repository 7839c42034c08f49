"""How many parts a picture's file is put together of, seen without unpacking any: each costs time, however small it is.

A JPEG can draw the whole picture anew in every one of its scans, which take a few bytes each; a PNG can carry thousands
of packed profiles. What is honest has few of either.
"""

from __future__ import annotations

import re

MOST_PARTS = 5000
"""Of a file of 12 MB with the smallest parts that programs write, about a third."""
MOST_SCANS = 30
"""Of one JPEG: programs write one, three or about ten."""
MOST_PACKED = 20
"""Of one PNG: profiles and texts that are packed on their own."""

_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
_MARKER = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])")
"""Of a JPEG; those from 0xD0 to 0xD7 stand inside of a scan, and large pictures have many."""
_ALONE = frozenset({0x01, 0xD8})
"""Marks that no length follows."""
_SCAN, _END = 0xDA, 0xD9
_PACKED = frozenset({b"iCCP", b"zTXt", b"iTXt"})
_OF_CHUNK = 12
"""Length, name and sum of a chunk of a PNG."""


def is_overfull(sent: bytes) -> bool:
    """Whether the file is put together of more than any honest one is; those of other kinds never are."""
    if sent.startswith(_JPEG):
        return _is_overfull_jpeg(sent)
    return sent.startswith(_PNG) and _is_overfull_png(sent)


def _is_overfull_jpeg(sent: bytes) -> bool:
    """Markers are found as decoders find them: what lies between is skipped, but before the first scan byte by byte."""
    at, parts, scans = len(_JPEG), 0, 0
    while found := _MARKER.search(sent, at):
        marker = found[1][0]
        parts += 1 if scans else 1 + found.end() - at - 2
        scans += marker == _SCAN
        if marker == _END:
            return False
        if parts > MOST_PARTS or scans > MOST_SCANS:
            return True
        at = found.end() if marker in _ALONE else found.end() + int.from_bytes(sent[found.end() : found.end() + 2])
    return len(sent) - at > MOST_PARTS and not scans


def _is_overfull_png(sent: bytes) -> bool:
    at, parts, packed = len(_PNG), 0, 0
    while at < len(sent):
        parts += 1
        packed += sent[at + 4 : at + 8] in _PACKED
        if parts > MOST_PARTS or packed > MOST_PACKED:
            return True
        at += _OF_CHUNK + int.from_bytes(sent[at : at + 4])
    return False
