"""The papers that have been made."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.orm import undefer

from citizen.accounts.models import Account
from citizen.case_papers.models import CasePaper
from citizen.database import db
from citizen.processes.models import Process


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper in a list, without its files. `edition` counts those about the same in the same language form."""

    title: str
    about: str
    language: str
    sha256: str
    made_at: datetime
    made_by: str | None
    edition: int
    process_slug: str
    process_nb: str
    process_nn: str


def list_papers(process_id: int, abouts: Collection[str] | None = None) -> Sequence[PaperLine]:
    """The papers of the process, or those of it that are about one of these; the newest on top."""
    wanted = _select_lines().where(CasePaper.process_id == process_id)
    if abouts is not None:
        wanted = wanted.where(CasePaper.about.in_(abouts))
    return [PaperLine(*row) for row in db.session.execute(wanted)]


def list_papers_of_place(municipality_id: int, *, offset: int, limit: int) -> Sequence[PaperLine]:
    """A page of all papers of the municipality, the newest on top."""
    wanted = _select_lines().where(CasePaper.municipality_id == municipality_id).offset(offset).limit(limit)
    return [PaperLine(*row) for row in db.session.execute(wanted)]


def count_papers_of_place(municipality_id: int) -> int:
    """How many papers the municipality has made."""
    wanted = sa.select(sa.func.count()).where(CasePaper.municipality_id == municipality_id)
    return db.session.scalar(wanted) or 0


def find_kept(municipality_id: int, sha256: str) -> CasePaper | None:
    """The paper of the municipality whose content has this hash."""
    is_it = sa.and_(CasePaper.municipality_id == municipality_id, CasePaper.sha256 == sha256)
    return db.session.scalar(sa.select(CasePaper).where(is_it))


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


def _select_lines() -> sa.Select[*tuple[Any, ...]]:
    """Conditions that are added hold before the editions are counted: none may take a part of them away."""
    edition = sa.func.row_number().over(
        partition_by=(CasePaper.process_id, CasePaper.about, CasePaper.language),
        order_by=(CasePaper.made_at, CasePaper.id),
    )
    return (
        sa.select(
            CasePaper.title,
            CasePaper.about,
            CasePaper.language,
            CasePaper.sha256,
            CasePaper.made_at,
            Account.shown_name,
            edition,
            Process.slug,
            Process.title_nb,
            Process.title_nn,
        )
        .join(Process, Process.id == CasePaper.process_id)
        .outerjoin(Account, Account.id == CasePaper.made_by_id)
        .order_by(CasePaper.made_at.desc(), CasePaper.id.desc())
    )
