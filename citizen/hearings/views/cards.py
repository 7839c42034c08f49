"""Sections and answers as the pages show them: finished words, ready for the templates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import url_for

from citizen.domain.hearings import AnswerState, Stance, refuse_withdrawal
from citizen.hearings import queries
from citizen.hearings.models import HearingSection
from citizen.hearings.queries import AnswerRow, StanceCount
from citizen.municipalities.queries import get_municipality
from citizen.processes.models import Process
from citizen.web.locale import both, ngettext, show_short_date
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

COLOURS = {Stance.AGREE: "success", Stance.PARTLY: "info", Stance.DISAGREE: "warning"}


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section of the text, or the whole of it where `number` is 0."""

    number: int
    heading: str
    text: str
    count: str
    stances: tuple[str, ...]
    """How many think what of it, in words; empty while nobody has said."""
    answer_url: str
    list_url: str


@dataclass(frozen=True, slots=True)
class Card:
    """An answer as one reader sees it. An address that is empty is a button or link that is not there."""

    anchor: str
    about: str
    who: str
    facts: tuple[str, ...]
    stance: str
    colour: str
    text: str
    language: str
    note: str
    is_own: bool
    url: str
    withdraw_url: str
    report: tuple[str, str] | None
    """What can be reported, as kind and address of the thing; none for what nobody else can read."""


def address_of(process: Process) -> dict[str, Any]:
    """The parts of the hearing's address."""
    return {"municipality": get_municipality(process.municipality_id).slug, "process": process.slug}


def shown_sections(process: Process, *, can_answer: bool) -> list[ShownSection]:
    """The whole text first, then each section, with how many have answered what."""
    sections = queries.list_sections(process.id)
    counts = queries.count_by_section(process.id)
    return [_section(process, one, counts, can_answer=can_answer) for one in (None, *sections)]


def card_of(row: AnswerRow, process: Process, reader_id: int | None, at: datetime) -> Card:
    """The answer as this reader sees it."""
    here = {**address_of(process), "public_id": row.public_id}
    is_own = reader_id is not None and row.account_id == reader_id
    stance = Stance(row.stance) if row.stance else None
    state = AnswerState(row.state)
    can_withdraw = refuse_withdrawal(state, process.as_schedule(), at, is_writer=is_own) is None
    return Card(
        anchor=f"svar-{row.public_id}",
        about=_about(row),
        who=_who(row),
        facts=_facts(row),
        stance=explain(stance) if stance else "",
        colour=COLOURS[stance] if stance else "neutral",
        text=row.text,
        language=row.language,
        note=_note(state),
        is_own=is_own,
        url=url_for("hearings.show_answer", **here),
        withdraw_url=url_for("hearings.withdraw", **here) if can_withdraw else "",
        report=("svar", row.public_id) if state is AnswerState.PUBLISHED and not is_own else None,
    )


def _section(
    process: Process, section: HearingSection | None, counts: Sequence[StanceCount], *, can_answer: bool
) -> ShownSection:
    number = section.number if section else 0
    own = [count for count in counts if count.section_id == (section.id if section else None)]
    total = sum(count.number for count in own)
    at: dict[str, Any] = {**address_of(process), "del": number}
    return ShownSection(
        number=number,
        heading=both(section.heading_nb, section.heading_nn) if section else _("The whole text"),
        text=both(section.text_nb, section.text_nn) if section else "",
        count=ngettext("%(num)s answer", "%(num)s answers", total) if total else "",
        stances=tuple(_say_stances({Stance(one.stance): one.number for one in own if one.stance})),
        answer_url=url_for("hearings.answer", **at) if can_answer else "",
        list_url=url_for("hearings.show_answers", **at) if total else "",
    )


def _say_stances(counted: dict[Stance, int]) -> list[str]:
    words = {
        Stance.AGREE: lambda number: ngettext("%(num)s agrees", "%(num)s agree", number),
        Stance.PARTLY: lambda number: ngettext("%(num)s agrees in part", "%(num)s agree in part", number),
        Stance.DISAGREE: lambda number: ngettext("%(num)s disagrees", "%(num)s disagree", number),
    }
    return [words[stance](counted[stance]) for stance in Stance if counted.get(stance)]


def _about(row: AnswerRow) -> str:
    if row.number is None:
        return _("To the whole text")
    heading = both(row.heading_nb or "", row.heading_nn or "")
    return _("To section %(number)s: %(heading)s", number=row.number, heading=heading)


def _who(row: AnswerRow) -> str:
    if row.account_id is None:
        person = _("Somebody who has deleted their account")
    else:
        person = row.shown_name or (_("a resident") if row.organisation else _("A resident"))
    if not row.organisation:
        return person
    return _("%(organisation)s, sent by %(person)s", organisation=row.organisation, person=person)


def _facts(row: AnswerRow) -> tuple[str, ...]:
    sent = show_short_date(row.sent_at)
    return (sent,) if row.edited_at is None else (sent, _("parts taken out by a moderator"))


def _note(state: AnswerState) -> str:
    match state:
        case AnswerState.HELD:
            return _("A moderator looks at this first, because it has a link. Nobody else can read it yet.")
        case AnswerState.HIDDEN:
            return _("What stood here has been hidden by a moderator.")
    return ""
