"""Store a ballot, its entry for the log, and what the form has led to: three rows, each sealed before it gets here."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.ballots.models import Ballot
from citizen.domain.ballots import read_choices
from citizen.domain.box.commitments import NONCE_BYTES, Kind, commitment_of
from citizen.domain.box.receipts import RANDOM_BYTES, new_receipt
from citizen.domain.sealed_ballots import DRAW_BYTES, BallotSeal, SealedContents
from citizen.statements import Asked, Prepared

_PUT = """INSERT INTO ballot (round_id, question_id, slot, sealed, mark, rev, district_id, lives_here)
VALUES (:round_id, :question_id, :slot, :sealed, :mark, :rev, :district_id, :lives_here)
ON CONFLICT (round_id, question_id, slot) DO UPDATE SET sealed = excluded.sealed, mark = excluded.mark,
rev = excluded.rev, district_id = excluded.district_id, lives_here = excluded.lives_here"""
_WAIT = "INSERT INTO waiting_leaf (round_id, sealed) VALUES (:round_id, :sealed_leaf)"
_REMEMBER = """INSERT INTO cast_request (round_id, question_id, slot, idem, body_mark, rev, sealed_receipt, did)
VALUES (:round_id, :question_id, :slot, :idem, :body_mark, :rev, :sealed_receipt, :did)"""
_AT_ONCE = f"WITH put AS ({_PUT}), waits AS ({_WAIT}) {_REMEMBER}"

_STORE = {
    "sqlite": tuple(Prepared(sa.text(words)) for words in (_PUT, _WAIT, _REMEMBER)),
    "postgresql": (Prepared(sa.text(_AT_ONCE)),),
}
"""All three rows; PostgreSQL takes them in one trip to the server."""
_AS_SHOWN = (
    "rounds round_id voter residences account question_id slot idem sealed mark sealed_leaf body_mark sealed_receipt"
    " rev district_id lives_here key_id rules_hash arrived_at"
    " said_municipality said_district said_road said_elsewhere said_age"
)
_STORE_AS_SHOWN = Prepared(sa.select(sa.func.store_as_shown(*map(sa.bindparam, _AS_SHOWN.split()), type_=sa.Boolean)))
"""A function of migration 0020, which PostgreSQL has; SQLite has no trips to save."""
_NOTE = sa.text(_REMEMBER)
_ADD_LEAF = sa.text(_WAIT)


@dataclass(frozen=True, slots=True)
class Draft:
    """A choice with the receipt that is given for it if it is stored, sealed for the slot where it would lie."""

    contents: SealedContents
    columns: Mapping[str, Any]


def draft(where: Mapping[str, Any], seal: BallotSeal, canonical: str, idem: bytes) -> Draft:
    """What would be stored; made before the locks are taken, so that nobody waits for it."""
    receipt = new_receipt(secrets.token_bytes(RANDOM_BYTES))
    contents = SealedContents(read_choices(canonical), receipt, secrets.token_bytes(NONCE_BYTES))
    columns = {
        **where,
        "sealed": seal.seal(contents, where["slot"], secrets.token_bytes(DRAW_BYTES)),
        "mark": seal.mark_of_receipt(receipt),
        "sealed_leaf": _sealed_leaf(where, seal, Kind.CAST, contents),
        **_said(where, seal, canonical, idem, receipt),
    }
    return Draft(contents, columns)


def store(session: Session, drawn_up: Draft, rev: int, groups: Mapping[str, Any]) -> None:
    """The ballot in the place of the one before it, with all that belongs to it."""
    values = {**drawn_up.columns, **groups, "rev": rev, "did": "cast"}
    connection = session.connection()
    for statement in _STORE[connection.dialect.name]:
        statement.ask(connection, values)


def store_as_shown(
    connection: Asked, drawn_up: Draft, rev: int, groups: Mapping[str, Any], decided_on: Mapping[str, Any]
) -> bool:
    """The same in one trip to PostgreSQL, which takes the locks and commits; `decided_on` is what must still be so.

    False, and nothing stored, where it is not: the round is not open or another one, the ballot's last revision is not
    the one before `rev`, the form has come before, the person has voted on paper or says otherwise of themselves.
    """
    values = {**drawn_up.columns, **groups, **decided_on, "rev": rev}
    [(is_stored,)] = _STORE_AS_SHOWN.ask(connection, values)
    return bool(is_stored)


def remove(session: Session, where: Mapping[str, Any], seal: BallotSeal, receipt: str) -> None:
    """The ballot is gone, and an entry for the log says that this receipt is void."""
    void = SealedContents((), receipt, secrets.token_bytes(NONCE_BYTES))
    session.execute(sa.delete(Ballot).filter_by(**where))
    leaf = {"round_id": where["round_id"], "sealed_leaf": _sealed_leaf(where, seal, Kind.VOID, void)}
    session.connection().execute(_ADD_LEAF, leaf)


def note(
    session: Session,
    where: Mapping[str, Any],
    seal: BallotSeal,
    said: str,
    *,
    idem: bytes,
    rev: int,
    receipt: str,
    did: str,
) -> None:
    """Remember what a form has led to that stored no ballot."""
    values = {**where, **_said(where, seal, said, idem, receipt), "rev": rev, "did": did}
    session.connection().execute(_NOTE, values)


def _said(where: Mapping[str, Any], seal: BallotSeal, said: str, idem: bytes, receipt: str) -> dict[str, bytes]:
    return {
        "idem": idem,
        "body_mark": seal.mark_of_form(said, where["slot"], idem),
        "sealed_receipt": seal.seal_receipt(receipt, where["slot"], secrets.token_bytes(DRAW_BYTES)),
    }


def _sealed_leaf(where: Mapping[str, Any], seal: BallotSeal, kind: Kind, contents: SealedContents) -> bytes:
    commitment = commitment_of(
        where["round_id"], where["question_id"], kind, contents.receipt, contents.choices, contents.nonce
    )
    return seal.seal_leaf(commitment, where["question_id"], where["slot"], secrets.token_bytes(DRAW_BYTES))
