"""One ballot: the names for one road, and one person's choice among them."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import g, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import (
    current_account,
    current_resident,
    get_current_account,
    residents_only,
    take_saved_form,
)
from citizen.ballots import actions, queries
from citizen.ballots.access import OwnVote, keys_dir, list_own_votes, refuse_voter, seed_of_order
from citizen.ballots.forms import BallotForm
from citizen.ballots.models import VoteRound
from citizen.ballots.views.blueprint import ballots
from citizen.domain.ballots import BallotRefusal
from citizen.domain.phases import Phase
from citizen.domain.slots import order_for
from citizen.municipalities.models import Municipality
from citizen.processes.access import open_process
from citizen.processes.models import Process
from citizen.roads.models import RoadQuestion
from citizen.roads.queries import find_question
from citizen.web.access import public
from citizen.web.clock import now
from citizen.web.deadlines import show_time_left, voting_deadline
from citizen.web.found import or_404
from citizen.web.locale import both, ngettext, show_moment, show_time
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

PLACE = "/<any(nb,nn):lang>/<municipality>/<process>/stem/<slug>"


@dataclass(frozen=True, slots=True)
class Choice:
    """A name on the ballot as the page shows it."""

    value: str
    name: str
    reason: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Status:
    """What is stored, in words."""

    text: str
    state: str
    detail: str


@ballots.get(PLACE)
@public
def show_ballot(municipality: str, process: str, slug: str) -> ResponseReturnValue:
    place, round_of = open_process(municipality, process)
    question = or_404(find_question(round_of.id, slug))
    form = BallotForm(formdata=None)
    kept = take_saved_form(url_for("ballots.show_ballot", municipality=municipality, process=process, slug=slug))
    if kept:
        form.keep(kept)
    return _page(place, round_of, question, form)


@ballots.post(PLACE)
@residents_only
def cast_ballot(municipality: str, process: str, slug: str) -> ResponseReturnValue:
    place, round_of = open_process(municipality, process)
    question = or_404(find_question(round_of.id, slug))
    vote_round = or_404(queries.find_round(round_of.id))
    form = BallotForm()
    if not form.validate_on_submit():
        return _page(place, round_of, question, form), 422

    outcome = actions.cast_ballot(
        round_of,
        question,
        actions.Voter(current_resident(), get_current_account().person_key),
        form.options_chosen(queries.list_options(vote_round.id, question.id)),
        idem=form.idem_bytes(),
        arrived_at=g.arrived_at,
        keys_dir=keys_dir(),
    )
    if isinstance(outcome, BallotRefusal):
        form.name.errors = [explain(outcome)]
        return _page(place, round_of, question, form), 422
    session["just_cast"] = [question.id, show_time(now())]
    return redirect(url_for("ballots.show_ballot", municipality=municipality, process=process, slug=slug), 303)


def _page(place: Municipality, process: Process, question: RoadQuestion, form: BallotForm) -> str:
    vote_round = or_404(queries.find_round(process.id))
    votes = list_own_votes(process, vote_round)
    number = or_404(next((i for i, vote in enumerate(votes, 1) if vote.road.question_id == question.id), None))
    phase = process.as_schedule().phase_at(now())
    title = both(process.title_nb, process.title_nn)
    at: dict[str, Any] = {"municipality": place.slug, "process": process.slug}
    refusal = refuse_voter(place.id)
    own = votes[number - 1]
    voted = sum(1 for vote in votes if vote.choices is not None)
    return render_template(
        "ballots/ballot.html",
        crumbs=[
            (place.name, url_for("pages.show_municipality", municipality=place.slug)),
            (title, url_for("pages.show_process", **at)),
            (_("Vote"), url_for("ballots.show_ballots", **at)),
        ],
        question=question,
        old_name=question.old_name,
        why=both(process.why_nb, process.why_nn),
        facts=[question.road.district.name, ngettext("%(num)s address", "%(num)s addresses", question.old_addresses)],
        road_url=url_for("proposals.show_road", slug=question.slug, **at),
        form=form,
        has_errors=bool(form.name.errors),
        errors=list(form.name.errors),
        refusal=explain(refusal) if refusal else "",
        can_vote=phase is Phase.VOTING and current_account() is not None and refusal is None,
        is_open=phase is Phase.VOTING,
        closed_sentence=_closed_sentence(process, now()),
        results_url=url_for("results.show_results", **at) if phase is Phase.CLOSED else "",
        closes=voting_deadline(process.voting_close_at),
        closes_at=process.voting_close_at.isoformat(),
        time_left=show_time_left(process.voting_close_at, now()),
        choices=_choices(process, vote_round, question.id, form, own.choices),
        none_chosen=form.none.data if form.was_filled else own.choices == (),
        status=_status(question.id, own, form, process),
        progress_text=_progress(number, len(votes), voted),
        voted=voted,
        late=_late(process),
        total=len(votes),
        next_url=_next_url(votes, number, at),
        list_url=url_for("ballots.show_ballots", **at),
        influence=both(process.influence_nb, process.influence_nn),
        idem=secrets.token_urlsafe(18),
    )


def _choices(
    process: Process, vote_round: VoteRound, question_id: int, form: BallotForm, stored: Collection[int] | None
) -> list[Choice]:
    """The names in this reader's order, ticked as sent, or else as stored."""
    options = {option.proposal_id: option for option in queries.list_options(vote_round.id, question_id)}
    order = order_for(seed_of_order(process, vote_round, question_id), list(options))
    ticked = (
        {options[i].public_id for i in stored or () if i in options} if not form.was_filled else set(form.name.data)
    )
    return [
        Choice(options[i].public_id, options[i].name, options[i].reason, options[i].public_id in ticked) for i in order
    ]


def _status(question_id: int, own: OwnVote, form: BallotForm, process: Process) -> Status:
    """What is stored now, said where the eyes are; an error says as well that the earlier vote stands."""
    just_cast = session.pop("just_cast", None)
    until = _("You can change it until %(moment)s.", moment=show_moment(process.voting_close_at))
    if form.name.errors:
        stands = _("The vote that you cast before still stands.") if own.choices is not None else ""
        return Status(str(form.name.errors[0]), "failed", stands)
    if own.choices is None:
        return Status(_("You have not voted on this road yet."), "empty", "")
    if just_cast and just_cast[0] == question_id:
        text = _("Your vote is recorded at %(time)s.", time=just_cast[1])
    else:
        text = _("Your vote is recorded.")
    return Status(text, "saved", until if own.choices else _("You chose none of the names.") + " " + until)


def _late(process: Process) -> str:
    return _(
        "The time for proposing names ended %(moment)s. If you like none of the names, choose “None of these”: "
        "the council sees how many did.",
        moment=show_moment(process.proposals_close_at),
    )


def _progress(number: int, total: int, voted: int) -> str:
    place = _("Road %(number)s of %(total)s that you can vote on", number=number, total=total)
    if current_account() is None:
        return place
    done = ngettext("you have voted on %(num)s", "you have voted on %(num)s", voted)
    return f"{place} · {done}"


def _closed_sentence(process: Process, at: datetime) -> str:
    if at < process.voting_open_at:
        return _("The voting opens %(moment)s.", moment=show_moment(process.voting_open_at))
    return _("The voting closed %(moment)s.", moment=show_moment(process.voting_close_at))


def _next_url(votes: list[OwnVote], number: int, at: dict[str, Any]) -> str:
    """The next road that this person has not voted on, else the next on the list; empty after the last."""
    after = votes[number:]
    following = next((vote for vote in after if vote.choices is None), after[0] if after else None)
    return url_for("ballots.show_ballot", slug=following.road.slug, **at) if following else ""
