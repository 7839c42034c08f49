"""What My page shows of the voting: the rounds that are open for the person, and how far they have come."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for

from citizen.accounts.queries import Person
from citizen.accounts.views import Section
from citizen.ballots import queries
from citizen.ballots.access import list_own_votes, state_now
from citizen.ballots.models import VoteRound
from citizen.ballots.views.road_list import say_progress
from citizen.domain.round_states import RoundState
from citizen.electorates.access import refuse_current
from citizen.municipalities.queries import get_municipality
from citizen.processes.models import Process
from citizen.processes.queries import list_processes
from citizen.web.clock import now
from citizen.web.deadlines import show_time_left, voting_deadline
from citizen.web.locale import both


@dataclass(frozen=True, slots=True)
class OpenRound:
    """A round that the person can vote in now, in finished words; no address of receipts where they have none."""

    title: str
    url: str
    done: str
    deadline: str
    time_left: str
    closes_at: str
    receipts_url: str


def open_rounds(account: Person) -> Section | None:
    """The rounds where the person lives that are open and that they may vote in; nothing where none is."""
    home = account.municipality_id
    if home is None:
        return None
    slug = get_municipality(home).slug
    rounds = [
        _open_round(slug, process, vote_round)
        for process in list_processes(home)
        if (vote_round := queries.find_round(process.id)) is not None
        and state_now(vote_round) is RoundState.OPEN
        and refuse_current(process) is None
    ]
    return Section("ballots/_my_page.html", {"rounds": rounds}) if rounds else None


def _open_round(slug: str, process: Process, vote_round: VoteRound) -> OpenRound:
    votes = list_own_votes(process, vote_round)
    has_voted = any(vote.ballot for vote in votes)
    return OpenRound(
        title=both(process.title_nb, process.title_nn),
        url=url_for("ballots.show_ballots", municipality=slug, process=process.slug),
        done=say_progress(votes),
        deadline=voting_deadline(vote_round.closes_at),
        time_left=show_time_left(vote_round.closes_at, now()),
        closes_at=vote_round.closes_at.isoformat(),
        receipts_url=url_for("ballots.show_receipts", municipality=slug, process=process.slug) if has_voted else "",
    )
