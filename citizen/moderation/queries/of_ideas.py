"""Ideas, their earlier versions, pictures and attachments, as things that can be moderated."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import sqlalchemy as sa

from citizen.database import db
from citizen.domain.ideas.states import IdeaState
from citizen.domain.moderation.codes import ThingKind
from citizen.ideas.models import Idea, IdeaAttachment, IdeaAuthor, IdeaPicture, IdeaVersion
from citizen.ideas.queries.visible import shown_among
from citizen.moderation.queries.thing import Thing
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process

MANY_DIGITS = 7
REDACTABLE = (IdeaState.PUBLISHED, IdeaState.HELD, IdeaState.HIDDEN, IdeaState.MERGED)
"""A merged idea is shown beside the one that it lives on in, so it can't be hidden, but a part can be taken out."""


def find_ideas(refs: Collection[str]) -> Sequence[Thing]:
    return _ideas(Idea.public_id.in_(refs))


def list_held_ideas(municipality_id: int) -> Sequence[Thing]:
    return _ideas((Idea.state == IdeaState.HELD) & (Process.municipality_id == municipality_id))


def find_versions(refs: Collection[str]) -> Sequence[Thing]:
    """Earlier versions; the present one is the idea itself. A version is called as its idea, a stop and its number."""
    keys = [(idea, int(number)) for idea, _stop, number in (ref.rpartition(".") for ref in refs) if _is_number(number)]
    if not keys:
        return ()
    rows = db.session.execute(
        sa.select(IdeaVersion, Idea, Process, Municipality.slug)
        .join(Idea, Idea.id == IdeaVersion.idea_id)
        .join(Process, Process.id == Idea.process_id)
        .join(Municipality, Municipality.id == Process.municipality_id)
        .where(sa.or_(*((Idea.public_id == idea) & (IdeaVersion.number == number) for idea, number in keys)))
        .where(IdeaVersion.number < Idea.version)
        .execution_options(populate_existing=True)
    ).all()
    authors = authors_of_ideas({idea.id for _version, idea, _process, _slug in rows})
    return [
        Thing(
            kind=ThingKind.VERSION,
            ref=f"{idea.public_id}.{version.number}",
            id=idea.id,
            number=version.number,
            municipality_id=process.municipality_id,
            title=version.title,
            texts={"title": version.title, "body": version.body},
            language=version.language,
            authors=authors.get(idea.id, frozenset()),
            path=f"{_path(slug, process, idea)}/historikk",
            is_public=idea.state == IdeaState.PUBLISHED and not version.is_hidden,
            is_hidden=version.is_hidden,
            can_hide=not version.is_hidden,
        )
        for version, idea, process, slug in rows
    ]


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < MANY_DIGITS


def find_pictures(refs: Collection[str]) -> Sequence[Thing]:
    return [
        _file(ThingKind.PICTURE, *row, texts={"alt": row[0].alt}, picture_path=f"/bilde/{row[0].public_id}.webp")
        for row in _files(IdeaPicture, refs)
    ]


def find_attachments(refs: Collection[str]) -> Sequence[Thing]:
    return [
        _file(ThingKind.ATTACHMENT, *row, texts={"name": row[0].name}, file_path=f"/vedlegg/{row[0].public_id}")
        for row in _files(IdeaAttachment, refs)
    ]


def authors_of_ideas(idea_ids: Collection[int]) -> dict[int, frozenset[int]]:
    """The accounts behind each idea."""
    wanted = sa.select(IdeaAuthor.idea_id, IdeaAuthor.account_id).where(
        IdeaAuthor.idea_id.in_(idea_ids), IdeaAuthor.account_id.is_not(None)
    )
    found: dict[int, frozenset[int]] = {}
    for idea_id, account_id in db.session.execute(wanted):
        if account_id is not None:
            found[idea_id] = found.get(idea_id, frozenset()) | {account_id}
    return found


def _ideas(which: sa.ColumnElement[bool]) -> Sequence[Thing]:
    rows = db.session.execute(
        sa.select(Idea, Process, Municipality.slug)
        .join(Process, Process.id == Idea.process_id)
        .join(Municipality, Municipality.id == Process.municipality_id)
        .where(which, Idea.state != IdeaState.DRAFT)
        .execution_options(populate_existing=True)
    ).all()
    ids = {idea.id for idea, _process, _slug in rows}
    authors, shown = authors_of_ideas(ids), frozenset(db.session.scalars(shown_among(ids)))
    return [
        Thing(
            kind=ThingKind.IDEA,
            ref=idea.public_id,
            id=idea.id,
            municipality_id=process.municipality_id,
            title=idea.title,
            texts={"title": idea.title, "body": idea.body},
            language=idea.language,
            authors=authors.get(idea.id, frozenset()),
            path=_path(slug, process, idea),
            is_public=idea.id in shown,
            is_hidden=idea.state == IdeaState.HIDDEN,
            held_since=(idea.sent_at or idea.begun_at) if idea.state == IdeaState.HELD else None,
            can_hide=idea.state in (IdeaState.PUBLISHED, IdeaState.HELD),
            can_redact=idea.state in REDACTABLE,
        )
        for idea, process, slug in rows
    ]


def _files(model: type[IdeaPicture | IdeaAttachment], refs: Collection[str]) -> Sequence[Any]:
    return db.session.execute(
        sa.select(model, Idea, Process, Municipality.slug)
        .join(Idea, Idea.id == model.idea_id)
        .join(Process, Process.id == Idea.process_id)
        .join(Municipality, Municipality.id == Process.municipality_id)
        .where(model.public_id.in_(refs), Idea.state != IdeaState.DRAFT)
        .execution_options(populate_existing=True)
    ).all()


def _file(
    kind: ThingKind,
    file: IdeaPicture | IdeaAttachment,
    idea: Idea,
    process: Process,
    slug: str,
    *,
    texts: dict[str, str],
    picture_path: str = "",
    file_path: str = "",
) -> Thing:
    return Thing(
        kind=kind,
        ref=file.public_id,
        id=file.id,
        municipality_id=process.municipality_id,
        title=idea.title,
        texts=texts,
        language=idea.language,
        authors=authors_of_ideas([idea.id]).get(idea.id, frozenset()),
        path=_path(slug, process, idea),
        is_public=idea.state == IdeaState.PUBLISHED and not file.is_hidden,
        is_hidden=file.is_hidden,
        can_hide=not file.is_hidden,
        picture_path=picture_path,
        file_path=file_path,
    )


def _path(slug: str, process: Process, idea: Idea) -> str:
    return f"/{slug}/{process.slug}/ide/{idea.public_id}"
