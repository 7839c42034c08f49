"""The tables of what can be searched for keep no piece of a text that is gone."""

from __future__ import annotations

from pathlib import Path

from citizen.about_me.actions import delete_account, remove_traces
from citizen.database import db
from citizen.ideas.actions import Written, save_draft
from citizen.web.clock import now
from tests import factories as a

RARE = "\ua66e\ua66e\ua66e"
"""One piece of three letters, which stands nowhere else."""


def is_in_files(file: Path) -> bool:
    return any(RARE.encode() in one.read_bytes() for one in file.parent.iterdir() if one.name.startswith(file.name))


def test_no_piece_of_a_deleted_draft_is_left(app):
    person = a.a_resident()
    written = Written(RARE, RARE, "nb", None, None)
    save_draft(a.an_idea_round(a.a_municipality()).id, person.id, "a" * 26, written)
    file = Path(str(db.engine.url.database))
    if db.engine.dialect.name == "sqlite":  # PostgreSQL makes its indexes anew with the table
        assert is_in_files(file)
    delete_account(person.id, a.the_keys_dir())
    assert remove_traces(now()) == 1
    db.session.remove()
    db.engine.dispose()
    if db.engine.dialect.name == "sqlite":
        assert not is_in_files(file)
