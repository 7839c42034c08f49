"""Questions about processes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import sqlalchemy as sa

from citizen.database import db
from citizen.domain.notices import FollowKind
from citizen.municipalities.models import Municipality
from citizen.notices.queries import Target, find_targets
from citizen.processes.models import Process

_AT_ADDRESS = (
    sa.select(Municipality, Process)
    .join(Process, Process.municipality_id == Municipality.id)
    .where(Municipality.slug == sa.bindparam("municipality"), Process.slug == sa.bindparam("process"))
)
"""Made once, since nearly every page asks it."""


def find_process_and_place(municipality: str, process: str) -> tuple[Municipality, Process] | None:
    """Both in one question, by their parts of the address."""
    row = db.session.execute(_AT_ADDRESS, {"municipality": municipality, "process": process}).one_or_none()
    return (row[0], row[1]) if row else None


def get_process(process_id: int) -> Process:
    return db.session.get_one(Process, process_id)


def list_processes(municipality_id: int) -> Sequence[Process]:
    """All processes of a municipality, the one that closes last on top."""
    wanted = sa.select(Process).where(Process.municipality_id == municipality_id)
    return db.session.scalars(wanted.order_by(Process.voting_close_at.desc(), Process.id)).all()


def list_slugs(municipality_id: int) -> frozenset[str]:
    """The addresses that processes of the municipality have taken."""
    return frozenset(db.session.scalars(sa.select(Process.slug).where(Process.municipality_id == municipality_id)))


def list_processes_named(slug: str, municipality: str | None = None) -> Sequence[Process]:
    """The processes with this name in their address, of one municipality (its slug or number) or of any."""
    wanted = sa.select(Process).where(Process.slug == slug).order_by(Process.id)
    if municipality:
        owner = sa.select(Municipality.id).where(
            sa.or_(Municipality.slug == municipality, Municipality.number == municipality)
        )
        wanted = wanted.where(Process.municipality_id.in_(owner))
    return db.session.scalars(wanted).all()


def targets_of_processes(ids: Collection[int]) -> Mapping[int, Target]:
    """Processes as notices and people's follows point at them; all of them can be seen by everyone."""
    wanted = sa.select(Process, Municipality.slug).join(Municipality, Municipality.id == Process.municipality_id)
    return {
        process.id: Target(process.title_nb, process.title_nn, f"/{place}/{process.slug}")
        for process, place in db.session.execute(wanted.where(Process.id.in_(ids)))
    }


find_targets[FollowKind.PROCESS] = targets_of_processes
