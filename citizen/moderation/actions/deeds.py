"""What is done with each kind of thing: the actions that its own feature offers, each in the caller's transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from citizen.discussion import actions as discussion
from citizen.domain.moderation.codes import ThingKind
from citizen.hearings import actions as hearings
from citizen.ideas import actions as ideas
from citizen.initiatives import actions as initiatives
from citizen.moderation.queries.thing import Thing

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Deeds:
    """How a thing of one kind is taken from the public and given back; and how a part of what it says is taken out."""

    hide: Callable[[Session, Thing], object]
    restore: Callable[[Session, Thing], object]
    redact: Callable[[Session, Thing, Texts], object] | None = None


DEEDS: Mapping[ThingKind, Deeds] = {
    ThingKind.IDEA: Deeds(
        lambda session, thing: ideas.hide_idea(session, thing.id),
        lambda session, thing: ideas.restore_idea(session, thing.id),
        lambda session, thing, texts: ideas.redact_idea(session, thing.id, title=texts["title"], body=texts["body"]),
    ),
    ThingKind.VERSION: Deeds(
        lambda session, thing: ideas.hide_version(session, thing.id, thing.number),
        lambda session, thing: ideas.restore_version(session, thing.id, thing.number),
    ),
    ThingKind.PICTURE: Deeds(
        lambda session, thing: ideas.hide_picture(session, thing.id),
        lambda session, thing: ideas.restore_picture(session, thing.id),
    ),
    ThingKind.ATTACHMENT: Deeds(
        lambda session, thing: ideas.hide_attachment(session, thing.id),
        lambda session, thing: ideas.restore_attachment(session, thing.id),
    ),
    ThingKind.ARGUMENT: Deeds(
        lambda session, thing: discussion.hide_argument(session, thing.id),
        lambda session, thing: discussion.restore_argument(session, thing.id),
        lambda session, thing, texts: discussion.redact_argument(session, thing.id, texts["text"]),
    ),
    ThingKind.HEARING_ANSWER: Deeds(
        lambda session, thing: hearings.hide_hearing_answer(session, thing.id),
        lambda session, thing: hearings.restore_hearing_answer(session, thing.id),
        lambda session, thing, texts: hearings.redact_hearing_answer(
            session, thing.id, texts["text"], texts["organisation"]
        ),
    ),
    ThingKind.INITIATIVE: Deeds(
        lambda session, thing: initiatives.hide_initiative(session, thing.id),
        lambda session, thing: initiatives.restore_initiative(session, thing.id),
        lambda session, thing, texts: initiatives.redact_initiative(
            session, thing.id, title=texts["title"], what=texts["what"], why=texts["why"]
        ),
    ),
}
