"""The page of a hearing: the text in its sections, what has been answered to each, what happens when."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from flask import render_template, url_for

from citizen.accounts.access import current_account, may
from citizen.domain.notices import FollowKind
from citizen.domain.permissions import Permission
from citizen.domain.phases import Phase
from citizen.electorates.access import say_source, say_who
from citizen.hearings.access import closed_to_reader
from citizen.hearings.queries import count_answers
from citizen.hearings.views.cards import shown_sections
from citizen.hearings.views.outcome_words import ToldBack, told_back
from citizen.ideas.views.following import FollowButton, Target, buttons_for
from citizen.municipalities.models import Municipality
from citizen.pages.views.talk_words import deadline_of_talk, paragraphs_of_talk, phase_line_of_talk
from citizen.pages.views.words import title_of
from citizen.processes.models import Process
from citizen.web.deadlines import show_time_left
from citizen.web.locale import both, ngettext, show_date
from citizen.web.locale import gettext as _


def render_hearing(place: Municipality, process: Process, at: datetime) -> str:
    """The page as it is at this instant, for the person who is calling."""
    phase = process.as_schedule().phase_at(at)
    ends_at = process.as_schedule().next_deadline(at)
    here: dict[str, Any] = {"municipality": place.slug, "process": process.slug}
    closed = closed_to_reader(process)
    account = current_account()
    total = count_answers(process.id, None)
    told = told_back(process)
    return render_template(
        "pages/hearing.html",
        crumbs=[(place.name, url_for(".show_municipality", municipality=place.slug))],
        title=title_of(process),
        summary=both(process.summary_nb, process.summary_nn),
        deadline_text=_say_answered(told) or deadline_of_talk(process, at),
        time_left=show_time_left(ends_at, at) if ends_at and not told.outcome else "",
        ends_at=ends_at.isoformat() if ends_at and not told.outcome else "",
        main_action=_main_action(phase, told, here),
        staff_links=_links_for_staff(place, phase, told, here) if account and account.has_role else [],
        closed=closed,
        phases=_phase_line(process, phase, told),
        sections=shown_sections(process, can_answer=closed is None),
        count=_say_count(phase, total),
        all_url=url_for("hearings.show_answers", **here) if total else "",
        paragraphs=paragraphs_of_talk(process),
        who=[say_who(process), say_source(process)],
        privacy=both(process.privacy_nb, process.privacy_nn),
        privacy_url=url_for(".show_privacy"),
        told=told,
        promised=show_date(process.voting_close_at),
        follow_buttons=[_follow_button(process, here)],
        feed_url=url_for("hearings.send_feed", **here),
        calendar_url=url_for(".send_calendar", **here),
    )


def _follow_button(process: Process, here: dict[str, Any]) -> FollowButton:
    (button,) = buttons_for([Target(FollowKind.PROCESS, process.id, process.slug)], here)
    return replace(button, label=_("Stop following the hearing") if button.following else _("Follow the hearing"))


def _say_count(phase: Phase, total: int) -> str:
    if not total:
        return _("No answers yet.") if phase in (Phase.ANNOUNCED, Phase.PROPOSING) else _("Nobody answered.")
    if phase is Phase.PROPOSING:
        return ngettext("%(num)s answer so far.", "%(num)s answers so far.", total)
    return ngettext("%(num)s answer came in.", "%(num)s answers came in.", total)


def _phase_line(process: Process, phase: Phase, told: ToldBack) -> list[dict[str, str]]:
    """The phases; the last is over when the municipality has said what it did, be it early or late."""
    *before, answering = phase_line_of_talk(process, phase)
    if told.outcome is None:
        return [*before, answering]
    done = {"label": _("The municipality has answered"), "when": told.outcome.when, "state": "done"}
    return [*({**one, "state": "done"} for one in before), done]


def _say_answered(told: ToldBack) -> str:
    return _("The municipality answered %(day)s.", day=told.outcome.when) if told.outcome else ""


def _links_for_staff(place: Municipality, phase: Phase, told: ToldBack, here: dict[str, Any]) -> list[tuple[str, str]]:
    """What staff do about the hearing, so that they need not go by way of their desk."""
    if not may(Permission.SET_UP_ROUNDS, place.id):
        return []
    who = (_("Who may take part"), url_for("electorates.show_electorate", **here))
    if phase is Phase.ANNOUNCED:
        return [(_("Change texts and dates"), url_for("hearings.change_hearing", **here)), who]
    fetch = (_("Fetch as a file for Excel"), url_for("exports.show_file", dataset="hearing-answers", **here))
    if phase is Phase.PROPOSING or not may(Permission.ANSWER_IDEAS, place.id):
        return [fetch, who]
    words = _("Correct what you told") if told.outcome else _("Tell what you did with the answers")
    return [(words, url_for("hearings.tell_back", **here)), fetch, who]


def _main_action(phase: Phase, told: ToldBack, here: dict[str, Any]) -> tuple[str, str]:
    """The one thing to do about the hearing now, and where."""
    if phase is Phase.PROPOSING:
        return _("Answer the hearing"), url_for("hearings.answer", **here)
    if phase is Phase.ANNOUNCED:
        return _("Read the text"), url_for("pages.show_process", _anchor="teksten", **here)
    if told.outcome:
        return _("See what was done with the answers"), url_for("pages.show_process", _anchor="utfall", **here)
    return _("See all the answers"), url_for("hearings.show_answers", **here)
