"""The page where staff ask stadnamntenesta: the list to send, and the day when it was sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import take_saved_form
from citizen.decisions import actions, queries
from citizen.decisions.actions import Edit, PreparedCases
from citizen.decisions.forms import SentForm, number_of
from citizen.decisions.queries import SpelledName, SpellingCase
from citizen.decisions.views.blueprint import STAFF, decisions, staff_crumbs, title_of, title_of_case, way_to
from citizen.decisions.views.desk import preparing
from citizen.decisions.views.rows import about_of, state_of_advice
from citizen.decisions.views.table import say_problems, say_stored
from citizen.municipalities.models import Municipality
from citizen.processes.access import open_vote
from citizen.processes.models import Process
from citizen.web.clock import today
from citizen.web.found import or_404
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext
from citizen.web.messages import explain

ALL = "alle"
"""What `vis` says where cases whose spelling is sent stand in the list too."""
FORMATS = ("xlsx", "csv")
NO_PROBLEMS: Mapping[int, str] = {}


@dataclass(frozen=True, slots=True)
class SpellingRow:
    """A road with the names whose spelling is asked about, in finished words."""

    id: int
    version: int
    title: str
    url: str
    about: str
    names: Sequence[SpelledName]
    parallel: str
    advice: str
    problem: str
    is_picked: bool


@decisions.get(f"{STAFF}/<process>/skrivemaate")
@preparing
def show_spellings(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = open_vote(municipality, process)
    if kept := take_saved_form(request.path):
        return _page(place, round_of, SentForm.kept(kept))
    listed = [str(one.case.case_id) for one in _listed(round_of) if one.names and not one.is_sent]
    form = SentForm(formdata=None, data={"pick": listed, "sent_on": today(), "sent_to": "Språkrådet"})
    return _page(place, round_of, form)


@decisions.post(f"{STAFF}/<process>/skrivemaate")
@preparing
def note_sent(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = open_vote(municipality, process)
    form = SentForm()
    is_valid = form.validate_on_submit()
    chosen = [one.case for one in _waiting(round_of) if one.case.case_id in form.picked()]
    if not chosen:
        form.form_errors.append(_("Tick the roads whose spelling was sent."))
    if not is_valid or not chosen:
        return _page(place, round_of, form), 422
    change = form.change()
    edits = [Edit(case.case_id, _version_seen(case.case_id), change) for case in chosen]
    outcome = actions.prepare_cases(round_of.id, edits, today())
    if outcome.conflicts or outcome.faults:
        return _left(place, round_of, form, outcome)
    flash(say_stored(outcome), "success")
    return redirect(way_to("show_cases", place, round_of), 303)


def _left(place: Municipality, process: Process, form: SentForm, outcome: PreparedCases) -> ResponseReturnValue:
    """What is the same for all of them stands at its field, and what is about one road at the road."""
    if outcome.stored:
        form.form_errors.append(say_stored(outcome))
    faults = {fault for _field, fault in outcome.faults.values()}
    if outcome.faults and len(outcome.faults) == len(form.picked()) and len(faults) == 1:
        field, fault = next(iter(outcome.faults.values()))
        form["sent_to" if field == "advice_sent_to" else "sent_on"].errors = [explain(fault)]
        return _page(place, process, form), 422
    return _page(place, process, form, say_problems(outcome)), 409 if outcome.conflicts else 422


def _version_seen(case_id: int) -> int:
    return number_of(request.form.get(f"version-{case_id}")) or 0


def _waiting(process: Process) -> list[SpellingCase]:
    """The undecided cases, also those whose spelling a colleague has sent meanwhile."""
    return [one for one in queries.list_spellings(process) if queries.can_be_sent(one.case)]


def _listed(process: Process) -> list[SpellingCase]:
    """The undecided cases; those whose spelling is sent only where the address asks for all of them."""
    shows_all = request.args.get("vis") == ALL
    return [one for one in _waiting(process) if shows_all or not one.is_sent]


def _page(place: Municipality, process: Process, form: SentForm, problems: Mapping[int, str] = NO_PROBLEMS) -> str:
    everything = or_404(queries.list_spellings(process) or None)
    wanted = {"vis": ALL} if request.args.get("vis") == ALL else {}
    listed = [one for one in everything if one.case.case_id in problems]
    listed += [one for one in _listed(process) if one.case.case_id not in problems]
    rows = [_row(place, process, one, form, problems) for one in listed if one.names]
    names = sum(len(row.names) for row in rows)
    narrowed: dict[str, Any] = {"uavgjort": 1} if wanted else {"usendt": 1}
    at: dict[str, Any] = {"municipality": place.slug, "process": process.slug, **narrowed}
    return render_template(
        "decisions/spelling.html",
        crumbs=staff_crumbs(place, process),
        title=title_of(process),
        form=form,
        rows=rows,
        further=[(f"sak-{row.id}", f"{row.title}: {row.problem}") for row in rows if row.problem],
        nameless=[title_of_case(one.case) for one in listed if not one.names],
        total=ngettext("%(num)s name in the list", "%(num)s names in the list", names),
        files=[
            (ending.upper(), url_for("exports.order_spelling_list", file_format=ending, **at)) for ending in FORMATS
        ],
        send_url=way_to("note_sent", place, process, **wanted),
        shows_all=bool(wanted),
        other_url=way_to("show_spellings", place, process, **({} if wanted else {"vis": ALL})),
        table_url=way_to("show_cases", place, process),
    )


def _row(
    place: Municipality, process: Process, one: SpellingCase, form: SentForm, problems: Mapping[int, str]
) -> SpellingRow:
    case = one.case
    said = explain(case.parallel)
    return SpellingRow(
        id=case.case_id,
        version=case.version,
        title=title_of_case(case),
        url=way_to("prepare_case", place, process, case.slug),
        about=about_of(case),
        names=one.names,
        parallel=f"{said}: {case.parallel_names}" if case.parallel_names else said,
        advice=state_of_advice(case),
        problem=problems.get(case.case_id, ""),
        is_picked=case.case_id in form.picked(),
    )
