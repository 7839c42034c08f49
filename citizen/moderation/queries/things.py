"""The table of what can be moderated, and how each kind is found. What is done with them: actions/deeds.py."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from citizen.domain.moderation.codes import ThingKind
from citizen.moderation.queries.of_ideas import (
    find_attachments,
    find_ideas,
    find_pictures,
    find_versions,
    list_held_ideas,
)
from citizen.moderation.queries.of_words import (
    find_arguments,
    find_hearing_answers,
    find_initiatives,
    list_held_answers,
    list_held_arguments,
)
from citizen.moderation.queries.thing import Reader, Thing

THINGS: Mapping[ThingKind, Reader] = {
    ThingKind.IDEA: Reader(find_ideas, list_held_ideas),
    ThingKind.VERSION: Reader(find_versions),
    ThingKind.PICTURE: Reader(find_pictures),
    ThingKind.ATTACHMENT: Reader(find_attachments),
    ThingKind.ARGUMENT: Reader(find_arguments, list_held_arguments),
    ThingKind.HEARING_ANSWER: Reader(find_hearing_answers, list_held_answers),
    ThingKind.INITIATIVE: Reader(find_initiatives),
}


def find_thing(kind: ThingKind, ref: str) -> Thing | None:
    """The thing with this name, as it stands now; None where there is none, or where only its writer has seen it."""
    return next(iter(THINGS[kind].find([ref])), None)


def find_things(names: Collection[tuple[ThingKind, str]]) -> Mapping[tuple[ThingKind, str], Thing]:
    """Many of them, with one question per kind."""
    found: dict[tuple[ThingKind, str], Thing] = {}
    for kind, reader in THINGS.items():
        refs = {ref for of_kind, ref in names if of_kind is kind}
        if refs:
            found |= {(kind, thing.ref): thing for thing in reader.find(refs)}
    return found


def list_held(municipality_id: int) -> Sequence[Thing]:
    """What waits to be let through before anybody else sees it."""
    readers = [reader.list_held for reader in THINGS.values() if reader.list_held]
    return [thing for list_them in readers for thing in list_them(municipality_id)]
