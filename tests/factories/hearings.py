"""Hearings with sections, and answers to them."""

from __future__ import annotations

import itertools

import sqlalchemy as sa

from citizen.accounts.models import Account
from citizen.database import db
from citizen.domain.phases import Phase
from citizen.hearings.models import HearingAnswer, HearingSection
from citizen.municipalities.models import Municipality
from citizen.processes.models import HEARING, Process
from citizen.web.clock import now
from tests.factories.ideas import an_idea_round
from tests.factories.places import DAY, stored

TO_BE_TOLD = "hoeringssak"
_numbers = itertools.count(1)


def a_hearing(place: Municipality, phase: Phase = Phase.PROPOSING, sections: int = 2, **changes: object) -> Process:
    """A hearing of a text with so many sections."""
    process = an_idea_round(place, phase, kind=HEARING, title_nb="Retningslinjer", title_nn="Retningsliner", **changes)
    for number in range(1, sections + 1):
        a_section(process, number)
    return process


def the_hearing(place: Municipality) -> Process:
    """The one hearing that the municipality can tell the outcome of now."""
    wanted = sa.select(Process).filter_by(municipality_id=place.id, slug=TO_BE_TOLD)
    return db.session.scalar(wanted) or a_hearing(place, Phase.REVIEWING, slug=TO_BE_TOLD)


def a_section(process: Process, number: int, **changes: object) -> HearingSection:
    values = {
        "process_id": process.id,
        "number": number,
        "heading_nb": f"Hva del {number} gjelder",
        "heading_nn": f"Kva del {number} gjeld",
        "text_nb": f"Kommunen skal spørre innbyggerne først ({number}).",
        "text_nn": f"Kommunen skal spørje innbyggjarane først ({number}).",
    }
    return stored(HearingSection(**{**values, **changes}))


def an_answer(process: Process, account: Account | None = None, **changes: object) -> HearingAnswer:
    """An answer to the whole text that everyone can read."""
    values = {
        "public_id": f"svar{next(_numbers)}",
        "process_id": process.id,
        "account_id": account.id if account else None,
        "text": "Dette er bra.",
        "language": "nb",
        "sent_at": now() - DAY,
    }
    return stored(HearingAnswer(**{**values, **changes}))
