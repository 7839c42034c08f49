"""The texts of the statements as a municipality has them."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa

from citizen.database import db
from citizen.domain.moderation.statements import TextCode
from citizen.domain.moderation.texts import SEEDED
from citizen.moderation.models import ModerationText


def texts_of(municipality_id: int) -> Mapping[TextCode, tuple[str, str]]:
    """Bokmål and nynorsk of every text: the municipality's own where it has written one, else the seeded one."""
    stored = db.session.scalars(sa.select(ModerationText).where(ModerationText.municipality_id == municipality_id))
    return {**SEEDED, **{TextCode(row.code): (row.text_nb, row.text_nn) for row in stored}}


def find_text(municipality_id: int, code: TextCode) -> tuple[tuple[str, str], int]:
    """The text in both forms, and its version: 0 for the seeded one."""
    row = db.session.get(ModerationText, (municipality_id, code.value))
    return ((row.text_nb, row.text_nn), row.version) if row else (SEEDED[code], 0)
