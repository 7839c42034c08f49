"""What My page shows of a person's proposals and support, each with what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import url_for

from citizen.accounts.queries import Person
from citizen.accounts.views import Section
from citizen.domain.phases import Phase
from citizen.proposals.queries import OwnRow, list_own
from citizen.web.clock import now
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext, show_short_date


@dataclass(frozen=True, slots=True)
class Own:
    """A proposal that the person made or supports, in finished words; no address when it is withdrawn."""

    name: str
    road: str
    url: str
    facts: tuple[str, ...]
    state: str
    color: str


def own_proposals(account: Person) -> Section:
    """The person's proposals and support, the newest on top."""
    rows = list_own(account.id)
    at = now()
    mine = [_shown(row, at) for row in rows if row.is_mine]
    supported = [_shown(row, at) for row in rows if not row.is_mine]
    return Section("proposals/_my_page.html", {"mine": mine, "supported": supported})


def _shown(row: OwnRow, at: datetime) -> Own:
    state, color = _what_came_of_it(row, at)
    at_row: dict[str, Any] = {"municipality": row.municipality_slug, "process": row.process.slug}
    when = show_short_date(row.proposed_at)
    facts: Sequence[str] = [
        _("For %(road)s", road=row.road),
        _("Proposed %(date)s", date=when),
        ngettext("%(num)s supports it", "%(num)s support it", row.supports),
    ]
    withdrawn = row.withdrawn_at is not None
    return Own(
        name=row.name,
        road=row.road,
        url="" if withdrawn else url_for("proposals.show_proposal", public_id=row.public_id, **at_row),
        facts=tuple(facts[:2] if withdrawn else facts),
        state=state,
        color=color,
    )


def _what_came_of_it(row: OwnRow, at: datetime) -> tuple[str, str]:
    if row.withdrawn_at is not None:
        return _("Withdrawn %(date)s", date=show_short_date(row.withdrawn_at)), "neutral"
    phase = row.process.as_schedule().phase_at(at)
    if phase in (Phase.ANNOUNCED, Phase.PROPOSING):
        return _("Is collecting support"), "accent"
    if phase is Phase.REVIEWING:
        return _("The municipality reviews it"), "info"
    if not row.is_shortlisted:
        return _("Did not get onto the ballot"), "neutral"
    return (_("Stands on the ballot"), "success") if phase is Phase.VOTING else (_("Was voted on"), "info")
