"""Sentences about processes that come to no vote: idea rounds and hearings."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import url_for

from citizen.domain.phases import Phase
from citizen.processes.models import IDEAS, Process
from citizen.web.locale import both, show_date, show_moment, show_short_date
from citizen.web.locale import gettext as _


def deadline_of_talk(process: Process, at: datetime) -> str:
    """Until when what is open now is open, or when the next thing comes."""
    opens, closes = show_moment(process.proposals_open_at), show_moment(process.proposals_close_at)
    is_ideas = process.kind == IDEAS
    match process.as_schedule().phase_at(at):
        case Phase.ANNOUNCED:
            if is_ideas:
                return _("You can write proposals from %(moment)s.", moment=opens)
            return _("You can answer from %(moment)s.", moment=opens)
        case Phase.PROPOSING:
            if is_ideas:
                return _("You can write and support proposals until %(moment)s.", moment=closes)
            return _("You can answer until %(moment)s.", moment=closes)
        case Phase.REVIEWING:
            return _("The municipality answers by %(day)s.", day=show_date(process.voting_close_at))
    return _("The municipality promised to answer by %(day)s.", day=show_date(process.voting_close_at))


def say_phase_of_talk(process: Process, phase: Phase) -> str:
    """The phase in a few words."""
    is_ideas = process.kind == IDEAS
    match phase:
        case Phase.ANNOUNCED:
            return _("Opens soon")
        case Phase.PROPOSING:
            return _("Open for proposals") if is_ideas else _("Open for answers")
        case Phase.REVIEWING:
            if is_ideas:
                return _("The municipality reviews the proposals")
            return _("The municipality reads the answers")
    return _("The round is over") if is_ideas else _("The hearing is over")


def say_answered(on: datetime) -> str:
    """When the municipality told what it did with the answers to a hearing."""
    return _("The municipality answered %(day)s.", day=show_date(on))


def say_kind_of_talk(process: Process) -> str:
    return _("Idea round") if process.kind == IDEAS else _("Hearing")


def phase_line_of_talk(process: Process, present: Phase) -> list[dict[str, str]]:
    """The phases with their dates, each done, current or coming."""
    opens, closes, answers = (
        show_short_date(instant)
        for instant in (process.proposals_open_at, process.proposals_close_at, process.voting_close_at)
    )
    is_ideas = process.kind == IDEAS
    line = (
        (
            Phase.PROPOSING,
            _("Residents write proposals") if is_ideas else _("Everyone can answer"),
            f"{opens} – {closes}",
        ),
        (
            Phase.REVIEWING,
            _("The municipality reviews the proposals") if is_ideas else _("The municipality reads the answers"),
            f"{closes} – {answers}",
        ),
        (Phase.CLOSED, _("The municipality answers"), _("by %(day)s", day=answers)),
    )
    order = [Phase.ANNOUNCED, Phase.PROPOSING, Phase.REVIEWING, Phase.CLOSED]
    return [
        {"label": label, "when": when, "state": _state(order.index(phase), order.index(present))}
        for phase, label, when in line
    ]


def paragraphs_of_talk(process: Process) -> list[tuple[str, str]]:
    """What is asked and why, how much one can influence and who decides, what happens next."""
    decides = _("Who decides: %(who)s.", who=both(process.decided_by_nb, process.decided_by_nn).rstrip("."))
    return [
        (_("Why we ask"), both(process.why_nb, process.why_nn)),
        (_("How much can you influence?"), f"{both(process.influence_nb, process.influence_nn)}\n\n{decides}"),
        (_("What happens next?"), both(process.next_nb, process.next_nn)),
    ]


def _state(place: int, present: int) -> str:
    if place == present:
        return "current"
    return "done" if place < present else "coming"


def action_of_hearing(phase: Phase, here: dict[str, Any], *, is_told: bool = False) -> tuple[str, str]:
    """The one thing to do about a hearing now, and where; `is_told`: the municipality has said what it did."""
    if is_told:
        return _("See what was done with the answers"), url_for("pages.show_process", _anchor="utfall", **here)
    url = url_for("pages.show_process", **here)
    match phase:
        case Phase.PROPOSING:
            return _("Read the text and answer"), url
        case Phase.ANNOUNCED:
            return _("See what it is about"), url
    return _("See the answers"), url
