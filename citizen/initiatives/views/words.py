"""What is said of an initiative, in sentences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from citizen.domain.initiatives.deadlines import is_late
from citizen.domain.initiatives.states import InitiativeState
from citizen.initiatives.forms.council import for_council_here, for_council_of
from citizen.initiatives.models import Initiative
from citizen.initiatives.queries import Recorded
from citizen.web.clock import today
from citizen.web.locale import both, ngettext, show_day, show_moment, show_number, show_short_date
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

COLORS = {
    InitiativeState.DRAFT: "neutral",
    InitiativeState.CHECKING: "info",
    InitiativeState.COLLECTING: "accent",
    InitiativeState.HANDED_OVER: "warning",
    InitiativeState.DECIDED: "success",
    InitiativeState.WITHDRAWN: "neutral",
    InitiativeState.REFUSED: "danger",
}


@dataclass(frozen=True, slots=True)
class Meter:
    """How far the signatures have come, words first."""

    text: str
    missing: str
    signed: int
    threshold: int


@dataclass(frozen=True, slots=True)
class DueDate:
    """A last day, and what is left of the time."""

    text: str
    left: str
    iso: str
    is_late: bool


def state_of(initiative: Initiative) -> tuple[str, str]:
    """Where it stands, in words and as the colour of a mark."""
    state = InitiativeState(initiative.state)
    if state is InitiativeState.COLLECTING and is_met(initiative):
        return _("Enough signatures, soon handed over"), "success"
    return for_council_of(initiative.municipality_id, explain(state)), COLORS[state]


def is_met(initiative: Initiative) -> bool:
    return initiative.threshold is not None and initiative.signatures >= initiative.threshold


def meter_of(initiative: Initiative) -> Meter | None:
    """None before anybody can sign."""
    if initiative.threshold is None:
        return None
    missing = max(initiative.threshold - initiative.signatures, 0)
    return Meter(
        text=ngettext(
            "%(signed)s of %(num)s signature",
            "%(signed)s of %(num)s signatures",
            initiative.threshold,
            signed=show_number(initiative.signatures),
        ),
        missing=ngettext("%(num)s more is needed.", "%(num)s more are needed.", missing)
        if missing
        else for_council_of(initiative.municipality_id, _("That is enough for the council to take it up.")),
        signed=min(initiative.signatures, initiative.threshold),
        threshold=initiative.threshold,
    )


def show_recorded(recorded: Recorded, replaced_by: Recorded | None = None) -> dict[str, str]:
    """The record of the decision in finished words, and where it was corrected since when and why."""
    shown = {
        "outcome": for_council_here(explain(recorded.outcome)),
        "who": _(
            "%(body)s, %(day)s. Case %(case)s.",
            body=recorded.body,
            day=show_day(recorded.decided_on),
            case=recorded.case_number,
        ),
        "text": both(recorded.text_nb, recorded.text_nn),
        "reason": both(recorded.reason_nb, recorded.reason_nn),
        "corrected": _("Corrected %(moment)s", moment=show_moment(recorded.recorded_at)) if recorded.number else "",
        "why": both(recorded.why_nb, recorded.why_nn),
    }
    if replaced_by is not None:
        shown["stood"] = _(
            "Stood from %(first)s to %(last)s",
            first=show_moment(recorded.recorded_at),
            last=show_moment(replaced_by.recorded_at),
        )
    return shown


def decision_due(initiative: Initiative) -> DueDate | None:
    """Until when the council must decide; None where it has nothing to decide."""
    if initiative.due_on is None or initiative.state != InitiativeState.HANDED_OVER:
        return None
    words = _("The council must decide by %(day)s.", day=show_day(initiative.due_on))
    return due_date(for_council_of(initiative.municipality_id, words), initiative.due_on)


def due_date(text: str, due_on: date) -> DueDate:
    left = (due_on - today()).days
    late = is_late(due_on, today())
    words = (
        ngettext("%(num)s day late", "%(num)s days late", -left)
        if late
        else ngettext("%(num)s day left", "%(num)s days left", left)
    )
    return DueDate(text, words, due_on.isoformat(), late)


def say_when(initiative: Initiative) -> str:
    """Since when it collects, or when it went to the council."""
    if initiative.handed_over_at is not None:
        words = _("Handed over to the council %(day)s", day=show_short_date(initiative.handed_over_at))
        return for_council_of(initiative.municipality_id, words)
    if initiative.collecting_from is not None and initiative.state == InitiativeState.COLLECTING:
        return _("Collects signatures since %(day)s", day=show_short_date(initiative.collecting_from))
    return ""
