"""Pictures and documents of an idea: stored at once, so that nobody must choose them again after a mistake."""

from __future__ import annotations

import re
from collections.abc import Mapping

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.database import database_now, db, transaction
from citizen.domain.ideas.states import IdeaState
from citizen.domain.ideas.writing import (
    LONGEST_FILE_NAME,
    MOST_ATTACHMENTS,
    MOST_PICTURES,
    IdeaRefusal,
    refuse_alt,
    refuse_attachment,
    refuse_edit,
)
from citizen.domain.person_numbers import holds_person_number
from citizen.ideas.actions.drafts import is_author, new_public_id
from citizen.ideas.models import Idea, IdeaAttachment, IdeaPicture
from citizen.pictures import PictureRefusal, remake
from citizen.processes.models import Process

_UNFIT = re.compile(r"[^\w .()-]+")


def add_picture(idea_id: int, account_id: int, sent: bytes, alt: str) -> IdeaRefusal | PictureRefusal | None:
    """Make the picture anew and keep it with the idea; None when it is done. It is drawn before anything is locked."""
    if _count(db.session(), IdeaPicture, idea_id) >= MOST_PICTURES:
        return IdeaRefusal.TOO_MANY_PICTURES  # nothing is drawn in vain
    remade = remake(sent)
    if isinstance(remade, PictureRefusal):
        return remade
    with transaction() as session:
        idea, refusal = _own(session, idea_id, account_id)
        if refusal is None and _count(session, IdeaPicture, idea_id) >= MOST_PICTURES:
            refusal = IdeaRefusal.TOO_MANY_PICTURES
        if refusal or idea is None:
            return refusal
        last = sa.select(sa.func.coalesce(sa.func.max(IdeaPicture.number), 0)).where(IdeaPicture.idea_id == idea_id)
        session.add(
            IdeaPicture(
                public_id=new_public_id(),
                idea_id=idea_id,
                number=session.scalars(last).one() + 1,
                alt=alt,
                width=remade.width,
                height=remade.height,
                content=remade.content,
                small=remade.small,
                added_at=database_now(session),
            )
        )
    return None


def describe_pictures(idea_id: int, account_id: int, alts: Mapping[str, str]) -> None:
    """Keep the descriptions of pictures that can be kept, by their ids in addresses."""
    with transaction() as session:
        idea, refusal = _own(session, idea_id, account_id)
        if refusal or idea is None:
            return
        for public_id, alt in alts.items():
            if refuse_alt(alt) is None:
                which = sa.and_(IdeaPicture.idea_id == idea_id, IdeaPicture.public_id == public_id)
                session.execute(sa.update(IdeaPicture).where(which).values(alt=alt))


def remove_picture(idea_id: int, account_id: int, public_id: str) -> IdeaRefusal | None:
    """Forget a picture; once more is no fault."""
    return _remove(IdeaPicture, idea_id, account_id, public_id)


def add_attachment(idea_id: int, account_id: int, sent: bytes, name: str) -> IdeaRefusal | None:
    """Keep a document with the idea; None when it is done."""
    if refusal := refuse_attachment(sent):
        return refusal
    if holds_person_number(name):
        return IdeaRefusal.PERSON_NUMBER
    with transaction() as session:
        idea, refusal = _own(session, idea_id, account_id)
        if refusal is None and _count(session, IdeaAttachment, idea_id) >= MOST_ATTACHMENTS:
            refusal = IdeaRefusal.TOO_MANY_ATTACHMENTS
        if refusal or idea is None:
            return refusal
        session.add(
            IdeaAttachment(
                public_id=new_public_id(),
                idea_id=idea_id,
                name=fit_name(name),
                content=sent,
                bytes_long=len(sent),
                added_at=database_now(session),
            )
        )
    return None


def remove_attachment(idea_id: int, account_id: int, public_id: str) -> IdeaRefusal | None:
    """Forget a document; once more is no fault."""
    return _remove(IdeaAttachment, idea_id, account_id, public_id)


def fit_name(name: str) -> str:
    """The file's own name, without folders and what no file system takes, ending as what it is."""
    own = _UNFIT.sub("_", name.replace("\\", "/").rpartition("/")[2]).strip(" .")
    stem = own[:-4] if own.lower().endswith(".pdf") else own
    return f"{stem[: LONGEST_FILE_NAME - 4].strip(' .') or 'vedlegg'}.pdf"


def _own(session: Session, idea_id: int, account_id: int) -> tuple[Idea | None, IdeaRefusal | None]:
    """The idea, locked, if the person may change what belongs to it now; else why not."""
    idea = session.get(Idea, idea_id, with_for_update=True, populate_existing=True)
    if idea is None or not is_author(session, idea_id, account_id):
        return None, IdeaRefusal.NOT_YOURS
    schedule = session.get_one(Process, idea.process_id).as_schedule()
    return idea, refuse_edit(IdeaState(idea.state), idea.sent_at, schedule, database_now(session))


def _count(session: Session, model: type[IdeaPicture | IdeaAttachment], idea_id: int) -> int:
    return session.scalars(sa.select(sa.func.count()).select_from(model).where(model.idea_id == idea_id)).one()


def _remove(
    model: type[IdeaPicture | IdeaAttachment], idea_id: int, account_id: int, public_id: str
) -> IdeaRefusal | None:
    with transaction() as session:
        idea, refusal = _own(session, idea_id, account_id)
        if refusal or idea is None:
            return refusal
        session.execute(sa.delete(model).where(model.idea_id == idea_id, model.public_id == public_id))
    return None
