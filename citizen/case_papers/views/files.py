"""Make both files of a case paper from one and the same content. Needs no request, so that a command can do it too."""

from __future__ import annotations

from datetime import datetime

from citizen.case_papers.actions import MadePaper
from citizen.case_papers.views.document import document_of
from citizen.case_papers.views.frame import Content
from citizen.case_papers.views.gathering import gather
from citizen.case_papers.views.gathering_talks import gather_talk
from citizen.case_papers.views.talk_document import document_of_talk
from citizen.documents import Document
from citizen.documents.pdf import make_pdf
from citizen.documents.word import make_word
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.results.queries import find_way_of_voting
from citizen.web.locale import both, language
from citizen.web.locale import gettext as _
from citizen.web.wall_clock import show_full_moment


def make_files(
    place: Municipality, process: Process, about: str, *, made_at: datetime, public_url: str
) -> MadePaper | None:
    """The paper in the language form that is spoken; None where there is nothing to say yet, as before a count."""
    check_url = f"{public_url}/{language()}/{place.slug}/saksframlegg"
    if process.is_vote:
        gathered = gather(place, process, about, made_at)
        if gathered is None:
            return None
        return _made(gathered.content, document_of(gathered, made_at, check_url, _history(process)))
    content = gather_talk(place, process, about, made_at)
    return _made(content, document_of_talk(content, made_at, check_url)) if content else None


def _made(content: Content, document: Document) -> MadePaper:
    return MadePaper(
        content=content,
        title=document.title,
        word=make_word(document),
        pdf=make_pdf(document),
        made_at=document.made_at,
    )


def _history(process: Process) -> list[str]:
    """What happened to the voting besides its count: stops and moved deadlines, each with its reason."""
    way = find_way_of_voting(process)
    stops = [
        _(
            "Voting number %(number)s was stopped %(moment)s. The reason: %(reason)s",
            number=one.number,
            moment=show_full_moment(one.stopped.happened_at),
            reason=both(one.stopped.reason_nb, one.stopped.reason_nn),
        )
        for one in way.stopped
    ]
    moved = [
        _(
            "%(moment)s: The deadline was moved from %(old)s to %(new)s. The reason: %(reason)s",
            moment=show_full_moment(event.happened_at),
            old=show_full_moment(event.old_closes_at),
            new=show_full_moment(event.new_closes_at),
            reason=both(event.reason_nb, event.reason_nn),
        )
        for event in way.deadlines
    ]
    return [*stops, *moved]
