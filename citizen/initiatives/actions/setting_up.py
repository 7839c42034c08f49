"""What a municipality states of itself before people can sign."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from citizen.database import database_now, transaction
from citizen.domain.acts import Act, Detail
from citizen.domain.initiatives.threshold import CouncilKind
from citizen.domain.initiatives.writing import InitiativeRefusal
from citizen.initiatives.models import InitiativeSettings
from citizen.staff_log.actions import record_act


@dataclass(frozen=True, slots=True)
class Stated:
    """How many live there by which source, and from when to when the council sits."""

    kind: CouncilKind
    residents: int
    counted_on: date
    source: str
    period_begins_on: date
    period_ends_on: date
    check_days: int


def save_settings(municipality_id: int, stated: Stated, today: date) -> InitiativeRefusal | None:
    """Store it. The threshold of an initiative that collects already stays as it was."""
    if stated.period_begins_on >= stated.period_ends_on:
        return InitiativeRefusal.PERIOD_BACKWARDS
    if stated.counted_on > today:
        return InitiativeRefusal.DAY_TO_COME
    with transaction() as session:
        settings = session.get(InitiativeSettings, municipality_id)
        if settings is None:
            settings = InitiativeSettings(municipality_id=municipality_id)
            session.add(settings)
        for name, value in asdict(stated).items():
            setattr(settings, name, value)
        settings.edited_at = database_now(session)
        said: dict[str, Detail] = {"residents": stated.residents, "check_days": stated.check_days}
        record_act(session, Act.INITIATIVES_SET_UP, municipality_id=municipality_id, about="", details=said)
    return None
