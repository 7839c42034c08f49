"""Keep a paper as it was made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from citizen.case_papers.models import CasePaper
from citizen.database import insert_unless_there, transaction
from citizen.domain.acts import Act
from citizen.domain.case_papers import PaperContent, hash_of, written
from citizen.domain.talk_papers import TalkContent
from citizen.processes.actions import note_act
from citizen.processes.models import Process


@dataclass(frozen=True, slots=True)
class MadePaper:
    """A paper with its files, ready to be kept."""

    content: PaperContent | TalkContent
    title: str
    word: bytes
    pdf: bytes
    made_at: datetime


def keep_paper(process: Process, made: MadePaper, by_id: int) -> str:
    """Store the paper, and give the hash of its content. The same content twice is one paper: the first stays."""
    content = written(made.content)
    sha256 = hash_of(content)
    values = {
        "municipality_id": process.municipality_id,
        "process_id": process.id,
        "about": made.content.about,
        "title": made.title,
        "language": made.content.language,
        "content": content,
        "word": made.word,
        "word_sha256": hash_of(made.word),
        "pdf": made.pdf,
        "pdf_sha256": hash_of(made.pdf),
        "made_at": made.made_at,
        "made_by_id": by_id,
    }
    with transaction() as session:
        session.execute(insert_unless_there(CasePaper, keys={"sha256": sha256}, values=values))
        about = {"question": made.content.about, "language": made.content.language, "sha256": sha256}
        note_act(session, Act.CASE_PAPER_MADE, process, details=about)
    return sha256
