"""The list of roads or questions that one can vote on, with what one has done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import current_account
from citizen.ballots import queries
from citizen.ballots.access import OwnVote, list_own_votes, state_now
from citizen.ballots.models import VoteRound
from citizen.ballots.views.ballot_page import why_not
from citizen.ballots.views.blueprint import ballots
from citizen.ballots.views.news import list_news
from citizen.ballots.views.state_words import over_sentence, safety_url
from citizen.domain.round_states import RoundState
from citizen.electorates.access import say_source, say_who
from citizen.municipalities.models import Municipality
from citizen.processes.access import open_vote
from citizen.processes.models import Process
from citizen.web.access import public
from citizen.web.clock import now
from citizen.web.deadlines import show_time_left, voting_deadline
from citizen.web.locale import both, ngettext, show_moment
from citizen.web.locale import gettext as _


@dataclass(frozen=True, slots=True)
class Row:
    """A road or a question as the list shows it, in finished words."""

    name: str
    href: str
    district: str
    addresses: str
    mine: bool
    state: str
    color: str
    is_road: bool


@ballots.get("/<any(nb,nn):lang>/<municipality>/<process>/stem")
@public
def show_ballots(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = open_vote(municipality, process)
    vote_round = queries.find_round(round_of.id)
    if vote_round is None or state_now(vote_round) is not RoundState.OPEN:
        return _not_open(place, round_of, vote_round)
    votes = list_own_votes(round_of, vote_round)
    if len(votes) == 1 and votes[0].asked.road_id is None:
        return redirect(_at("ballots.show_ballot", place, round_of, slug=votes[0].asked.slug), 302)
    return _page(place, round_of, vote_round, votes)


def _not_open(place: Municipality, process: Process, vote_round: VoteRound | None) -> str:
    """When one could vote or can, and the way on."""
    rounds = queries.list_rounds(process.id)
    shown = vote_round or (rounds[-1] if rounds else None)
    state = state_now(shown) if shown else RoundState.COMING
    opens = _("The voting opens %(moment)s.", moment=show_moment(process.voting_open_at))
    is_over = state in (RoundState.COUNTING, RoundState.CLOSED)
    results = (_("See the result"), _at("results.show_results", place, process))
    return render_template(
        "ballots/not_open.html",
        crumbs=_crumbs(place, process),
        sentence=over_sentence(shown, state) if shown else opens,
        news=list_news(process),
        who=[say_who(process), say_source(process)] if not is_over else [],
        way_on=results if is_over else (_("See what it is about"), _at("pages.show_process", place, process)),
    )


def _page(place: Municipality, process: Process, vote_round: VoteRound, votes: list[OwnVote]) -> str:
    voted = sum(1 for vote in votes if vote.choices is not None)
    first = next((vote for vote in votes if vote.choices is None), None)
    refusal = why_not(process, vote_round, votes[0].asked.id)
    rows = [_row(vote, place, process, may_vote=refusal is None) for vote in votes]
    return render_template(
        "ballots/index.html",
        crumbs=_crumbs(place, process),
        title=both(process.title_nb, process.title_nn),
        is_about_roads=rows[0].is_road,
        closes=voting_deadline(vote_round.closes_at),
        time_left=show_time_left(vote_round.closes_at, now()),
        closes_at=vote_round.closes_at.isoformat(),
        news=list_news(process),
        who=[say_who(process), say_source(process)],
        refusal=refusal,
        progress_text=say_progress(votes),
        voted=voted,
        first=_row(first, place, process, may_vote=refusal is None) if first else None,
        rows=rows,
        receipts_url=_at("ballots.show_receipts", place, process),
        safety_url=safety_url(),
        influence=both(process.influence_nb, process.influence_nn),
    )


def say_progress(votes: list[OwnVote]) -> str:
    """On how many of the roads or questions the person has voted."""
    voted = sum(1 for vote in votes if vote.choices is not None)
    if votes and votes[0].asked.road_id is not None:
        return _("You have voted on %(voted)s of %(total)s roads.", voted=voted, total=len(votes))
    if len(votes) == 1:
        return _("You have voted.") if voted else _("You have not voted yet.")
    return _("You have voted on %(voted)s of %(total)s questions.", voted=voted, total=len(votes))


def _row(vote: OwnVote, place: Municipality, process: Process, *, may_vote: bool) -> Row:
    asked = vote.asked
    state, color = "", "neutral"
    if current_account() is not None and (may_vote or vote.choices is not None):
        state, color = _state(vote)
    addresses = asked.addresses
    return Row(
        name=both(asked.title_nb, asked.title_nn),
        href=_at("ballots.show_ballot", place, process, slug=asked.slug),
        district=asked.district_name or "",
        addresses="" if addresses is None else ngettext("%(num)s address", "%(num)s addresses", addresses),
        mine=vote.is_home,
        state=state,
        color=color,
        is_road=asked.road_id is not None,
    )


def _state(vote: OwnVote) -> tuple[str, str]:
    if vote.choices is None:
        return _("Not voted yet"), "neutral"
    if vote.asked.road_id is None:
        return _("You have voted"), "success"
    if not vote.choices:
        return _("You voted for none of the names"), "success"
    return ngettext("You voted for %(num)s name", "You voted for %(num)s names", len(vote.choices)), "success"


def _crumbs(place: Municipality, process: Process) -> list[tuple[str, str]]:
    return [
        (place.name, url_for("pages.show_municipality", municipality=place.slug)),
        (both(process.title_nb, process.title_nn), _at("pages.show_process", place, process)),
    ]


def _at(endpoint: str, place: Municipality, process: Process, **values: Any) -> str:
    return url_for(endpoint, municipality=place.slug, process=process.slug, **values)
