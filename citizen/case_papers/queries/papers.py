"""The papers that have been made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.orm import undefer

from citizen.accounts.models import Account
from citizen.case_papers.models import CasePaper
from citizen.database import db


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper in a list, without its files."""

    title: str
    about: str
    language: str
    sha256: str
    made_at: datetime
    made_by: str | None


def list_papers(process_id: int, about: str | None = None) -> Sequence[PaperLine]:
    """The papers of the process, or those about one question of it; the newest on top."""
    wanted = (
        sa.select(
            CasePaper.title,
            CasePaper.about,
            CasePaper.language,
            CasePaper.sha256,
            CasePaper.made_at,
            Account.shown_name,
        )
        .outerjoin(Account, Account.id == CasePaper.made_by_id)
        .where(CasePaper.process_id == process_id)
        .order_by(CasePaper.made_at.desc(), CasePaper.id.desc())
    )
    if about is not None:
        wanted = wanted.where(CasePaper.about == about)
    return [PaperLine(*row) for row in db.session.execute(wanted)]


def find_paper_of(process_id: int, sha256: str) -> CasePaper | None:
    """The paper of this process with this hash."""
    return db.session.scalar(sa.select(CasePaper).where(CasePaper.process_id == process_id, CasePaper.sha256 == sha256))


def find_paper(municipality_id: int, sha256: str) -> CasePaper | None:
    """The paper of the municipality whose content, Word file or PDF has this hash, with its content."""
    is_it = sa.or_(CasePaper.sha256 == sha256, CasePaper.word_sha256 == sha256, CasePaper.pdf_sha256 == sha256)
    wanted = sa.select(CasePaper).where(CasePaper.municipality_id == municipality_id, is_it)
    return db.session.scalar(wanted.options(undefer(CasePaper.content)).order_by(CasePaper.id).limit(1))


def find_file(paper_id: int, part: Literal["word", "pdf", "content"]) -> bytes:
    """One file of the paper, byte for byte as it was made."""
    column = {"word": CasePaper.word, "pdf": CasePaper.pdf, "content": CasePaper.content}[part]
    held: Any = db.session.execute(sa.select(column).where(CasePaper.id == paper_id)).scalar_one()
    return held.encode("ascii") if isinstance(held, str) else bytes(held)
