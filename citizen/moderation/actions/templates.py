"""Write the texts of the statements in the municipality's own words."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from citizen.database import database_now, insert_unless_there, transaction
from citizen.domain.acts import Act, Detail
from citizen.domain.moderation.statements import TextCode, TextRefusal, refuse_text
from citizen.moderation.models import ModerationText
from citizen.staff_log.actions import record_act


def save_text(
    municipality_id: int, code: TextCode, texts: tuple[str, str], version: int, account_id: int
) -> TextRefusal | None:
    """Store the text in both forms. `version` is the one that was edited, 0 where the seeded text was."""
    for text in texts:
        if refusal := refuse_text(code, text):
            return refusal
    keys = {"municipality_id": municipality_id, "code": code.value}
    with transaction() as session:
        values: dict[str, Any] = {
            "text_nb": texts[0],
            "text_nn": texts[1],
            "version": version + 1,
            "edited_at": database_now(session),
            "edited_by_id": account_id,
        }
        if version == 0:
            insert = insert_unless_there(ModerationText, keys=keys, values=values)
            stored = session.execute(insert.returning(ModerationText.version)).first()
        else:
            the_one = sa.update(ModerationText).filter_by(**keys, version=version).values(values)
            stored = session.execute(the_one.returning(ModerationText.version)).first()
        if stored:
            changed: dict[str, Detail] = {"text": code.value, "version": version + 1}
            record_act(session, Act.STATEMENT_TEXT_CHANGED, municipality_id=municipality_id, about="", details=changed)
    return None if stored else TextRefusal.CHANGED_MEANWHILE
