"""Write the manifest of a published box: the rules, what was counted, the signed roots and the hashes of the files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.ballots.actions.signatures import find_public_key, sign_for_round
from citizen.ballots.models import BallotFinal, CastRequest, LogLeaf, QuestionResult, ReplacedReceipt, VoteRound
from citizen.ballots.queries import list_batches, list_events, stream_ballots, stream_leaves, stream_replaced
from citizen.boxes.writing import (
    BALLOTS,
    FORMAT,
    LEAVES,
    REPLACED,
    ballot_lines,
    leaf_lines,
    manifest_bytes,
    replaced_lines,
)
from citizen.config import Settings
from citizen.domain.box.statements import instant, manifest_statement
from citizen.municipalities.models import District, Municipality
from citizen.processes.models import Process


def write_manifest(session: Session, vote_round: VoteRound, settings: Settings) -> None:
    """Fix the manifest and its signature, inside the transaction that ends the round."""
    process = session.get_one(Process, vote_round.process_id)
    place = session.get_one(Municipality, process.municipality_id)
    manifest = {
        "format": FORMAT,
        "municipality": {"number": place.number, "name": place.name},
        "process": {"slug": process.slug, "title_nb": process.title_nb, "title_nn": process.title_nn},
        "round": _round(vote_round),
        "rules": json.loads(vote_round.rules),
        "rules_hash": vote_round.rules_hash.hex(),
        "events": _events(vote_round),
        "counts": _counts(session, vote_round),
        "questions": _questions(session, vote_round, place.id),
        "batches": _batches(vote_round.id),
        "files": {
            BALLOTS: _sha256(ballot_lines(stream_ballots(vote_round.id))),
            REPLACED: _sha256(replaced_lines(stream_replaced(vote_round.id))),
            LEAVES: _sha256(leaf_lines(stream_leaves(vote_round.id))),
        },
        "public_key": vote_round.public_key or find_public_key(session, settings),
    }
    content = manifest_bytes(manifest)
    signature = sign_for_round(session, vote_round, manifest_statement(content), settings)
    vote_round.manifest, vote_round.manifest_signature = content, signature  # in one statement: they are written once
    session.flush()


def _round(vote_round: VoteRound) -> dict[str, Any]:
    stopped = next((event for event in list_events(vote_round.id) if event.kind == "stopped"), None)
    return {
        "id": vote_round.id,
        "number": vote_round.number,
        "status": vote_round.status,
        "opened_at": instant(vote_round.opens_at),
        "closed_at": instant(stopped.happened_at if stopped else vote_round.closes_at),
        "stopped_reason_nb": stopped.reason_nb if stopped else None,
        "stopped_reason_nn": stopped.reason_nn if stopped else None,
    }


def _events(vote_round: VoteRound) -> list[dict[str, Any]]:
    return [
        {
            "at": instant(event.happened_at),
            "kind": event.kind,
            "reason_nb": event.reason_nb,
            "reason_nn": event.reason_nn,
            "old": instant(event.old_closes_at),
            "new": instant(event.new_closes_at),
        }
        for event in list_events(vote_round.id)
    ]


def _counts(session: Session, vote_round: VoteRound) -> dict[str, Any]:
    def number(table: type[Any], *conditions: sa.ColumnElement[bool]) -> int:
        wanted = sa.select(sa.func.count()).select_from(table).where(table.round_id == vote_round.id, *conditions)
        return session.scalar(wanted) or 0

    return {
        "ballots": number(BallotFinal),
        "replaced": number(ReplacedReceipt),
        "withdrawn": number(CastRequest, CastRequest.did == "withdrawn"),
        "leaves": number(LogLeaf),
        "electors": vote_round.electors,
    }


def _questions(session: Session, vote_round: VoteRound, municipality_id: int) -> dict[str, Any]:
    wanted = sa.select(QuestionResult).where(QuestionResult.round_id == vote_round.id)
    places = session.scalars(sa.select(District).where(District.municipality_id == municipality_id)).all()
    names = {f"district:{place.id}": place for place in places}
    return {
        str(result.question_id): {
            "ballots": result.ballots,
            "blank": result.blank,
            "result": json.loads(result.result),
            "groups": {
                name: {"name": names[name].name if name in names else name, "totals": totals}
                for name, totals in json.loads(result.groups)["shown"].items()
            },
        }
        for result in session.scalars(wanted.order_by(QuestionResult.question_id))
    }


def _batches(round_id: int) -> list[dict[str, Any]]:
    return [
        {
            "batch": batch.batch,
            "tree_size": batch.tree_size,
            "root": batch.root.hex(),
            "sealed_at": instant(batch.sealed_at),
            "signature": batch.signature.hex(),
        }
        for batch in list_batches(round_id)
    ]


def _sha256(chunks: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    return digest.hexdigest()
