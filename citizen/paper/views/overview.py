"""How far the work with ballots on paper has come, with the deadline and what waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account, permission_needed
from citizen.ballots.models import VoteRound
from citizen.ballots.queries import find_round
from citizen.domain.paper import CodeState
from citizen.domain.permissions import Permission
from citizen.municipalities.models import Municipality
from citizen.paper import queries
from citizen.paper.views.blueprint import PLACE, crumbs_to_overview, name_of, paper, title_of
from citizen.paper.views.sheets import why_not_yours
from citizen.processes.access import open_vote
from citizen.processes.models import Process
from citizen.roads.views.desk import Task, further_tasks
from citizen.web.clock import now
from citizen.web.deadlines import show_time_left
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext, show_list, show_moment, show_number
from citizen.web.messages import explain


@dataclass(frozen=True, slots=True)
class Row:
    """A ballot that waits, by its code's first group."""

    starts_with: str
    by: str
    url: str


@paper.get(PLACE)
@permission_needed(Permission.HANDLE_PAPER)
def show_overview(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = open_vote(municipality, process)
    refusal, vote_round = queries.refuse_paper(round_of), find_round(round_of.id)
    by = get_current_account().id
    work = {} if refusal or vote_round is None else _work(place, round_of, vote_round, by)
    return render_template(
        "paper/overview.html",
        title=title_of(round_of),
        crumbs=crumbs_to_overview(place),
        refusal=explain(refusal) if refusal else "",
        who_url=url_for("electorates.show_electorate", municipality=place.slug, process=round_of.slug),
        work=work,
    )


def paper_tasks(place: Municipality, processes: Sequence[Process]) -> list[Task]:
    """The ballots on paper that wait for somebody before the deadline."""
    rounds = [(process, find_round(process.id)) for process in processes if queries.refuse_paper(process) is None]
    open_now = [(process, one) for process, one in rounds if one is not None and not queries.has_closed(one)]
    return [
        _task(place, process, vote_round, unsettled)
        for process, vote_round in open_now
        if (unsettled := queries.find_figures(vote_round.id).unsettled)
    ]


def _task(place: Municipality, process: Process, vote_round: VoteRound, unsettled: int) -> Task:
    return Task(
        ngettext("Settle %(num)s ballot on paper", "Settle %(num)s ballots on paper", unsettled),
        url_for("paper.show_overview", municipality=place.slug, process=process.slug),
        _deadline(vote_round, closed=False),
    )


further_tasks.append(paper_tasks)


def _work(place: Municipality, process: Process, vote_round: VoteRound, by: int) -> dict[str, Any]:
    at: dict[str, Any] = {"municipality": place.slug, "process": process.slug}
    figures, closed = queries.find_figures(vote_round.id), queries.has_closed(vote_round)
    return {
        "is_closed": closed,
        "is_open": not closed and now() >= vote_round.opens_at,
        "not_yours": "" if closed else why_not_yours(vote_round, by),
        "deadline": _deadline(vote_round, closed=closed),
        "closes_at": vote_round.closes_at.isoformat(),
        "time_left": "" if closed else show_time_left(vote_round.closes_at, now()),
        "figures": [
            (explain(CodeState.UNUSED), show_number(figures.unused)),
            (_("Ballots not settled"), show_number(figures.unsettled)),
            (explain(CodeState.USED), show_number(figures.voters)),
            (explain(CodeState.REFUSED), show_number(figures.refused)),
            (explain(CodeState.INVALID), show_number(figures.invalid)),
            (_("Codes made at the desk"), show_number(queries.count_made_at_desk(vote_round.id))),
        ],
        "differences": [_row(one, at) for one in queries.list_waiting(vote_round.id, turns=2)],
        "once": [_row(one, at) for one in queries.list_waiting(vote_round.id, turns=1)],
        "unsettled": _unsettled(figures.unsettled, closed=closed),
        "events": [
            (show_moment(one.at), explain(one.kind), show_number(one.number), name_of(one.by))
            for one in queries.list_events(vote_round.id)
        ],
        "codes_url": url_for("paper.show_codes", **at),
        "enter_url": url_for("paper.show_reading", **at),
    }


def _deadline(vote_round: VoteRound, *, closed: bool) -> str:
    moment = show_moment(vote_round.closes_at)
    if closed:
        return _("The voting closed %(moment)s. Nothing more can be entered.", moment=moment)
    return _("Every ballot must be entered twice and settled by %(moment)s.", moment=moment)


def _unsettled(number: int, *, closed: bool) -> str:
    """What is at stake before the deadline, and what was lost after it; empty where every ballot is settled."""
    if not number:
        return ""
    if closed:
        return ngettext(
            "%(num)s ballot was not settled in time, so it was not counted.",
            "%(num)s ballots were not settled in time, so they were not counted.",
            number,
        )
    return ngettext(
        "%(num)s ballot is not settled. If it is not settled when the voting closes, it is deleted and not counted.",
        "%(num)s ballots are not settled. Those not settled when the voting closes are deleted and not counted.",
        number,
    )


def _row(one: queries.Waiting, at: dict[str, Any]) -> Row:
    return Row(
        starts_with=one.starts_with,
        by=show_list([name_of(name) for name in one.entered_by]),
        url=url_for("paper.show_difference", code=one.code_id, **at),
    )
