"""Everything that is stored about one person, part by part. A test demands that no column is left out.

What people voted is not here: ballots lie under keyed hashes, and nobody can look up from a person to their ballot.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from citizen.about_me.queries import of_taking_part, of_the_account
from citizen.database import db
from citizen.domain.about_me import Fact, Part, StoredPart, Value
from citizen.initiatives.queries import list_signed
from citizen.notices.models import Notice
from citizen.notices.queries import Target, list_follows, targets_of


def everything_about(account_id: int, person_key: bytes, keys_dir: Path) -> list[StoredPart]:
    """All parts, in the order in which they are read; those with nothing in them too, so that one sees that."""
    follows = list_follows(account_id)
    seen = targets_of({(one.kind, one.target_id) for one in follows})
    asked = {**of_the_account.questions(account_id), **of_taking_part.questions(account_id)}
    found = {
        part: [_record(row) for row in db.session.execute(question).mappings()] for part, question in asked.items()
    }
    found[Part.NOTICES] = _without_hidden(account_id, found[Part.NOTICES])
    found[Part.SIGNATURES] = [
        {
            Fact.TITLE: "" if initiative.is_hidden else initiative.title,  # what a moderator has hidden is others' text
            Fact.SIGNED_NAME: kept.get("name"),
            Fact.AT: kept.get("signed_at"),
        }
        for initiative, kept in list_signed(person_key, keys_dir)
    ]
    found[Part.FOLLOWS] = [
        {Fact.KIND: one.kind, Fact.CREATED_AT: one.begun_at, **_named(seen.get((one.kind, one.target_id)))}
        for one in follows
    ]
    return [StoredPart(part, found.get(part, [])) for part in Part]


def _named(target: Target | None) -> dict[Fact, Value]:
    """What is followed, as long as everyone can see it."""
    return {Fact.TITLE: target.title_nb, Fact.ADDRESS: target.path} if target else {}


def _record(row: Mapping[Any, Any]) -> dict[Fact, Value]:
    return {Fact(name): value for name, value in row.items()}


def _without_hidden(account_id: int, notices: list[dict[Fact, Value]]) -> list[dict[Fact, Value]]:
    """The notices without what they say of things that have been hidden or withdrawn since."""
    wanted = sa.select(Notice.target_kind, Notice.target_id).where(Notice.account_id == account_id)
    targets = [(row[0], row[1]) for row in db.session.execute(wanted.order_by(Notice.posted_at, Notice.id))]
    seen = targets_of([(kind, target) for kind, target in targets if kind is not None and target is not None])
    return [
        notice if target[0] is None or target in seen else {**notice, Fact.TITLE: "", Fact.TEXT: ""}
        for notice, target in zip(notices, targets, strict=True)
    ]
