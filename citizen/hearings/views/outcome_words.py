"""What the municipality did with the answers, and how late it is with saying so, in finished words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from citizen.domain.hearing_outcomes import Outcome, days_late
from citizen.hearings import queries
from citizen.hearings.models import HearingSection
from citizen.hearings.queries import OutcomeRow
from citizen.processes.models import Process
from citizen.web.clock import OSLO, today
from citizen.web.locale import Language, both, language, ngettext, show_date


@dataclass(frozen=True, slots=True)
class ShownOutcome:
    """What was done with the answers, in one language form."""

    number: int
    language: str
    text: str
    parts: tuple[tuple[int, str, str], ...]
    """Of each section about which something is said: number, heading, text."""
    case_number: str
    case_url: str
    when: str
    """When this was published; of what holds now, when the municipality first said something."""
    corrected: str
    """When what holds now was corrected; empty where it was not."""
    remark: str
    """How much later than promised it came; empty when it did not."""


@dataclass(frozen=True, slots=True)
class ToldBack:
    """What stands on the page of a hearing about what came of it."""

    outcome: ShownOutcome | None
    earlier: tuple[ShownOutcome, ...]
    """What was said before it was corrected, the newest first."""
    late: str
    """Says how late the municipality is; empty when it isn't."""


def told_back(process: Process) -> ToldBack:
    """What came of the hearing, in the reader's language form."""
    rows = queries.list_outcomes(process)
    if not rows:
        return ToldBack(None, (), say_late(process))
    overdue = days_late(_promised_on(process), rows[-1].published_at.astimezone(OSLO).date())
    remark = ngettext("%(num)s day later than promised", "%(num)s days later than promised", overdue)
    now_holds = show_outcome(rows[0], rows[-1], remark if overdue else "")
    return ToldBack(now_holds, tuple(show_outcome(row) for row in rows[1:]), "")


def say_late(process: Process) -> str:
    """How late the municipality is with a hearing of which it has said nothing; empty when it isn't."""
    overdue = days_late(_promised_on(process), today())
    if not overdue:
        return ""
    return ngettext("Late: the answer is %(num)s day overdue", "Late: the answer is %(num)s days overdue", overdue)


def preview_of(outcome: Outcome, sections: Sequence[HearingSection], form: Language) -> ShownOutcome:
    """What staff have typed, as it will stand there in this language form."""
    return ShownOutcome(
        number=0,
        language=form,
        text=getattr(outcome.text, form),
        parts=tuple(
            (section.number, getattr(section, f"heading_{form}"), getattr(said, form))
            for section in sections
            if (said := outcome.said_parts.get(section.number))
        ),
        case_number=outcome.case_number,
        case_url=outcome.case_url,
        when="",
        corrected="",
        remark="",
    )


def show_outcome(row: OutcomeRow, first: OutcomeRow | None = None, remark: str = "") -> ShownOutcome:
    """What was published, in the reader's language form; `first` is what was said before all corrections."""
    return ShownOutcome(
        number=row.number,
        language=language(),
        text=both(row.text_nb, row.text_nn),
        parts=tuple(
            (part.number, both(part.heading_nb, part.heading_nn), both(part.text_nb, part.text_nn))
            for part in row.parts
        ),
        case_number=row.case_number,
        case_url=row.case_url,
        when=show_date((first or row).published_at),
        corrected=show_date(row.published_at) if first and first.number != row.number else "",
        remark=remark,
    )


def _promised_on(process: Process) -> date:
    return process.voting_close_at.astimezone(OSLO).date()
