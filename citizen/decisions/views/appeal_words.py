"""Appeals in words, for staff and for everyone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from citizen.decisions.models import SpellingAppeal
from citizen.decisions.queries import CaseRow, DecidedRow, list_appeals
from citizen.domain.decisions.appeals import is_late, last_day_of_appeal
from citizen.domain.decisions.codes import AppealFrom, AppealOutcome
from citizen.web.clock import OSLO
from citizen.web.locale import gettext as _
from citizen.web.locale import show_day
from citizen.web.messages import explain


@dataclass(frozen=True, slots=True)
class ShownAppeal:
    """An appeal with what came of it. Who appeals is for staff only."""

    id: int
    received: str
    sender: str
    sender_kind: str
    text: str
    outcome: str
    """Empty as long as it is not settled."""
    outcome_text: str
    late: str


def list_shown_appeals(case: CaseRow, decided: DecidedRow) -> list[ShownAppeal]:
    return [_show(one, decided) for one in list_appeals(case.case_id)]


def announced_on(decided: DecidedRow) -> date:
    """The day of the notice, from which the three weeks run."""
    return decided.recorded_at.astimezone(OSLO).date()


def say_last_day(decided: DecidedRow) -> str:
    return show_day(last_day_of_appeal(announced_on(decided)))


def _show(appeal: SpellingAppeal, decided: DecidedRow) -> ShownAppeal:
    is_about_this = appeal.decision_number == decided.number
    late = is_about_this and is_late(appeal.received_on, announced_on(decided))
    return ShownAppeal(
        id=appeal.id,
        received=show_day(appeal.received_on),
        sender=appeal.sender,
        sender_kind=explain(AppealFrom(appeal.sender_kind)),
        text=appeal.text,
        outcome=explain(AppealOutcome(appeal.outcome)) if appeal.outcome else "",
        outcome_text=appeal.outcome_text,
        late=_("It came after the three weeks, which ended %(day)s.", day=say_last_day(decided)) if late else "",
    )
