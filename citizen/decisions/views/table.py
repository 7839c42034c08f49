"""The table where staff prepare many cases at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import take_saved_form
from citizen.decisions import actions, queries
from citizen.decisions.actions import Edit, PreparedCases
from citizen.decisions.forms import ManyForm, ShortForms, number_of
from citizen.decisions.queries import Board, CaseRow
from citizen.decisions.views.blueprint import STAFF, decisions, staff_crumbs, title_of, way_to, way_to_deciding
from citizen.decisions.views.counting import say_not_counted
from citizen.decisions.views.desk import preparing
from citizen.decisions.views.filtering import filters_of, is_shown, read_filter
from citizen.decisions.views.rows import TableRow, missing_in, table_row
from citizen.domain.decisions.codes import Gate
from citizen.domain.decisions.gates import Hit
from citizen.municipalities.models import Municipality
from citizen.processes.access import open_vote
from citizen.processes.models import Process
from citizen.web.clock import today
from citizen.web.found import or_404
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext, show_number
from citizen.web.messages import explain


@dataclass(frozen=True, slots=True)
class Trouble:
    """What was not stored, by case, and what stood in the form."""

    problems: Mapping[int, str] = field(default_factory=dict)
    picked: frozenset[int] = frozenset()
    shorts: Mapping[int, str] = field(default_factory=dict)
    message: str = ""


@decisions.get(f"{STAFF}/<process>/")
@preparing
def show_cases(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = open_vote(municipality, process)
    kept = take_saved_form(request.path)
    picked = frozenset(number for number in map(number_of, kept.get("pick", ())) if number) if kept else frozenset()
    form = ManyForm.kept(kept) if kept else ManyForm(formdata=None)
    return _page(place, round_of, form, Trouble(picked=picked))


@decisions.post(f"{STAFF}/<process>/")
@preparing
def prepare_many(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = open_vote(municipality, process)
    form, board = ManyForm(), or_404(_board(round_of))
    shorts = ShortForms.sent(request.form, board.cases)
    picked = frozenset(number for number in map(number_of, request.form.getlist("pick")) if number)
    trouble = Trouble(picked=picked, shorts=shorts.changed)
    if not form.validate_on_submit():
        return _page(place, round_of, form, trouble), 422
    if request.form.get("do") == "short":
        chosen: list[CaseRow] = []
    elif request.form.get("do") == "all":
        wanted = read_filter(request.args)
        chosen = [case for case in board.cases if is_shown(board, case, wanted)]
    else:
        chosen = [case for case in board.cases if case.case_id in picked]
    if not chosen and not shorts.changed:
        message = _("Tick the cases that it is about, or store for all that the list shows.")
        return _page(place, round_of, form, Trouble({}, picked, shorts.changed, message)), 422
    edits = _edits(form, board, chosen, shorts, keep_recommendation=request.form.get("do") == "all")
    outcome = actions.prepare_cases(round_of.id, edits, today())
    if outcome.conflicts or outcome.faults:
        left = Trouble(say_problems(outcome), picked, shorts.changed, say_stored(outcome))
        return _page(place, round_of, form, left), 409 if outcome.conflicts else 422
    flash(say_stored(outcome), "success")
    return redirect(way_to("show_cases", place, round_of, **read_filter(request.args).in_address()), 303)


def _edits(
    form: ManyForm, board: Board, chosen: Sequence[CaseRow], shorts: ShortForms, *, keep_recommendation: bool
) -> list[Edit]:
    """The versions are those that stood on the page."""
    ids = {case.case_id for case in chosen}
    nothing = ManyForm(formdata=None)
    edits = []
    for case in board.cases:
        if case.case_id not in ids and case.case_id not in shorts.changed:
            continue
        said = form if case.case_id in ids else nothing
        short = shorts.changed.get(case.case_id)
        change = said.change(board, case, keep_recommendation=keep_recommendation, short=short)
        edits.append(Edit(case.case_id, number_of(request.form.get(f"version-{case.case_id}")) or 0, change))
    return edits


def say_problems(outcome: PreparedCases) -> dict[int, str]:
    """Why each case that was left was left."""
    conflict = _("A colleague has changed this case meanwhile, so it was left as it is. Look at it, and store again.")
    faults = {case_id: explain(fault) for case_id, (_field, fault) in outcome.faults.items()}
    return {**dict.fromkeys(outcome.conflicts, conflict), **faults}


def say_stored(outcome: PreparedCases) -> str:
    return ngettext("%(num)s case is stored.", "%(num)s cases are stored.", len(outcome.stored))


def _board(process: Process) -> Board | None:
    board = queries.board_of(process)
    return board if board.cases else None


def _page(place: Municipality, process: Process, form: ManyForm, trouble: Trouble) -> str:
    board = or_404(_board(process))
    wanted = read_filter(request.args)
    form.ready(queries.list_meetings(place.id), about_roads=board.cases[0].is_road)
    shown = [case for case in board.cases if case.case_id in trouble.problems or is_shown(board, case, wanted)]
    rows = [_row(place, board, case, trouble) for case in shown]
    waiting = [case for case in board.cases if case.decision is None or case.is_reopened]
    ready = sum(1 for case in waiting if not any(_holds_back(hit) for hit in missing_in(board, case)))
    state: dict[str, Any] = wanted.in_address()
    return render_template(
        "decisions/table.html",
        crumbs=staff_crumbs(place),
        title=title_of(process),
        about_roads=board.cases[0].is_road,
        form=form,
        rows=rows,
        message=trouble.message,
        not_counted=say_not_counted(board),
        further=[(f"sak-{row.id}", f"{row.title}: {row.problem}") for row in rows if row.problem],
        filters=filters_of(wanted, board),
        query=wanted.search,
        clear_url=way_to("show_cases", place, process) if state else None,
        summary=_("Shows %(shown)s of %(all)s cases", shown=show_number(len(rows)), all=show_number(len(board.cases))),
        ready=ngettext("%(num)s case is ready for its meeting.", "%(num)s cases are ready for their meetings.", ready),
        all_label=ngettext(
            "Store for the one case that the list shows", "Store for all %(num)s that the list shows", len(rows)
        ),
        send_url=way_to("prepare_many", place, process, **state),
        together_url=way_to_deciding("decide_together", place, process),
        public_url=way_to("show_decisions", place, process),
        spelling_url=way_to("show_spellings", place, process) if board.cases[0].is_road else "",
        papers_url=url_for("case_papers.show_papers", municipality=place.slug, process=process.slug),
    )


def _holds_back(hit: Hit) -> bool:
    """Two roads that are to have the same name are not ready either, though each could be decided alone."""
    return hit.stops or hit.gate is Gate.NAME_WANTED_ELSEWHERE


def _row(place: Municipality, board: Board, case: CaseRow, trouble: Trouble) -> TableRow:
    return table_row(
        place,
        board,
        case,
        problem=trouble.problems.get(case.case_id, ""),
        is_picked=case.case_id in trouble.picked,
        short=trouble.shorts.get(case.case_id),
    )
