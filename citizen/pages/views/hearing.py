"""The page of a hearing: the text in its sections, what has been answered to each, what happens when."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import render_template, url_for

from citizen.accounts.access import current_account, may
from citizen.domain.permissions import Permission
from citizen.domain.phases import Phase
from citizen.electorates.access import say_source, say_who
from citizen.hearings.access import closed_to_reader
from citizen.hearings.queries import count_answers
from citizen.hearings.views.cards import shown_sections
from citizen.municipalities.models import Municipality
from citizen.pages.views.talk_words import deadline_of_talk, paragraphs_of_talk, phase_line_of_talk
from citizen.pages.views.words import title_of
from citizen.processes.models import Process
from citizen.web.deadlines import show_time_left
from citizen.web.locale import both, ngettext
from citizen.web.locale import gettext as _


def render_hearing(place: Municipality, process: Process, at: datetime) -> str:
    """The page as it is at this instant, for the person who is calling."""
    phase = process.as_schedule().phase_at(at)
    ends_at = process.as_schedule().next_deadline(at)
    here: dict[str, Any] = {"municipality": place.slug, "process": process.slug}
    closed = closed_to_reader(process)
    account = current_account()
    total = count_answers(process.id, None, None)
    return render_template(
        "pages/hearing.html",
        crumbs=[(place.name, url_for(".show_municipality", municipality=place.slug))],
        title=title_of(process),
        summary=both(process.summary_nb, process.summary_nn),
        deadline_text=deadline_of_talk(process, at),
        time_left=show_time_left(ends_at, at) if ends_at else "",
        ends_at=ends_at.isoformat() if ends_at else "",
        main_action=_main_action(phase, here),
        staff_links=_links_for_staff(place, phase, here) if account and account.has_role else [],
        closed=closed,
        phases=phase_line_of_talk(process, phase),
        sections=shown_sections(process, can_answer=closed is None),
        count=ngettext("%(num)s answer so far.", "%(num)s answers so far.", total) if total else _("No answers yet."),
        all_url=url_for("hearings.show_answers", **here) if total else "",
        paragraphs=paragraphs_of_talk(process),
        who=[say_who(process), say_source(process)],
        privacy=both(process.privacy_nb, process.privacy_nn),
        privacy_url=url_for(".show_privacy"),
    )


def _links_for_staff(place: Municipality, phase: Phase, here: dict[str, Any]) -> list[tuple[str, str]]:
    """What staff do about the hearing, so that they need not go by way of their desk."""
    if not may(Permission.SET_UP_ROUNDS, place.id):
        return []
    work = (
        (_("Change texts and dates"), url_for("hearings.change_hearing", **here))
        if phase is Phase.ANNOUNCED
        else (_("Fetch as a file for Excel"), url_for("exports.show_file", dataset="hearing-answers", **here))
    )
    return [work, (_("Who may take part"), url_for("electorates.show_electorate", **here))]


def _main_action(phase: Phase, here: dict[str, Any]) -> tuple[str, str]:
    """The one thing to do about the hearing now, and where."""
    if phase is Phase.PROPOSING:
        return _("Answer the hearing"), url_for("hearings.answer", **here)
    if phase is Phase.ANNOUNCED:
        return _("Read the text"), url_for("pages.show_process", _anchor="teksten", **here)
    return _("See all the answers"), url_for("hearings.show_answers", **here)
