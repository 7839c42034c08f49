"""That the votes are not counted yet, said where cases are prepared and decided."""

from __future__ import annotations

from citizen.decisions.queries import Board
from citizen.processes.models import Process
from citizen.results.queries import Stage, WayOfVoting, find_way_of_voting
from citizen.web.clock import now
from citizen.web.locale import gettext as _
from citizen.web.locale import show_moment


def is_waiting_for_count(process: Process) -> bool:
    """Whether residents vote, will vote, or have voted without being counted yet."""
    way = find_way_of_voting(process)
    return way.stage is not Stage.COUNTED and (way.round is not None or now() < process.voting_close_at)


def say_not_counted(board: Board) -> str:
    """What is waited for, and what can be done until then; empty where the votes are counted or there are none."""
    if board.is_counted:
        return ""
    until_then = _(
        "The spelling can be sent and the meeting planned now. No decision can be recorded before the count."
    )
    return f"{_say_stage(find_way_of_voting(board.process), board.process)} {until_then}"


def _say_stage(way: WayOfVoting, process: Process) -> str:
    if way.stage is Stage.OPEN and way.round:
        return _("People can vote until %(moment)s.", moment=show_moment(way.round.closes_at))
    if way.stage is Stage.BEING_COUNTED:
        return _("The voting is over, and the result is here in a few minutes.")
    if way.stage is Stage.STOPPED:
        return _("The voting was stopped, and no new one has taken its place yet.")
    return _("The voting opens %(moment)s.", moment=show_moment(process.voting_open_at))
