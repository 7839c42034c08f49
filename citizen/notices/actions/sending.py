"""Make letters of what waits in the outbox, and hand them in.

Each step is a conditional UPDATE, so that two senders at once, or one that is stopped in the midst of its work, neither
lose a notice nor put it in two letters. What no sender can know is whether a mail server took a letter in the instant
before the machine stopped: such a letter is sent once more, under the same Message-ID, rather than lost.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen import mailing
from citizen.database import transaction
from citizen.domain.notices import NOTICES_KEPT, TRIES, Rhythm, digest_moment
from citizen.notices.models import Letter, Notice
from citizen.notices.queries.letters import (
    Contents,
    find_contents,
    is_for_digest,
    is_for_now,
    list_due_letters,
    waiting_notices,
)

STOPPED_AFTER = timedelta(minutes=15)
"""A letter that has been claimed for so long was being sent by a machine that stopped."""
FAULTS_IN_A_ROW = 3
PEOPLE_AT_ONCE = 200
NAME_BYTES = 16

Compose = Callable[[Contents], mailing.Letter]
HandIn = Callable[[mailing.Letter], None]


@dataclass(frozen=True, slots=True)
class Handled:
    """What came of a letter: sent, empty (nothing was left to tell), or not taken and why."""

    letter_id: int
    state: str
    fault: str = ""


def make_digests(now: datetime, zone: tzinfo, *, everything: bool = False) -> int:
    """Gather what is due into letters, one to a person; gives how many. `everything` does not wait for the morning."""
    daily, weekly = digest_moment(Rhythm.DAILY, now, zone), digest_moment(Rhythm.WEEKLY, now, zone)
    if daily is None or weekly is None:
        raise RuntimeError("both rhythms have a moment")
    due = sa.true() if everything else sa.or_(is_for_digest(daily, weekly), is_for_now())
    made = 0
    while people := _make_some(due, now):
        made += people
    return made


def _make_some(due: sa.ColumnElement[bool], now: datetime) -> int:
    with transaction() as session:
        people = session.scalars(waiting_notices().where(due).distinct().limit(PEOPLE_AT_ONCE)).all()
        for account_id in people:
            letter_id = add_letter(session, account_id, "digest", now)
            its_notices = waiting_notices().where(due, Notice.account_id == account_id).with_only_columns(Notice.id)
            session.execute(
                sa.update(Notice)
                .where(Notice.id.in_(its_notices), Notice.letter_id.is_(None))
                .values(letter_id=letter_id)
                .execution_options(synchronize_session=False)
            )
    return len(people)


def add_letter(session: Session, account_id: int, kind: str, now: datetime) -> int:
    """A letter that waits to be written and sent; gives its id."""
    letter = Letter(account_id=account_id, kind=kind, name=secrets.token_hex(NAME_BYTES), made_at=now, due_at=now)
    session.add(letter)
    session.flush()
    return letter.id


def send_due(compose: Compose, hand_in: HandIn, now: Callable[[], datetime], limit: int) -> Iterator[Handled]:
    """Send the letters that are due, at most so many. Stops where the mail server takes several in a row not."""
    faults = 0
    for letter_id in list_due_letters(now(), now() - STOPPED_AFTER, limit):
        handled = _send(letter_id, compose, hand_in, now)
        if handled is None:
            continue
        yield handled
        faults = faults + 1 if handled.fault else 0
        if faults >= FAULTS_IN_A_ROW:
            return


def _send(letter_id: int, compose: Compose, hand_in: HandIn, now: Callable[[], datetime]) -> Handled | None:
    claimed_at = now()
    tries = _claim(letter_id, claimed_at)
    if tries is None:
        return None  # another sender has it
    with transaction():
        contents = find_contents(letter_id)
    if contents is None:
        _end_claim(letter_id, claimed_at, state="empty")
        return Handled(letter_id, "empty")
    try:
        hand_in(compose(contents))
    except mailing.NotSent as fault:
        is_last = tries > len(TRIES)
        due_at = claimed_at if is_last else claimed_at + TRIES[tries - 1]
        state = "given-up" if is_last else "waiting"
        _end_claim(letter_id, claimed_at, state=state, due_at=due_at)
        return Handled(letter_id, state, str(fault) or "no answer")
    _end_claim(letter_id, claimed_at, state="sent", sent_at=now())
    return Handled(letter_id, "sent")


def _claim(letter_id: int, now: datetime) -> int | None:
    """Take the letter for oneself; gives which try this is, or None where another sender was first."""
    can_be_claimed = sa.or_(
        Letter.state == "waiting",
        sa.and_(Letter.state == "claimed", Letter.claimed_at < now - STOPPED_AFTER),
    )
    with transaction() as session:
        claim = sa.update(Letter).where(Letter.id == letter_id, can_be_claimed)
        values = {"state": "claimed", "claimed_at": now, "tries": Letter.tries + 1}
        return session.scalar(claim.values(values).returning(Letter.tries))


def _end_claim(letter_id: int, claimed_at: datetime, **values: object) -> None:
    with transaction() as session:
        is_mine = (Letter.id == letter_id, Letter.state == "claimed", Letter.claimed_at == claimed_at)
        session.execute(sa.update(Letter).where(*is_mine).values(values))


def forget_old_notices(now: datetime) -> int:
    """Delete notices, and letters, that are older than they are kept; gives how many notices."""
    with transaction() as session:
        old = sa.delete(Notice).where(Notice.posted_at < now - NOTICES_KEPT).returning(Notice.id)
        gone = len(session.scalars(old).all())
        is_used = sa.exists().where(Notice.letter_id == Letter.id)
        session.execute(
            sa.delete(Letter)
            .where(Letter.made_at < now - NOTICES_KEPT, sa.not_(is_used))
            .execution_options(synchronize_session=False)
        )
    return gone
