"""The files of a published box, at addresses that stay, and the signed roots while the vote is open."""

from __future__ import annotations

import json
import tempfile
import zipfile
from collections.abc import Iterator

from flask import Response, send_file, stream_with_context
from flask.typing import ResponseReturnValue

from citizen.ballots import queries
from citizen.ballots.models import VoteRound
from citizen.ballots.views.blueprint import ballots
from citizen.boxes import writing
from citizen.domain.box.statements import instant
from citizen.processes.access import open_process
from citizen.web.access import public
from citizen.web.found import or_404

PLACE = "/urne/<municipality>/<process>/<int:number>"
KEPT_IN_MEMORY = 8_000_000
TYPES = {".csv": "text/csv; charset=utf-8", ".json": "application/json", ".py": "text/x-python; charset=utf-8"}
NAMES = (
    writing.BALLOTS,
    writing.REPLACED,
    writing.LEAVES,
    writing.MANIFEST,
    writing.SIGNATURE,
    writing.CODEBOOK_FILE,
    writing.READ_ME_FILE,
    writing.RECOUNT,
)
ANY_NAME = ",".join(f'"{name}"' for name in NAMES)


@ballots.get(f"{PLACE}/<any({ANY_NAME}):name>")
@public
def send_box_file(municipality: str, process: str, number: int, name: str) -> ResponseReturnValue:
    vote_round = _published(municipality, process, number)
    ending = name[name.rindex(".") :]
    response = Response(
        stream_with_context(_content(vote_round, name)), content_type=TYPES.get(ending, "text/plain; charset=utf-8")
    )
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@ballots.get(f"{PLACE}/urne.zip")
@public
def send_zip(municipality: str, process: str, number: int) -> ResponseReturnValue:
    """All files together; written to a file of its own first, so that a box of any size fits in memory."""
    vote_round = _published(municipality, process, number)
    file = tempfile.SpooledTemporaryFile(max_size=KEPT_IN_MEMORY)  # noqa: SIM115 — closed when the answer has been sent
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in NAMES:
            with archive.open(zipfile.ZipInfo(name, vote_round.closes_at.timetuple()[:6]), "w") as entry:
                for chunk in _content(vote_round, name):
                    entry.write(chunk)
    file.seek(0)
    response = send_file(file, "application/zip", as_attachment=True, download_name=f"urne-{process}-{number}.zip")
    response.call_on_close(file.close)
    return response


@ballots.get(f"{PLACE}/roots.json")
@public
def send_roots(municipality: str, process: str, number: int) -> ResponseReturnValue:
    """Every signed root so far, for witnesses who compare them with those that they were sent."""
    _place, round_of = open_process(municipality, process)
    vote_round = or_404(queries.find_round_numbered(round_of.id, number))
    roots = [
        {
            "batch": batch.batch,
            "tree_size": batch.tree_size,
            "root": batch.root.hex(),
            "sealed_at": instant(batch.sealed_at),
            "signature": batch.signature.hex(),
        }
        for batch in queries.list_batches(vote_round.id)
    ]
    content = {"round": number, "batches": roots, "public_key": vote_round.public_key or None}
    return Response(json.dumps(content, indent=1) + "\n", content_type="application/json")


def _published(municipality: str, process: str, number: int) -> VoteRound:
    """The round whose box is published; 404 as long as it is not."""
    _place, round_of = open_process(municipality, process)
    vote_round = or_404(queries.find_round_numbered(round_of.id, number))
    or_404(vote_round.closed_at)
    return vote_round


def _content(vote_round: VoteRound, name: str) -> Iterator[bytes]:
    """The file in pieces. What the round itself holds is read now: its session is gone when the answer is streamed."""
    match name:
        case writing.BALLOTS:
            return iter(writing.ballot_lines(queries.stream_ballots(vote_round.id)))
        case writing.REPLACED:
            return iter(writing.replaced_lines(queries.stream_replaced(vote_round.id)))
        case writing.LEAVES:
            return iter(writing.leaf_lines(queries.stream_leaves(vote_round.id)))
        case writing.MANIFEST:
            return iter([vote_round.manifest or b""])
        case writing.SIGNATURE:
            return iter([(vote_round.manifest_signature or b"").hex().encode()])
    fixed = {
        writing.CODEBOOK_FILE: writing.codebook_bytes,
        writing.READ_ME_FILE: writing.readme_bytes,
        writing.RECOUNT: writing.recount_bytes,
    }
    return iter([fixed[name]()])
