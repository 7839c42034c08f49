"""Ninety cases on one screen: as a table, and as a map with the same rows beside it."""

from __future__ import annotations

from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import may
from citizen.ballots.queries import list_sealed_days
from citizen.desk import queries
from citizen.desk.access import RoundOnDesk, open_round
from citizen.desk.views.blueprint import address_of, council_page
from citizen.desk.views.case import crumbs_of
from citizen.desk.views.gauge import gauge_of
from citizen.desk.views.glance import glance_at
from citizen.desk.views.listing import Wanted, choose, filters_of, next_unread, read_wanted
from citizen.desk.views.map import map_of_round
from citizen.desk.views.rows import case_url, heads_of, rows_of
from citizen.domain.permissions import Permission
from citizen.processes.models import ROAD_NAMES
from citizen.results.views.days_chart import days_chart_of
from citizen.web.locale import both, ngettext, show_moment, show_number
from citizen.web.locale import gettext as _


@council_page("/saker/<process>")
def show_list(municipality: str, process: str) -> ResponseReturnValue:
    """All the cases of a round, with lead, warnings and recommendation."""
    round_on_desk, wanted = open_round(municipality, process), read_wanted(request.args)
    listed, about_roads = choose(round_on_desk, wanted), round_on_desk.process.kind == ROAD_NAMES
    return render_template(
        "desk/cases.html",
        about_roads=about_roads,
        columns=heads_of(round_on_desk, wanted, about_roads=about_roads),
        rows=rows_of(round_on_desk, listed, wanted),
        glance=glance_at(round_on_desk, listed, wanted, request.args.get("vis", "")),
        days=days_chart_of(list_sealed_days(round_on_desk.process.id)),
        gauge=gauge_of(round_on_desk, queries.list_shares(round_on_desk.process)) if about_roads else None,
        map_url=_address("show_map", round_on_desk, wanted) if about_roads else "",
        print_url=_address("print_pile", round_on_desk, wanted),
        **_frame(round_on_desk, wanted, "show_list", len(listed)),
        **_start(round_on_desk, wanted),
    )


@council_page("/saker/<process>/kart")
def show_map(municipality: str, process: str) -> ResponseReturnValue:
    """The roads of the round on a map, with the same roads in a list."""
    round_on_desk, wanted = open_round(municipality, process), read_wanted(request.args)
    listed = choose(round_on_desk, wanted)
    return render_template(
        "desk/map.html",
        map=map_of_round(round_on_desk, listed, wanted),
        rows=rows_of(round_on_desk, listed, wanted),
        list_url=_address("show_list", round_on_desk, wanted),
        **_frame(round_on_desk, wanted, "show_map", len(listed)),
    )


def _frame(round_on_desk: RoundOnDesk, wanted: Wanted, page: str, listed: int) -> dict[str, Any]:
    """What both pages have above the cases."""
    process, cases = round_on_desk.process, round_on_desk.cases
    return {
        "crumbs": crumbs_of(round_on_desk),
        "title": both(process.title_nb, process.title_nn),
        "closed": _closed(round_on_desk),
        "filters": filters_of(round_on_desk, wanted),
        "query": wanted.text,
        "hidden": [("meeting", wanted.meeting_id)] if wanted.meeting_id else [],
        "action": _address(page, round_on_desk, Wanted()),
        "clear_url": None if wanted.is_everything else _address(page, round_on_desk, Wanted(sort=wanted.sort)),
        "hits": _hits(listed, len(cases)),
    }


def _start(round_on_desk: RoundOnDesk, wanted: Wanted) -> dict[str, Any]:
    cases = round_on_desk.cases
    read = sum(case.entry.mark.is_read for case in cases)
    following = next_unread(choose(round_on_desk, wanted))
    done = _("You have read %(read)s of %(total)s cases.", read=show_number(read), total=show_number(len(cases)))
    if len(cases) == 1:
        done = _("You have read the case.") if read else _("You have not read the case yet.")
    place, process = round_on_desk.place.slug, round_on_desk.process.slug
    return {
        "done": done,
        "read": read,
        "total": len(cases),
        "next_url": case_url(round_on_desk, following, wanted) if following else "",
        "result_url": url_for("results.show_results", municipality=place, process=process),
        "together_url": _together_url(round_on_desk),
    }


def _together_url(round_on_desk: RoundOnDesk) -> str:
    """Where many cases are decided at once; empty when none that has been opened waits, or another must decide."""
    waits = any(case.case and not case.is_decided for case in round_on_desk.cases)
    if not waits or not may(Permission.DECIDE, round_on_desk.place.id):
        return ""
    page = both("decisions.decide_together", "decisions.decide_together_in_nynorsk")
    return url_for(page, municipality=round_on_desk.place.slug, process=round_on_desk.process.slug)


def _closed(round_on_desk: RoundOnDesk) -> str:
    if round_on_desk.found is None:
        return _("The votes have not been counted yet.")
    found = round_on_desk.found
    closed = _("The voting closed %(moment)s.", moment=show_moment(found.closes_at))
    if not found.electors:
        return closed
    could = ngettext("%(num)s person could vote.", "%(num)s people could vote.", found.electors)
    return f"{closed} {could}"


def _hits(listed: int, total: int) -> str:
    if listed == total:
        return ngettext("%(num)s case", "%(num)s cases", total)
    return _("%(listed)s of %(total)s cases", listed=show_number(listed), total=show_number(total))


def _address(page: str, round_on_desk: RoundOnDesk, wanted: Wanted) -> str:
    here = {"municipality": round_on_desk.place.slug, "process": round_on_desk.process.slug}
    return address_of(page, **here, **wanted.as_query())
