"""Make both files of a case paper from one and the same content. Needs no request, so that a command can do it too."""

from __future__ import annotations

from datetime import datetime

from citizen.case_papers.actions import MadePaper
from citizen.case_papers.views.document import document_of, title_of
from citizen.case_papers.views.gathering import gather
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
    """The paper in the language form that is spoken; None before the votes have been counted."""
    gathered = gather(place, process, about, made_at)
    if gathered is None:
        return None
    check_url = f"{public_url}/{language()}/{place.slug}/saksframlegg"
    document = document_of(gathered, made_at, check_url, _history(process))
    return MadePaper(
        content=gathered.content,
        title=title_of(gathered.content),
        word=make_word(document),
        pdf=make_pdf(document),
        made_at=made_at,
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
