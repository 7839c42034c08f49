"""How a person wants to be told, and where letters go."""

from __future__ import annotations

from dataclasses import dataclass

from citizen.database import db
from citizen.domain.notices import Rhythm, Topic
from citizen.notices.models import NoticeSettings


@dataclass(frozen=True, slots=True)
class Wished:
    """The person's wishes as they stand; what they are without a row of their own is said in NoticeSettings."""

    rhythm: Rhythm
    mine_at_once: bool
    topics: tuple[Topic, ...]
    address: str
    is_confirmed: bool
    login_address: str

    @property
    def letters_go_to(self) -> str:
        """Where letters go as of now; empty where there is no address that they may go to."""
        return self.address if self.is_confirmed else self.login_address


def wished_by(account_id: int, login_address: str | None) -> Wished:
    """How the person wants to be told; `login_address` is what their login has verified."""
    kept = db.session.get(NoticeSettings, account_id)
    if kept is None:
        return Wished(Rhythm.DAILY, True, tuple(Topic), "", False, login_address or "")  # noqa: FBT003 — in the table's order
    muted = {Topic.MINE: kept.no_mine, Topic.FOLLOWED: kept.no_followed, Topic.DEADLINES: kept.no_deadlines}
    return Wished(
        rhythm=Rhythm(kept.rhythm),
        mine_at_once=kept.mine_at_once,
        topics=tuple(topic for topic in Topic if not muted[topic]),
        address=kept.address or "",
        is_confirmed=kept.confirmed_at is not None,
        login_address=login_address or "",
    )
