"""What the page about a running round says: where it stands, its votings so far, and who has been told of the log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import url_for

from citizen.ballots import queries
from citizen.ballots.models import VoteRound
from citizen.domain.round_states import RoundState, state_of
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.web.clock import now
from citizen.web.deadlines import show_time_left
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext, show_moment
from citizen.web.wall_clock import show_full_moment


@dataclass(frozen=True, slots=True)
class Voting:
    """A voting of the process, in words, with the way to its public box."""

    number: int
    words: str
    box_url: str


@dataclass(frozen=True, slots=True)
class WitnessLine:
    """A witness, when they were last sent a root, and where they are taken off the list."""

    name: str
    address: str
    told: str
    remove_url: str


def facts_of(vote_round: VoteRound | None, state: RoundState | None) -> list[tuple[str, str]]:
    """Where the round stands; nothing of what has been chosen."""
    if vote_round is None or state is None:
        return [(_("Where it stands"), _("No ballots have been made yet."))]
    sealed = queries.count_leaves(vote_round.id)
    log = ngettext("%(num)s entry is sealed", "%(num)s entries are sealed", sealed)
    return [
        (_("Where it stands"), _say_state(vote_round, state)),
        (_("Opens"), show_full_moment(vote_round.opens_at)),
        (_("Closes"), show_full_moment(vote_round.closes_at)),
        (_("The public log"), log),
    ]


def list_votings(process: Process, at: dict[str, Any]) -> list[Voting]:
    """Every voting of the process that people could take part in, the first on top."""
    return [
        Voting(
            number=one.number,
            words=_say_state(one, state_of(one.status, one.opens_at, one.closes_at, now())),
            box_url=url_for("ballots.show_box", runde=one.number, **at),
        )
        for one in queries.list_rounds(process.id)
        if now() >= one.opens_at
    ]


def list_witness_lines(place: Municipality, vote_round: VoteRound | None, at: dict[str, Any]) -> list[WitnessLine]:
    """The witnesses by name."""
    return [
        WitnessLine(
            name=told.witness.name,
            address=told.witness.address,
            told=_("Last sent a root %(moment)s", moment=show_moment(told.sent_at))
            if told.sent_at
            else _("Has not been sent a root of this voting yet"),
            remove_url=url_for("ballots.remove_witness", witness=told.witness.id, **at),
        )
        for told in queries.list_told(place.id, vote_round.id if vote_round else 0)
    ]


def _say_state(vote_round: VoteRound, state: RoundState) -> str:
    match state:
        case RoundState.COMING:
            return _("The ballots are ready. The voting opens %(moment)s.", moment=show_moment(vote_round.opens_at))
        case RoundState.OPEN:
            return _(
                "Open for voting until %(moment)s (%(left)s).",
                moment=show_moment(vote_round.closes_at),
                left=show_time_left(vote_round.closes_at, now()),
            )
        case RoundState.COUNTING:
            return _("The deadline has passed. The votes are counted within minutes.")
        case RoundState.CLOSED:
            return _("Closed and counted. The box is published.")
        case RoundState.STOPPED:
            return _("Stopped. The votes are kept and published as stopped.")
