"""The list of roads that one can vote on, with what one has done."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import current_account
from citizen.ballots import queries
from citizen.ballots.access import OwnVote, list_own_votes, refuse_voter
from citizen.ballots.views.blueprint import ballots
from citizen.domain.phases import Phase
from citizen.processes.access import open_process
from citizen.web.access import public
from citizen.web.clock import now
from citizen.web.deadlines import show_time_left, voting_deadline
from citizen.web.locale import both, ngettext, show_moment
from citizen.web.locale import gettext as _
from citizen.web.messages import explain


@dataclass(frozen=True, slots=True)
class Row:
    """A road as the list shows it, in finished words."""

    name: str
    href: str
    district: str
    addresses: str
    mine: bool
    state: str
    color: str


@ballots.get("/<any(nb,nn):lang>/<municipality>/<process>/stem")
@public
def show_ballots(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = open_process(municipality, process)
    round_url = url_for("pages.show_process", municipality=municipality, process=process)
    title = both(round_of.title_nb, round_of.title_nn)
    crumbs = [(place.name, url_for("pages.show_municipality", municipality=municipality)), (title, round_url)]
    vote_round = queries.find_round(round_of.id)
    phase = round_of.as_schedule().phase_at(now())
    if vote_round is None or phase is not Phase.VOTING:
        opens = _("The voting opens %(moment)s.", moment=show_moment(round_of.voting_open_at))
        closed = _("The voting closed %(moment)s.", moment=show_moment(round_of.voting_close_at))
        results = url_for("results.show_results", municipality=municipality, process=process)
        return render_template(
            "ballots/not_open.html",
            title=title,
            crumbs=crumbs,
            sentence=closed if phase is Phase.CLOSED else opens,
            way_on=(_("See the result"), results) if phase is Phase.CLOSED else (_("See the roads"), round_url),
        )
    votes = list_own_votes(round_of, vote_round)
    voted = sum(1 for vote in votes if vote.choices is not None)
    first = next((vote for vote in votes if vote.choices is None), None)
    refusal = refuse_voter(place.id)
    return render_template(
        "ballots/index.html",
        title=title,
        crumbs=crumbs,
        closes=voting_deadline(round_of.voting_close_at),
        time_left=show_time_left(round_of.voting_close_at, now()),
        closes_at=round_of.voting_close_at.isoformat(),
        refusal=explain(refusal) if refusal else "",
        progress_text=_("You have voted on %(voted)s of %(total)s roads.", voted=voted, total=len(votes)),
        voted=voted,
        first=_row(first, municipality, process) if first else None,
        rows=[_row(vote, municipality, process) for vote in votes],
        influence=both(round_of.influence_nb, round_of.influence_nn),
    )


def _row(vote: OwnVote, municipality: str, process: str) -> Row:
    road = vote.road
    state, color = "", "neutral"
    if current_account() is not None:
        state, color = _state(vote)
    return Row(
        name=road.old_name,
        href=url_for("ballots.show_ballot", municipality=municipality, process=process, slug=road.slug),
        district=road.district_name,
        addresses=ngettext("%(num)s address", "%(num)s addresses", road.addresses),
        mine=vote.is_home,
        state=state,
        color=color,
    )


def _state(vote: OwnVote) -> tuple[str, str]:
    if vote.choices is None:
        return _("Not voted yet"), "neutral"
    if not vote.choices:
        return _("You voted for none of the names"), "success"
    return ngettext("You voted for %(num)s name", "You voted for %(num)s names", len(vote.choices)), "success"
