"""Pages that show what residents chose: the round, one road, and the table for councillors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import permission_needed
from citizen.domain.permissions import Permission
from citizen.domain.tally.approval import ApprovalResult
from citizen.municipalities.access import open_municipality
from citizen.municipalities.models import District, Municipality
from citizen.processes.access import open_process
from citizen.processes.models import Process
from citizen.results import queries
from citizen.results.queries import RoadResult, RoundResult
from citizen.results.views.blueprint import results
from citizen.results.views.words import (
    bars_of,
    facts_of,
    outcome_in_words,
    runner_up_in_words,
    short_lead,
    short_turnout,
    turnout_in_words,
)
from citizen.web.access import public
from citizen.web.found import or_404
from citizen.web.locale import both, ngettext, show_list, show_moment, show_number, show_percent
from citizen.web.locale import gettext as _

PLACE = "/<any(nb,nn):lang>/<municipality>/<process>/resultat"
COUNCIL = {
    "nb": "/<any(nb,nn):lang>/folkevalgte/<municipality>/",
    "nn": "/<any(nb,nn):lang>/folkevalde/<municipality>/",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; see components/table.html."""

    label: str
    numeric: bool
    sort_url: str = ""
    sorted: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A road in the overview, in finished words."""

    old_name: str
    href: str
    district: str
    outcome: str
    runner_up: str
    lead: str
    turnout: str
    is_tie: bool


@results.get(PLACE)
@public
def show_results(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = open_process(municipality, process)
    found = queries.find_results(round_of)
    if found is None:
        return _not_yet(place, round_of)
    rows = [_row(place, round_of, road, found) for road in found.roads]
    return render_template(
        "results/index.html",
        crumbs=_crumbs(place, round_of),
        title=both(round_of.title_nb, round_of.title_nn),
        rows=rows,
        absorbed=[
            _("%(road)s becomes part of %(neighbour)s", road=road, neighbour=neighbour)
            for road, neighbour in queries.list_absorbed(round_of.id)
        ],
        ties=sum(1 for row in rows if row.is_tie),
        votes=ngettext("%(num)s vote was cast", "%(num)s votes were cast", found.votes),
        roads=ngettext("on %(num)s road", "on %(num)s roads", len(rows)),
        closed=_("The voting closed %(moment)s.", moment=show_moment(round_of.voting_close_at)),
        influence=both(round_of.influence_nb, round_of.influence_nn),
        following=both(round_of.next_nb, round_of.next_nn),
    )


@results.get(f"{PLACE}/<slug>")
@public
def show_result(municipality: str, process: str, slug: str) -> ResponseReturnValue:
    place, round_of = open_process(municipality, process)
    found = queries.find_results(round_of)
    if found is None:
        return _not_yet(place, round_of)
    number = or_404(next((i for i, road in enumerate(found.roads) if road.slug == slug), None))
    road = found.roads[number]
    at: dict[str, Any] = {"municipality": municipality, "process": process}
    following = found.roads[number + 1] if number + 1 < len(found.roads) else None
    return render_template(
        "results/road.html",
        crumbs=[*_crumbs(place, round_of), (_("The result"), url_for("results.show_results", **at))],
        road=road,
        road_url=url_for("proposals.show_road", slug=slug, **at),
        outcome=outcome_in_words(road),
        facts=facts_of(road.count, found.electors),
        bars=bars_of(road, road.count),
        head=[_("Name"), _("Votes"), _("Share of those who voted")],
        places=[_place(district, road) for district in found.districts],
        has_hidden=bool(road.hidden_districts),
        comparison=_comparison(road, found.districts),
        following=url_for("results.show_result", slug=following.slug, **at) if following else "",
        influence=both(round_of.influence_nb, round_of.influence_nn),
        next_step=both(round_of.next_nb, round_of.next_nn),
    )


@results.get(COUNCIL["nb"])
@results.get(COUNCIL["nn"], endpoint="show_council_page_in_nynorsk")
@permission_needed(Permission.SEE_COUNCIL_PAGES)
def show_council_page(municipality: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    rounds = []
    for process in queries.list_closed_processes(place.id):
        found = queries.find_results(process)
        if found:
            rows = [_row(place, process, road, found) for road in found.roads]
            rounds.append((both(process.title_nb, process.title_nn), rows))
    return render_template(
        "results/council.html",
        rounds=rounds,
        crumbs=[(place.name, url_for("pages.show_municipality", municipality=place.slug))],
    )


def _row(place: Municipality, process: Process, road: RoadResult, found: RoundResult) -> Row:
    href = url_for("results.show_result", municipality=place.slug, process=process.slug, slug=road.slug)
    leading = _("Tie: %(names)s", names=show_list(road.leading_names)) if road.count.is_tie else ""
    first = road.leading_names[0] if road.leading_names else _("No name")
    return Row(
        old_name=road.old_name,
        href=href,
        district=road.district_name,
        outcome=leading or first,
        runner_up=runner_up_in_words(road),
        lead=short_lead(road.count),
        turnout=short_turnout(road.count, found.electors),
        is_tie=road.count.is_tie,
    )


def _place(district: District, road: RoadResult) -> tuple[str, str]:
    """The former municipality, and how many voted there where it may be shown."""
    count = road.districts.get(district.id)
    if count is None:
        few = (
            _("Too few voted for the numbers to be shown")
            if district.id in road.hidden_districts
            else _("Nobody voted")
        )
        return district.name, few
    return district.name, turnout_in_words(count, district.electors)


def _comparison(road: RoadResult, districts: tuple[District, ...]) -> tuple[list[Column], list[list[str]]]:
    """A table of names against former municipalities: the head, and a row for each name."""
    shown = [district for district in districts if district.id in road.districts]
    head = [_("Name"), _("Everyone"), *[district.name for district in shown]]
    ranked = sorted(road.count.standings, key=lambda row: (-row.votes, road.names[row.option]))
    rows = []
    for standing in ranked:
        cells = [
            _share_of(road.count, standing.option),
            *[_share_of(road.districts[d.id], standing.option) for d in shown],
        ]
        rows.append([road.names[standing.option], *cells])
    return [Column(label, numeric=i > 0) for i, label in enumerate(head)], rows


def _share_of(count: ApprovalResult, option: int) -> str:
    votes = count.votes_for(option)
    return f"{show_number(votes)} ({show_percent(votes / count.ballots if count.ballots else 0)})"


def _crumbs(place: Municipality, process: Process) -> list[tuple[str, str]]:
    at: dict[str, Any] = {"municipality": place.slug, "process": process.slug}
    return [
        (place.name, url_for("pages.show_municipality", municipality=place.slug)),
        (both(process.title_nb, process.title_nn), url_for("pages.show_process", **at)),
    ]


def _not_yet(place: Municipality, process: Process) -> str:
    return render_template(
        "results/not_yet.html",
        crumbs=_crumbs(place, process),
        sentence=_(
            "The voting closes %(moment)s. Nobody, not even the municipality, can see a count before that.",
            moment=show_moment(process.voting_close_at),
        ),
        process_url=url_for("pages.show_process", municipality=place.slug, process=process.slug),
    )
