"""What every kind of thing that can be moderated looks like to moderation."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from citizen.domain.moderation.codes import ThingKind


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that people have published or want to publish, as it stands now."""

    kind: ThingKind
    ref: str
    """Its name in addresses."""
    id: int
    municipality_id: int
    title: str
    texts: Mapping[str, str]
    """What it says, by the names of its fields; what of it can be redacted is among these."""
    language: str
    authors: frozenset[int]
    path: str
    """The page where it stands, without the language."""
    is_public: bool
    is_hidden: bool
    held_since: datetime | None = None
    number: int = 0
    """Which of the versions, where the thing is one."""
    can_hide: bool = False
    can_redact: bool = False
    picture_path: str = ""
    file_path: str = ""
    """Where moderators fetch a document, also one that is hidden."""


@dataclass(frozen=True, slots=True)
class Reader:
    """How things of one kind are found: by their names in addresses, and those that are held in a municipality."""

    find: Callable[[Collection[str]], Sequence[Thing]]
    list_held: Callable[[int], Sequence[Thing]] | None = None
