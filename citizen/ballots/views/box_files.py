"""The files of a published box, at addresses that stay, and the signed roots while the vote is open."""

from __future__ import annotations

import functools
import json
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from typing import IO

from flask import Response, stream_with_context
from flask.typing import ResponseReturnValue

from citizen.ballots import queries
from citizen.ballots.models import VoteRound
from citizen.ballots.views.blueprint import ballots
from citizen.ballots.views.kept_archives import KeptArchives
from citizen.boxes import writing
from citizen.domain.box.statements import instant
from citizen.processes.access import open_process
from citizen.web.access import public
from citizen.web.found import or_404

PLACE = "/urne/<municipality>/<process>/<int:number>"
KEPT_BOXES = 4
_kept = KeptArchives(KEPT_BOXES)
TYPES = {".csv": "text/csv; charset=utf-8", ".json": "application/json", ".py": "text/x-python; charset=utf-8"}
NAMES = writing.FILES
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
    """All files together, packed once: the manifest has the fingerprints of all that is in it."""
    vote_round = _published(municipality, process, number)
    key = sha256((vote_round.manifest or b"") + (vote_round.manifest_signature or b"")).digest()
    size, content = _kept.open(key, functools.partial(_pack, vote_round))
    response = Response(content, content_type="application/zip")
    response.content_length = size
    response.headers["Content-Disposition"] = f'attachment; filename="urne-{process}-{number}.zip"'
    return response


def _pack(vote_round: VoteRound, file: IO[bytes]) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        for name in NAMES:
            about = zipfile.ZipInfo(name, vote_round.closes_at.timetuple()[:6])
            about.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(about, "w") as entry:
                for chunk in _content(vote_round, name):
                    entry.write(chunk)


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
    content = {
        "round": number,
        "rules_hash": vote_round.rules_hash.hex(),
        "batches": roots,
        "public_key": vote_round.public_key or None,
    }
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
