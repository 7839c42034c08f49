"""The published box of a round as files in a folder, and everything that `citizen verify` finds wrong in it."""

from __future__ import annotations

from pathlib import Path

from citizen.ballots.actions import recount
from citizen.ballots.models import VoteRound
from citizen.ballots.queries import stream_ballots, stream_leaves, stream_replaced
from citizen.boxes import writing
from citizen.boxes.verifying import verify_box
from citizen.database import db


def write_box(round_id: int, folder: Path) -> None:
    """The files whose content the votes decide."""
    ended = db.session.get_one(VoteRound, round_id, populate_existing=True)
    folder.mkdir()
    files = {
        writing.BALLOTS: b"".join(writing.ballot_lines(stream_ballots(round_id))),
        writing.REPLACED: b"".join(writing.replaced_lines(stream_replaced(round_id))),
        writing.LEAVES: b"".join(writing.leaf_lines(stream_leaves(round_id))),
        writing.MANIFEST: ended.manifest or b"",
        writing.SIGNATURE: (ended.manifest_signature or b"").hex().encode(),
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)


def faults_of_box(round_id: int, folder: Path) -> list[str]:
    """What is wrong in the files, and in the result that is stored."""
    write_box(round_id, folder)
    found = [finding.sentence("nb") for finding in verify_box(folder) if not finding.holds]
    return found + [str(difference) for difference in recount(round_id)]
