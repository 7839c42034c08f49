"""What happened to a voting besides its count: stopped rounds, moved deadlines, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for

from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.results.queries import Stage, StoppedRound, WayOfVoting
from citizen.web.locale import both, show_moment
from citizen.web.locale import gettext as _
from citizen.web.wall_clock import show_full_moment


@dataclass(frozen=True, slots=True)
class StoppedShown:
    """A stopped voting in words, with the way to its published votes."""

    title: str
    reason: str
    box_url: str


@dataclass(frozen=True, slots=True)
class History:
    """What the reader must know about how the voting went."""

    stopped: list[StoppedShown]
    successor: str
    """What became of it after the last stop; empty where nothing was stopped."""
    deadlines: list[str]


def history_of(place: Municipality, process: Process, way: WayOfVoting) -> History:
    """Stopped votings and moved deadlines, each with its reason."""
    return History(
        stopped=[_stopped(place, process, stopped) for stopped in way.stopped],
        successor=_successor(way) if way.stopped else "",
        deadlines=[
            _(
                "%(moment)s: The deadline was moved from %(old)s to %(new)s. The reason: %(reason)s",
                moment=show_moment(event.happened_at),
                old=show_full_moment(event.old_closes_at),
                new=show_full_moment(event.new_closes_at),
                reason=both(event.reason_nb, event.reason_nn),
            )
            for event in way.deadlines
        ],
    )


def stage_in_words(way: WayOfVoting, process: Process) -> tuple[str, str]:
    """(heading, sentence) for somebody who asks for a result that is not there."""
    closes = show_moment(way.round.closes_at if way.round else process.voting_close_at)
    opens = show_moment(way.round.opens_at if way.round else process.voting_open_at)
    match way.stage:
        case Stage.BEING_COUNTED:
            return _("The votes are being counted"), _(
                "The voting closed %(moment)s. The result comes here within minutes.", moment=closes
            )
        case Stage.STOPPED:
            return _("The voting was stopped"), _("There is no result of it.")
        case Stage.NO_VOTING:
            return _("There is no result"), _("No ballots were made, so nobody could vote.")
        case Stage.NOT_OPEN_YET:
            return _("There is no result yet"), _("The voting opens %(moment)s.", moment=opens)
        case Stage.OPEN | Stage.COUNTED:
            return _("There is no result yet"), _(
                "The voting closes %(moment)s. Nobody, not even the municipality, can see a count before that.",
                moment=closes,
            )


def box_url_of(place: Municipality, process: Process) -> str:
    """The page where the published votes are, with the check of receipts and the files."""
    return url_for("ballots.show_box", municipality=place.slug, process=process.slug)


def _stopped(place: Municipality, process: Process, stopped: StoppedRound) -> StoppedShown:
    event = stopped.stopped
    return StoppedShown(
        title=_(
            "Voting number %(number)s was stopped %(moment)s",
            number=stopped.number,
            moment=show_moment(event.happened_at),
        ),
        reason=both(event.reason_nb, event.reason_nn),
        box_url=url_for("ballots.show_box", municipality=place.slug, process=process.slug, runde=stopped.number),
    )


def _successor(way: WayOfVoting) -> str:
    if way.announced_at:
        return _("A new voting opens %(moment)s. Vote again then.", moment=show_moment(way.announced_at))
    if way.round is None:
        return _("No new voting has been opened yet.")
    number, moment = way.round.number, show_moment(way.round.opens_at)
    if way.stage is Stage.NOT_OPEN_YET:
        return _("Voting number %(number)s takes its place. It opens %(moment)s.", number=number, moment=moment)
    return _("Voting number %(number)s took its place. It opened %(moment)s.", number=number, moment=moment)
