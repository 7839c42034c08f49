"""The page of a process: the question, the phases, why, and the roads it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import current_account
from citizen.ballots.views.news import list_news
from citizen.domain.notices import FollowKind
from citizen.domain.phases import Phase
from citizen.ideas.views.following import Target, buttons_for
from citizen.municipalities.models import Municipality
from citizen.pages import queries
from citizen.pages.queries import DistrictShare
from citizen.pages.views.blueprint import pages
from citizen.pages.views.gauge import gauge_in_words, gauge_of
from citizen.pages.views.hearing import render_hearing
from citizen.pages.views.idea_round import render_idea_round
from citizen.pages.views.road_list import filters_of, hits_of, list_roads_of, read_wanted, row_of, summary_of
from citizen.pages.views.vote import render_vote
from citizen.pages.views.words import RoadWay, box_links, deadline_of, paragraphs_of, title_of, way_of_road
from citizen.processes.access import open_process
from citizen.processes.models import HEARING, IDEAS, VOTE, Process
from citizen.proposals.queries import ProposalCount
from citizen.web.access import public
from citizen.web.clock import now
from citizen.web.deadlines import show_time_left
from citizen.web.locale import both, show_number, show_short_date
from citizen.web.locale import gettext as _
from citizen.web.paging import Paging, page_links


@pages.get("/<any(nb,nn):lang>/<municipality>/<process>/")
@public
def show_process(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = open_process(municipality, process)
    at = now()
    if round_of.kind == VOTE:
        return render_vote(place, round_of, at)
    if round_of.kind == IDEAS:
        return render_idea_round(place, round_of, at)
    if round_of.kind == HEARING:
        return render_hearing(place, round_of, at)
    phase = round_of.as_schedule().phase_at(at)
    wanted = read_wanted()
    account = current_account()
    home_road_id = account.home_road_id if account else None
    proposed = queries.proposals_per_question(round_of.id)
    shares = queries.shares_of_districts(round_of)
    news = list_news(round_of)
    listed = list_roads_of(round_of, wanted, shares, proposed)
    paging = Paging(listed.page, listed.per_page, listed.total)
    ends_at = round_of.as_schedule().next_deadline(at)
    here: dict[str, Any] = {"municipality": place.slug, "process": round_of.slug}

    def address(number: int) -> str:
        return url_for(".show_process", side=number, _anchor="veiene", **here, **wanted.as_query())

    return render_template(
        "pages/process.html",
        crumbs=[(place.name, url_for(".show_municipality", municipality=place.slug))],
        title=title_of(round_of),
        summary=both(round_of.summary_nb, round_of.summary_nn),
        paragraphs=paragraphs_of(round_of),
        news=news,
        boxes=box_links(place, round_of, at) if news else [],
        phases=phase_line_of(round_of, phase),
        phase=phase.value,
        deadline_text=deadline_of(round_of, at),
        time_left=show_time_left(ends_at, at) if ends_at else "",
        ends_at=ends_at.isoformat() if ends_at else "",
        calendar_url=url_for(".send_calendar", **here),
        follow_buttons=buttons_for([Target(FollowKind.PROCESS, round_of.id, round_of.slug)], here),
        main_action=_main_action(phase, here),
        figures=_figures(shares, proposed),
        rows=[row_of(row, phase, here, proposed, home_road_id) for row in listed.rows],
        my_road=_my_road(place, home_road_id, at),
        filters=filters_of(wanted, shares),
        checks=[{"name": "tomme", "label": _("Only roads without proposals"), "checked": wanted.without_proposals}],
        wanted=wanted,
        list_url=url_for(".show_process", **here),
        clear_url=None if wanted.is_everything else url_for(".show_process", **here, _anchor="veiene"),
        hits="" if wanted.is_everything else hits_of(wanted, listed.total),
        summary_of_list=summary_of(paging),
        links=page_links(paging, address),
        previous_url=address(paging.number - 1) if paging.number > 1 else None,
        next_url=address(paging.number + 1) if paging.number < paging.pages else None,
        gauge=gauge_of(shares),
        gauge_words=gauge_in_words(shares),
    )


def phase_line_of(process: Process, present: Phase) -> list[dict[str, str]]:
    """The phases with their dates, each done, current or coming."""
    opens, closes, votes, ends = (
        show_short_date(instant)
        for instant in (
            process.proposals_open_at,
            process.proposals_close_at,
            process.voting_open_at,
            process.voting_close_at,
        )
    )
    line = (
        (Phase.PROPOSING, _("Residents propose names"), f"{opens} – {closes}"),
        (Phase.REVIEWING, _("The municipality reviews the names"), f"{closes} – {votes}"),
        (Phase.VOTING, _("Residents vote"), f"{votes} – {ends}"),
        (Phase.CLOSED, _("The decision"), both(process.decided_by_nb, process.decided_by_nn)),
    )
    order = list(Phase)
    return [
        {"label": label, "when": when, "state": _state(order.index(phase), order.index(present))}
        for phase, label, when in line
    ]


def _state(place: int, present: int) -> str:
    if place == present:
        return "current"
    return "done" if place < present else "coming"


def _my_road(place: Municipality, home_road_id: int | None, at: datetime) -> RoadWay | None:
    found = queries.find_home_road(home_road_id) if home_road_id else None
    return way_of_road(place, found, at) if found and found.process else None


def _main_action(phase: Phase, here: dict[str, Any]) -> tuple[str, str]:
    match phase:
        case Phase.VOTING:
            return _("Vote on the new names"), url_for("ballots.show_ballots", **here)
        case Phase.CLOSED:
            return _("See the result"), url_for("results.show_results", **here)
        case Phase.PROPOSING:
            return _("Find a road and propose a name"), "#veiene"
        case Phase.REVIEWING:
            return _("See the proposed names"), "#veiene"
        case Phase.ANNOUNCED:
            return _("See which roads it is about"), "#veiene"


def _figures(shares: Sequence[DistrictShare], proposed: Mapping[int, ProposalCount]) -> list[tuple[str, str]]:
    people = shares[0].people if shares else 0
    return [
        (show_number(sum(share.changes for share in shares)), _("roads in the round")),
        (show_number(sum(count.total for count in proposed.values())), _("proposed names")),
        (show_number(people), _("residents have proposed or supported")),
    ]
