"""Which of the answers to a hearing are asked for, and in what order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from citizen.domain.hearings import Stance
from citizen.hearings.models import HearingAnswer, HearingSection

MOST_WORDS = 8


class Senders(StrEnum):
    """Whose answers, as it stands in the address."""

    ORGANISATIONS = "lag"
    PEOPLE = "personer"


class Order(StrEnum):
    """In which order, as it stands in the address."""

    SECTIONS = "deler"
    NEWEST = "nyest"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which answers. `section`: its number, 0 for the whole text; None, and an empty `text`, leave nothing out."""

    section: int | None = None
    text: str = ""
    stance: Stance | None = None
    senders: Senders | None = None
    order: Order = Order.SECTIONS

    @property
    def is_everything(self) -> bool:
        """Whether nothing but a section is chosen."""
        return not (self.text or self.stance or self.senders)

    def conditions(self) -> tuple[sa.ColumnElement[bool], ...]:
        return tuple(self._conditions())

    def ordered(self) -> tuple[Any, ...]:
        if self.order is Order.NEWEST:
            return (HearingAnswer.sent_at.desc(), HearingAnswer.id.desc())
        return (sa.func.coalesce(HearingSection.number, 0), HearingAnswer.sent_at, HearingAnswer.id)

    def _conditions(self) -> Iterator[sa.ColumnElement[bool]]:
        if self.section is not None:
            is_whole = HearingAnswer.section_id.is_(None)
            yield is_whole if self.section == 0 else HearingSection.number == self.section
        if self.stance:
            yield HearingAnswer.stance == self.stance
        if self.senders:
            is_person = HearingAnswer.organisation == ""
            yield is_person if self.senders is Senders.PEOPLE else ~is_person
        yield from (_holds(word) for word in self.text.split()[:MOST_WORDS])


def _holds(word: str) -> sa.ColumnElement[bool]:
    """The text or the organisation has this in it. SQLite knows no capital Å, so each spelling is asked for."""
    spellings = {word, word.lower(), word.upper(), word.capitalize()}
    columns = (HearingAnswer.text, HearingAnswer.organisation)
    return sa.or_(*(one.icontains(spelt, autoescape=True) for one in columns for spelt in sorted(spellings)))
