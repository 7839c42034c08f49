"""What goes into the package besides what other features tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import sqlalchemy as sa
from sqlalchemy.orm import undefer

from citizen.ballots.models import VoteRound
from citizen.ballots.queries import list_rounds, stream_ballots, stream_leaves, stream_replaced
from citizen.boxes import writing
from citizen.case_papers.models import CasePaper
from citizen.database import db
from citizen.domain.moderation.codes import ThingKind
from citizen.exports.queries import Subject
from citizen.moderation.queries import DecisionRow, find_things, list_decided
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.results.queries import find_results

AT_ONCE = 500


def is_finished(process: Process, *, has_ended: bool) -> bool:
    """Whether nothing more can come in: its time is over, and what was voted has been counted or stopped."""
    if not has_ended or not process.is_vote:
        return has_ended
    rounds = list_rounds(process.id)
    return all(one.closed_at is not None for one in rounds) or find_results(process) is not None


def list_moderated(place: Municipality, process: Process) -> list[DecisionRow]:
    """The decisions of moderators about anything that was sent to this process, the first on top."""
    found: list[DecisionRow] = []
    for start in range(0, 1_000_000, AT_ONCE):
        page = list_decided(place.id, offset=start, limit=AT_ONCE)
        things = find_things([(ThingKind(kind), ref) for _row, kind, ref in page])
        where = f"/{place.slug}/{process.slug}/"
        paths = {name: thing.path for name, thing in things.items()}
        found += [row for row, kind, ref in page if paths.get((ThingKind(kind), ref), "").startswith(where)]
        if len(page) < AT_ONCE:
            break
    return found[::-1]


def list_whole_papers(process_id: int) -> Sequence[CasePaper]:
    """The case papers with their files, the first on top."""
    wanted = sa.select(CasePaper).where(CasePaper.process_id == process_id).order_by(CasePaper.made_at, CasePaper.id)
    return db.session.scalars(
        wanted.options(undefer(CasePaper.content), undefer(CasePaper.word), undefer(CasePaper.pdf))
    ).all()


def list_boxes(process_id: int) -> list[VoteRound]:
    """The rounds whose box is published, stopped ones too, with their manifests."""
    wanted = (
        sa.select(VoteRound)
        .where(VoteRound.process_id == process_id, VoteRound.closed_at.is_not(None))
        .options(undefer(VoteRound.manifest), undefer(VoteRound.manifest_signature))
        .order_by(VoteRound.number)
    )
    return [one for one in db.session.scalars(wanted) if one.manifest]


def files_of_box(vote_round: VoteRound) -> Iterator[tuple[str, bytes]]:
    """The published files byte for byte: each by its name."""
    yield writing.BALLOTS, b"".join(writing.ballot_lines(stream_ballots(vote_round.id)))
    yield writing.REPLACED, b"".join(writing.replaced_lines(stream_replaced(vote_round.id)))
    yield writing.LEAVES, b"".join(writing.leaf_lines(stream_leaves(vote_round.id)))
    yield writing.MANIFEST, vote_round.manifest or b""
    yield writing.SIGNATURE, (vote_round.manifest_signature or b"").hex().encode()
    yield writing.CODEBOOK_FILE, writing.codebook_bytes()
    yield writing.READ_ME_FILE, writing.readme_bytes()
    yield writing.RECOUNT, writing.recount_bytes()


def subject_of(place: Municipality, process: Process) -> Subject:
    """What the files about the process are about."""
    return Subject(place, process)
