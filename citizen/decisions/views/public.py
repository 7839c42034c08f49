"""What was decided, for everyone: one question, and all of a process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from citizen.decisions import queries
from citizen.decisions.queries import DecidedRow
from citizen.decisions.views.appeal_words import list_shown_appeals, say_last_day
from citizen.decisions.views.blueprint import PUBLIC, decisions, public_crumbs, title_of, way_to
from citizen.decisions.views.words import name_decided
from citizen.domain.decisions.codes import Outcome
from citizen.processes.access import open_vote
from citizen.processes.models import Process
from citizen.web.access import public
from citizen.web.found import or_404
from citizen.web.locale import both, ngettext, show_day, show_short_date
from citizen.web.locale import gettext as _


@dataclass(frozen=True, slots=True)
class DecidedLine:
    """A decided question in the list of all of them."""

    title: str
    url: str
    district: str
    name: str
    is_name: bool
    departs: bool
    decided_on: str
    is_reopened: bool


@dataclass(frozen=True, slots=True)
class EarlierDecision:
    """A decision that no longer holds."""

    name: str
    decided_on: str
    body: str
    text: str
    reason: str
    language: str


@decisions.get(PUBLIC)
@public
def show_decisions(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = open_vote(municipality, process)
    cases = queries.list_cases(round_of)
    decided = [case.decision for case in cases if case.decision]
    lines = [
        DecidedLine(
            title=both(row.old_name, row.old_name_nn),
            url=way_to("show_decision", place, round_of, row.slug),
            district=row.district_name,
            name=name_decided(row),
            is_name=row.outcome is Outcome.NEW_NAME,
            departs=row.was_voted_on and not row.follows_vote,
            decided_on=show_day(row.decided_on),
            is_reopened=row.is_reopened,
        )
        for row in decided
    ]
    departs = sum(1 for line in lines if line.departs)
    return render_template(
        "decisions/decided_list.html",
        crumbs=public_crumbs(place, round_of),
        title=title_of(round_of),
        lines=lines,
        about_roads=any(row.road_id for row in decided),
        waiting=len(cases) - len(decided),
        summary=ngettext("%(num)s case is decided.", "%(num)s cases are decided.", len(decided)),
        departs=ngettext(
            "In %(num)s of them the municipality chose something else than residents did; the reason stands there.",
            "In %(num)s of them the municipality chose something else than residents did; the reasons stand there.",
            departs,
        )
        if departs
        else "",
    )


@decisions.get(f"{PUBLIC}/<slug>")
@public
def show_decision(municipality: str, process: str, slug: str) -> ResponseReturnValue:
    place, round_of = open_vote(municipality, process)
    all_of_it = queries.find_decided(round_of.id, slug)
    case = or_404(queries.find_case(round_of, slug))
    row = or_404(all_of_it[0] if all_of_it else None)
    at: dict[str, Any] = {"municipality": place.slug, "process": round_of.slug, "slug": slug}
    return render_template(
        "decisions/decision.html",
        crumbs=[*public_crumbs(place, round_of), (_("Decisions"), way_to("show_decisions", place, round_of))],
        title=both(row.old_name, row.old_name_nn),
        row=row,
        is_road=row.road_id is not None,
        is_name=row.outcome is Outcome.NEW_NAME,
        name=name_decided(row),
        body=both(row.body_nb, row.body_nn),
        decided_on=show_day(row.decided_on),
        was_tied=_was_tied(round_of, slug),
        result_url=url_for("results.show_result", **at) if row.was_voted_on else "",
        proposals_url=url_for("proposals.show_road", **at) if row.road_id else "",
        last_day=say_last_day(row),
        appeals=[one for one in list_shown_appeals(case, row) if one.outcome],
        advice_day=show_day(case.advice.received_on) if case.advice.received_on else "",
        advice=case.advice.text,
        earlier=[_earlier(one) for one in all_of_it[1:]],
        recorded=show_short_date(row.recorded_at),
    )


def _was_tied(round_of: Process, slug: str) -> bool:
    outcome = queries.board_of(round_of).outcomes.get(slug)
    return outcome is not None and outcome.result.is_tie


def _earlier(row: DecidedRow) -> EarlierDecision:
    body = both(row.body_nb, row.body_nn)
    return EarlierDecision(name_decided(row), show_day(row.decided_on), body, row.text, row.reason, row.language)
