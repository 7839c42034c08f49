"""What My page shows of the voting: the rounds that are open for the person, and on how many roads they have voted."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for

from citizen.accounts.models import Account
from citizen.accounts.queries import as_resident
from citizen.accounts.views import Section
from citizen.ballots import queries
from citizen.ballots.access import list_own_votes
from citizen.domain.phases import Phase
from citizen.municipalities.queries import get_municipality
from citizen.processes.queries import list_processes
from citizen.web.clock import now
from citizen.web.deadlines import show_time_left, voting_deadline
from citizen.web.locale import both
from citizen.web.locale import gettext as _


@dataclass(frozen=True, slots=True)
class OpenRound:
    """A round that the person can vote in now, in finished words."""

    title: str
    url: str
    done: str
    deadline: str
    time_left: str
    closes_at: str


def open_rounds(account: Account) -> Section | None:
    """The rounds that are open where the person lives; nothing where none is."""
    home = as_resident(account).municipality_id
    if home is None:
        return None
    slug, rounds = get_municipality(home).slug, []
    for process in list_processes(home):
        vote_round = queries.find_round(process.id)
        if vote_round is None or process.as_schedule().phase_at(now()) is not Phase.VOTING:
            continue
        votes = list_own_votes(process, vote_round)
        voted = sum(1 for vote in votes if vote.choices is not None)
        rounds.append(
            OpenRound(
                title=both(process.title_nb, process.title_nn),
                url=url_for("ballots.show_ballots", municipality=slug, process=process.slug),
                done=_("You have voted on %(voted)s of %(total)s roads.", voted=voted, total=len(votes)),
                deadline=voting_deadline(process.voting_close_at),
                time_left=show_time_left(process.voting_close_at, now()),
                closes_at=process.voting_close_at.isoformat(),
            )
        )
    return Section("ballots/_my_page.html", {"rounds": rounds}) if rounds else None
