"""Open the sealed ballots of a round that ends, and lay them in the public box in the order of their receipts."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.ballots.actions.casting import seal_of
from citizen.ballots.models import Ballot, BallotFinal, CastRequest, ReplacedReceipt, VoteRound
from citizen.config import Settings
from citizen.domain.box.commitments import NONCE_BYTES
from citizen.domain.box.receipts import LENGTH
from citizen.domain.sealed_ballots import BallotSeal

AT_ONCE = 2000
CHOICES_REMEMBERED = 10_000
ID_BYTES = 8
RECEIPT_ENDS = ID_BYTES + LENGTH
NONCE_ENDS = RECEIPT_ENDS + NONCE_BYTES

Atom = tuple[int | None, bool | None]
Counted = dict[int, dict[Atom, Counter[tuple[int, ...]]]]
"""Question to groups (former municipality, lives on the road) to choices to how many such ballots."""


def fill_box(session: Session, vote_round: VoteRound, settings: Settings) -> Counted:
    """Fill the box inside the transaction that ends the round, and return the count by groups.

    The ballots are read in the order of their slots and written in that of their receipts, so that no line of the box
    keeps when, or after whom, it was cast. Raises SealBroken where somebody has changed a row behind our back.
    """
    seal = seal_of(settings.keys_dir, vote_round)
    lines, counted = _open_all(session, vote_round.id, seal)
    lines.sort()
    _write(session, BallotFinal, (_as_row(vote_round.id, line) for line in lines))
    gone = sorted(
        begin[ID_BYTES:] for begin in _begins_given(session, vote_round.id, seal) if not _is_kept(begin, lines)
    )
    _write(session, ReplacedReceipt, ({"round_id": vote_round.id, "receipt": one.decode("ascii")} for one in gone))
    return counted


def _open_all(session: Session, round_id: int, seal: BallotSeal) -> tuple[list[bytes], Counted]:
    """Every ballot as a string of bytes, which takes a third of a row's memory, and how many of each there are."""
    lines: list[bytes] = []
    counted: Counted = {}
    wanted = sa.select(Ballot.question_id, Ballot.slot, Ballot.sealed, Ballot.district_id, Ballot.lives_here)
    with _streamed(session, wanted.where(Ballot.round_id == round_id)) as rows:
        for question, slot, sealed, district, here in rows:
            said = seal.open(sealed, slot)
            lines.append(_begin(question, said.receipt) + said.nonce + _as_json(said.choices))
            atoms = counted.setdefault(question, {})
            atoms.setdefault((district, here), Counter())[said.choices] += 1
    return lines, counted


def _as_row(round_id: int, line: bytes) -> dict[str, Any]:
    return {
        "round_id": round_id,
        "question_id": int.from_bytes(line[:ID_BYTES], "big"),
        "receipt": line[ID_BYTES:RECEIPT_ENDS].decode("ascii"),
        "choices": line[NONCE_ENDS:].decode("ascii"),
        "nonce": line[RECEIPT_ENDS:NONCE_ENDS],
    }


def _begins_given(session: Session, round_id: int, seal: BallotSeal) -> Iterator[bytes]:
    """How the line of each receipt that was ever given begins, if it stands in the box."""
    wanted = sa.select(CastRequest.question_id, CastRequest.slot, CastRequest.sealed_receipt).where(
        CastRequest.round_id == round_id, CastRequest.did == "cast"
    )
    with _streamed(session, wanted) as rows:
        for question, slot, sealed in rows:
            yield _begin(question, seal.open_receipt(sealed, slot))


def _is_kept(begin: bytes, lines: Sequence[bytes]) -> bool:
    """Found by halving: a set of all receipts would take as much memory as the lines themselves."""
    place = bisect_left(lines, begin)
    return place < len(lines) and lines[place].startswith(begin)


def _begin(question: int, receipt: str) -> bytes:
    return question.to_bytes(ID_BYTES, "big") + receipt.encode("ascii")


@lru_cache(CHOICES_REMEMBERED)
def _as_json(choices: tuple[int, ...]) -> bytes:
    return json.dumps(choices, separators=(",", ":")).encode("ascii")


def _streamed(session: Session, wanted: sa.Select[*tuple[Any, ...]]) -> sa.CursorResult[*tuple[Any, ...]]:
    """Rows in parts; to be closed, since the database keeps a place for them until then."""
    return session.connection().execute(wanted, execution_options={"yield_per": AT_ONCE})


def _write(session: Session, table: type[Any], rows: Iterable[dict[str, Any]]) -> None:
    chunk: list[dict[str, Any]] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == AT_ONCE:
            _insert(session, table, chunk)
            chunk = []
    _insert(session, table, chunk)


def _insert(session: Session, table: type[Any], rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        session.connection().execute(sa.insert(table), rows)
