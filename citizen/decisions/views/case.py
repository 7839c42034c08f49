"""The page where staff prepare one case, and note appeals against its spelling."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account, take_saved_form
from citizen.decisions import actions, queries
from citizen.decisions.actions import Edit
from citizen.decisions.forms import AppealForm, CaseForm, SettleForm, number_of
from citizen.decisions.queries import Board, CaseRow
from citizen.decisions.views.appeal_words import list_shown_appeals
from citizen.decisions.views.blueprint import (
    STAFF,
    decisions,
    staff_crumbs,
    title_of_case,
    way_to,
    way_to_deciding,
)
from citizen.decisions.views.counting import say_not_counted
from citizen.decisions.views.desk import preparing
from citizen.decisions.views.rows import about_of, missing_in
from citizen.decisions.views.words import chosen_by_residents, name_decided, show_gates
from citizen.domain.decisions.codes import DecisionRefusal
from citizen.municipalities.models import Municipality
from citizen.processes.access import open_vote
from citizen.processes.models import Process
from citizen.web.clock import today
from citizen.web.found import or_404
from citizen.web.locale import gettext as _
from citizen.web.locale import show_day
from citizen.web.messages import explain

FIELDS = {"recommended_nb": "name", "recommended_short": "short_form"}
FIELD_OF_APPEAL = {
    DecisionRefusal.DAY_TO_COME: "received_on",
    DecisionRefusal.APPEAL_BEFORE_DECISION: "received_on",
    DecisionRefusal.NO_SENDER: "sender",
}


@dataclass(frozen=True, slots=True)
class Opened:
    """The case in the address, with everything around it."""

    place: Municipality
    process: Process
    board: Board
    case: CaseRow


def open_case(municipality: str, process: str, slug: str) -> Opened:
    """The case, or a 404."""
    place, round_of = open_vote(municipality, process)
    board = queries.board_of(round_of)
    return Opened(place, round_of, board, or_404(board.find(slug)))


@decisions.route(f"{STAFF}/<process>/<slug>", methods=["GET", "POST"])
@preparing
def prepare_case(municipality: str, process: str, slug: str) -> ResponseReturnValue:
    opened = open_case(municipality, process, slug)
    if request.method == "GET":
        kept = take_saved_form(request.path)
        stored = CaseForm.of(opened.board, opened.case, actions.find_preparation(opened.case.case_id))
        return _page(opened, CaseForm.kept(kept) if kept else stored)
    form = CaseForm()
    if not form.validate_on_submit():
        return _page(opened, form), 422
    version = number_of(form.version.data)
    if version is None:
        form.version.data = str(opened.case.version)
        form.form_errors.append(_("Look at the form, and store it again."))
        return _page(opened, form), 422
    edit = Edit(opened.case.case_id, version, form.change(opened.board, opened.case))
    outcome = actions.prepare_cases(opened.process.id, [edit], today())
    if outcome.conflicts:
        form.version.data = str(opened.case.version)
        form.form_errors.append(explain(DecisionRefusal.CHANGED_MEANWHILE))
        stored = CaseForm.of(opened.board, opened.case, actions.find_preparation(opened.case.case_id))
        return _page(opened, form, differs=_differences(opened, form, stored)), 409
    if outcome.faults:
        name, fault = next(iter(outcome.faults.values()))
        form[FIELDS.get(name, name)].errors = [explain(fault)]
        return _page(opened, form), 422
    flash(_("The case is stored."), "success")
    return redirect(way_to("prepare_case", opened.place, opened.process, opened.case.slug), 303)


@decisions.post(f"{STAFF}/<process>/<slug>/klage")
@preparing
def record_appeal(municipality: str, process: str, slug: str) -> ResponseReturnValue:
    opened = open_case(municipality, process, slug)
    form = AppealForm()
    if not form.validate_on_submit():
        return _page(opened, appeal_form=form), 422
    made = actions.record_appeal(opened.case.case_id, form.filled(), get_current_account().id, today())
    if isinstance(made, DecisionRefusal):
        form[FIELD_OF_APPEAL.get(made, "appeal")].errors = [explain(made)]
        return _page(opened, appeal_form=form), 422
    flash(_("The appeal is noted."), "success")
    return redirect(_to_appeals(opened), 303)


@decisions.post(f"{STAFF}/<process>/<slug>/klage/<int:appeal>")
@preparing
def settle_appeal(municipality: str, process: str, slug: str, appeal: int) -> ResponseReturnValue:
    opened = open_case(municipality, process, slug)
    form = SettleForm()
    outcome = form.settled() if form.validate_on_submit() else None
    if outcome is None:
        flash(_("Choose what came of the appeal."), "error")
        return redirect(_to_appeals(opened), 303)
    refusal = actions.settle_appeal(opened.process.id, slug, appeal, outcome, form.said(), today())
    flash(explain(refusal) if refusal else _("What came of the appeal is noted."), "error" if refusal else "success")
    return redirect(_to_appeals(opened), 303)


def _to_appeals(opened: Opened) -> str:
    return way_to("prepare_case", opened.place, opened.process, opened.case.slug, _anchor="klager")


def _differences(opened: Opened, form: CaseForm, stored: CaseForm) -> list[tuple[str, str]]:
    """Each field where the form says something else than what is stored: its label and what is stored."""
    for one in (form, stored):
        one.ready(opened.board, opened.case, queries.list_meetings(opened.place.id))
    names = [field.name for field in stored if field.name not in ("csrf_token", "version")]
    return [
        (stored[name].label.text, _said(stored[name])) for name in names if _said(stored[name]) != _said(form[name])
    ]


def _said(field: Any) -> str:
    """What a field says to a reader: the label of what is chosen, a day in words, yes or no."""
    value = field.data
    if hasattr(field, "choices"):
        chosen = value if isinstance(value, list) else [value]
        return ", ".join(label for code, label in field.choices or () if code in chosen) or "–"
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return show_day(value) if hasattr(value, "isoformat") else str(value or "–").strip()


def _page(
    opened: Opened,
    form: CaseForm | None = None,
    *,
    differs: list[tuple[str, str]] | None = None,
    appeal_form: AppealForm | None = None,
) -> str:
    place, process, board, case = opened.place, opened.process, opened.board, opened.case
    if form is None:
        form = CaseForm.of(board, case, actions.find_preparation(case.case_id))
    form.ready(board, case, queries.list_meetings(place.id))
    decided = case.decision
    return render_template(
        "decisions/case.html",
        crumbs=staff_crumbs(place, process),
        title=title_of_case(case),
        about=about_of(case),
        is_road=case.is_road,
        not_counted=say_not_counted(board),
        form=appeal_form if appeal_form and appeal_form.errors else form,
        case_form=form,
        differs=differs or [],
        chosen=chosen_by_residents(board, case, place),
        gates=show_gates(missing_in(board, case)),
        decided=name_decided(decided) if decided else "",
        is_reopened=case.is_reopened,
        appeals=list_shown_appeals(case, decided) if decided else [],
        appeal_form=appeal_form or AppealForm(formdata=None),
        settle_form=SettleForm(formdata=None),
        appeal_url=way_to("record_appeal", place, process, case.slug),
        settle_url=way_to("record_appeal", place, process, case.slug),
        decide_url=way_to_deciding("decide", place, process, case.slug),
        public_url=way_to("show_decision", place, process, case.slug) if decided else "",
    )
