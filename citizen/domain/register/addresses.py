"""The permanent address of a road's page, which its names may change without it going astray."""

from __future__ import annotations

import re
from dataclasses import dataclass

from citizen.domain.slugs import slug_of

_KEY = re.compile(r"(\d{4})-(\d{1,5})(?:-[^/]*)?")


@dataclass(frozen=True, slots=True)
class RoadKey:
    """A road by the number of its former municipality and its code there: what it is known by for ever."""

    district: str
    code: int


def read_key(part: str) -> RoadKey | None:
    """The road that the part of an address tells of; None where it is a name alone."""
    found = _KEY.fullmatch(part) if part.isascii() else None
    return RoadKey(found.group(1), int(found.group(2))) if found else None


def write_key(key: RoadKey, name: str) -> str:
    """The part of the address, with the name as it is now behind what is never changed."""
    words = slug_of(name)
    return f"{key.district}-{key.code}" + (f"-{words}" if words else "")
