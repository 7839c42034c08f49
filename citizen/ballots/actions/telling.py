"""Tell those who follow a process that it opens, and that a deadline is near. A timer calls this; each is told once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo

import sqlalchemy as sa

from citizen.ballots.models import VoteRound
from citizen.database import db, transaction
from citizen.domain.notices import DEADLINE_IS_NEAR, FollowKind, NoticeKind
from citizen.municipalities.models import Municipality
from citizen.notices.actions import About, post_once
from citizen.notices.queries import followers_of
from citizen.processes.models import VOTE, Process

AS_WRITTEN = "%d.%m.%Y kl. %H.%M"
"""A deadline is written alike in both language forms."""
LATE = timedelta(days=2)
"""What opened longer ago is no news: the timer has stood still, or the person has followed it since."""


def tell_followers(now: datetime, zone: tzinfo) -> int:
    """Put a notice of all that opens or closes soon into the outbox; gives how many people were told of something."""
    told = 0
    for process, place, kind, at in list(_due(now)):
        is_end = kind in (NoticeKind.DEADLINE_NEAR, NoticeKind.VOTING_DEADLINE_NEAR)
        about = About(
            municipality_id=place.id,
            title=process.title_nb,
            path=f"/{place.slug}/{process.slug}/",
            said_nb=f"Frist: {at.astimezone(zone):{AS_WRITTEN}}" if is_end else "",
            target_kind=FollowKind.PROCESS,
            target_id=process.id,
        )
        with transaction() as session:
            once = f"{kind.value}:{process.id}:{int(at.timestamp())}"
            told += post_once(session, kind, followers_of(FollowKind.PROCESS, process.id), about, once)
    return told


def _due(now: datetime) -> Iterator[tuple[Process, Municipality, NoticeKind, datetime]]:
    soon, since = now + DEADLINE_IS_NEAR, now - LATE
    for process, place in _processes(
        Process.proposals_open_at <= now, Process.proposals_close_at > now, Process.kind != VOTE
    ):
        if process.proposals_open_at > since:
            yield process, place, NoticeKind.PHASE_OPENED, process.proposals_open_at
        if process.proposals_close_at <= soon and _is_long(process.proposals_open_at, process.proposals_close_at):
            yield process, place, NoticeKind.DEADLINE_NEAR, process.proposals_close_at
    voting = (VoteRound.status == "open", VoteRound.opens_at <= now, VoteRound.closes_at > now)
    rounds = {one.process_id: one for one in db.session.scalars(sa.select(VoteRound).where(*voting))}
    for process, place in _processes(Process.id.in_(rounds)):
        opens_at, closes_at = rounds[process.id].opens_at, rounds[process.id].closes_at
        if opens_at > since:
            yield process, place, NoticeKind.VOTING_OPENED, opens_at
        if closes_at <= soon and _is_long(opens_at, closes_at):
            yield process, place, NoticeKind.VOTING_DEADLINE_NEAR, closes_at


def _is_long(opens_at: datetime, closes_at: datetime) -> bool:
    """Who has just been told that something is open need not be told that it closes soon."""
    return closes_at - opens_at > DEADLINE_IS_NEAR


def _processes(*conditions: sa.ColumnElement[bool]) -> list[tuple[Process, Municipality]]:
    wanted = sa.select(Process, Municipality).join(Municipality, Municipality.id == Process.municipality_id)
    return [(process, place) for process, place in db.session.execute(wanted.where(*conditions).order_by(Process.id))]
