"""What was changed while people could vote, in words: it stands where one votes, with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from citizen.ballots import queries
from citizen.ballots.models import RoundEvent, VoteRound
from citizen.processes.models import Process
from citizen.web.clock import now
from citizen.web.locale import both, show_moment
from citizen.web.locale import gettext as _
from citizen.web.wall_clock import show_full_moment


@dataclass(frozen=True, slots=True)
class News:
    """Something that was changed, why, and what follows for the one who votes."""

    what: str
    reason: str
    follows: str


def list_news(process: Process) -> list[News]:
    """Every stop in the rounds of the process and every change of the one that runs, the first on top.

    Where a deadline of a voting that was stopped afterwards was moved, nobody needs that any more.
    """
    events = queries.list_events_of_process(process.id)
    if not events:
        return []
    running = queries.find_round(process.id)
    opens_at = running.opens_at if running else process.voting_open_at
    follows = _after_stop(running, opens_at)
    current = running.id if running else None
    return [_in_words(event, follows) for event in events if event.kind == "stopped" or event.round_id == current]


def _in_words(event: RoundEvent, follows: str) -> News:
    reason = _("The reason: %(reason)s", reason=both(event.reason_nb, event.reason_nn))
    if event.kind == "stopped":
        stopped = _("The voting was stopped %(moment)s.", moment=show_moment(event.happened_at))
        return News(stopped, reason, follows)
    moved = _(
        "The deadline was moved from %(old)s to %(new)s.",
        old=show_full_moment(event.old_closes_at),
        new=show_full_moment(event.new_closes_at),
    )
    return News(moved, reason, "")


def _after_stop(running: VoteRound | None, opens_at: datetime) -> str:
    if now() < opens_at:
        return _(
            "A new voting opens %(moment)s. The votes from the stopped one are not counted in it, so vote again then.",
            moment=show_moment(opens_at),
        )
    if running is not None:
        return _(
            "A new voting has taken its place. The votes from the stopped one are not counted here, so vote again."
        )
    return _(
        "No votes can be cast now. The votes that were cast are kept and published as stopped. When a new voting"
        " is set up, it will be announced here."
    )
