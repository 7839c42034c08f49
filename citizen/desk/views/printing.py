"""The pile on paper: every case of the list on one page that is made to be printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue

from citizen.desk import queries
from citizen.desk.access import DeskCase, RoundOnDesk, open_round
from citizen.desk.queries import Reason
from citizen.desk.views.blueprint import address_of, council_page
from citizen.desk.views.case import crumbs_of, facts_of, prepared
from citizen.desk.views.case_parts import Voice, voices_of
from citizen.desk.views.decided import Decided, decided_of
from citizen.desk.views.gauge import gauge_of
from citizen.desk.views.listing import choose, read_wanted
from citizen.desk.views.rows import tags_of, title_of
from citizen.processes.models import ROAD_NAMES
from citizen.results.views.groups import agreement_in_words
from citizen.results.views.pages import show_outcome
from citizen.results.views.shown import Shown
from citizen.results.views.words import names_of
from citizen.web.clock import now
from citizen.web.locale import both, ngettext, show_date
from citizen.web.locale import gettext as _

FIRST_NAMES = 4
"""Names with their reasons on paper; there is no line to open."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A case as it is printed."""

    title: str
    where: str
    facts: list[str]
    tags: list[str]
    shown: Shown | None
    agreement: str
    voices: list[Voice]
    decided: Decided | None
    note: str
    prepared: dict[str, Any]


@council_page("/saker/<process>/utskrift")
def print_pile(municipality: str, process: str) -> ResponseReturnValue:
    """With ?notes=1 the reader's own notes are on it too."""
    round_on_desk, wanted = open_round(municipality, process), read_wanted(request.args)
    with_notes = request.args.get("notes") == "1"
    listed = choose(round_on_desk, wanted)
    about_roads = round_on_desk.process.kind == ROAD_NAMES
    here: dict[str, Any] = {"municipality": municipality, "process": process, **wanted.as_query()}
    return render_template(
        "desk/print.html",
        crumbs=crumbs_of(round_on_desk, wanted),
        title=both(round_on_desk.process.title_nb, round_on_desk.process.title_nn),
        made=_("Printed %(day)s", day=show_date(now())),
        count=ngettext("%(num)s case", "%(num)s cases", len(listed)),
        sheets=_sheets(round_on_desk, listed, with_notes=with_notes),
        about_roads=about_roads,
        with_notes=with_notes,
        other_url=address_of("print_pile", **here, notes="" if with_notes else "1"),
        gauge=gauge_of(round_on_desk, queries.list_shares(round_on_desk.process)) if about_roads else None,
    )


def _sheets(round_on_desk: RoundOnDesk, listed: Sequence[DeskCase], *, with_notes: bool) -> list[Sheet]:
    reasons: dict[int, list[Reason]] = defaultdict(list)
    for reason in queries.list_reasons(round_on_desk.process.id):
        reasons[reason.question_id].append(reason)
    return [_sheet(round_on_desk, case, reasons, with_note=with_notes) for case in listed]


def _sheet(round_on_desk: RoundOnDesk, case: DeskCase, reasons: dict[int, list[Reason]], *, with_note: bool) -> Sheet:
    outcome, found, road = case.outcome, round_on_desk.found, case.entry.road
    said = reasons[road.question_id] if road else []
    return Sheet(
        title=title_of(case),
        where=_where(case),
        facts=facts_of(case),
        tags=[words for words, _colour in tags_of(case)],
        shown=show_outcome(outcome, found) if outcome and found else None,
        agreement=agreement_in_words(outcome, names_of(outcome)) if outcome and outcome.is_road else "",
        voices=voices_of(round_on_desk, case, said)[:FIRST_NAMES],
        decided=decided_of(round_on_desk, case),
        note=case.entry.mark.note if with_note else "",
        prepared=prepared(case),
    )


def _where(case: DeskCase) -> str:
    road = case.entry.road
    if road is None:
        return ""
    addresses = ngettext("%(num)s address", "%(num)s addresses", road.addresses)
    return f"{road.district_name} · {addresses}"
