"""The page of an idea round: what is asked, how much one can influence, what happens when, and all the ideas."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import render_template, url_for

from citizen.accounts.access import current_account, may
from citizen.domain.permissions import Permission
from citizen.domain.phases import Phase
from citizen.electorates.access import explain_refusal, refuse_current, say_source, say_who
from citizen.ideas.queries import Order
from citizen.municipalities.models import Municipality
from citizen.pages.views.idea_list import list_asked, read_asked
from citizen.pages.views.talk_words import deadline_of_talk, paragraphs_of_talk, phase_line_of_talk
from citizen.pages.views.words import title_of
from citizen.processes.models import Process
from citizen.web.deadlines import show_time_left
from citizen.web.locale import both
from citizen.web.locale import gettext as _


def render_idea_round(place: Municipality, process: Process, at: datetime) -> str:
    """The page as it is at this instant, for the person who is calling."""
    phase = process.as_schedule().phase_at(at)
    ends_at = process.as_schedule().next_deadline(at)
    here: dict[str, Any] = {"municipality": place.slug, "process": process.slug}
    account = current_account()
    reader_id = account.id if account else None
    asked = read_asked(process, at, is_logged_in=account is not None)
    shown = list_asked(process, asked, reader_id, here)
    refused = refuse_current(process) if phase is Phase.PROPOSING else None
    return render_template(
        "pages/idea_round.html",
        crumbs=[(place.name, url_for(".show_municipality", municipality=place.slug))],
        title=title_of(process),
        summary=both(process.summary_nb, process.summary_nn),
        deadline_text=deadline_of_talk(process, at),
        time_left=show_time_left(ends_at, at) if ends_at else "",
        ends_at=ends_at.isoformat() if ends_at else "",
        main_action=action_of_ideas(phase, here),
        staff_links=_links_for_staff(place, phase, here) if account and account.has_role else [],
        is_announced=phase is Phase.ANNOUNCED,
        way_on=explain_refusal(process, refused) if refused else None,
        phases=phase_line_of_talk(process, phase),
        paragraphs=paragraphs_of_talk(process),
        who=[say_who(process), say_source(process)],
        privacy=both(process.privacy_nb, process.privacy_nn),
        privacy_url=url_for(".show_privacy"),
        shown=shown,
        waiting_url=url_for("answers.show_waiting", municipality=place.slug),
        follow_buttons=shown.follow_buttons,
        feed_url=url_for(".send_feed", **here),
        map_url=url_for(".show_map", **here) if shown.has_places else "",
        calendar_url=url_for(".send_calendar", **here),
        is_mixed=asked.order is Order.MIXED,
    )


def _links_for_staff(place: Municipality, phase: Phase, here: dict[str, Any]) -> list[tuple[str, str]]:
    """What staff do about the round, so that they need not go by way of their desk."""
    if not may(Permission.SET_UP_ROUNDS, place.id):
        return []
    if phase is Phase.ANNOUNCED:
        work = (_("Change texts and dates"), url_for("ideas.change_round", **here))
    else:
        work = (_("Answer, plan and merge"), url_for("answers.show_list", **here))
    return [work, (_("Who may take part"), url_for("electorates.show_electorate", **here))]


def action_of_ideas(phase: Phase, here: dict[str, Any]) -> tuple[str, str]:
    """The one thing to do about an idea round now, and where."""
    if phase is Phase.PROPOSING:
        return _("Write a proposal"), url_for("ideas.show_new", **here)
    if phase is Phase.ANNOUNCED:
        return _("See what it is about"), url_for("pages.show_process", _anchor="om", **here)
    return _("See the proposals"), url_for("pages.show_process", _anchor="forslag", **here)
