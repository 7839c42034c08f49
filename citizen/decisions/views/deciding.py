"""The form where a councillor, or staff for the council, records what was decided in a case."""

from __future__ import annotations

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account, take_saved_form
from citizen.decisions import actions, queries
from citizen.decisions.actions import Refused
from citizen.decisions.forms import DecisionForm, number_of
from citizen.decisions.queries import DecidedRow
from citizen.decisions.views.blueprint import deciding_page, title_of_case, way_to, way_to_deciding
from citizen.decisions.views.case import Opened, open_case
from citizen.decisions.views.counting import say_not_counted
from citizen.decisions.views.rows import about_of
from citizen.decisions.views.ways import council_crumbs
from citizen.decisions.views.words import (
    chosen_by_residents,
    name_decided,
    reason_of,
    say_recommended,
    show_gates,
)
from citizen.domain.decisions.codes import DecisionRefusal, Gate
from citizen.domain.decisions.gates import Hit
from citizen.web.clock import today
from citizen.web.locale import both, show_day
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

FIELD_OF_GATE = {
    Gate.NOTHING_CHOSEN: "choice",
    Gate.NO_MEETING: "meeting",
    Gate.MEETING_TO_COME: "meeting",
    Gate.UNUSABLE_NAME: "name",
    Gate.NAME_TAKEN: "name",
    Gate.NAME_DECIDED_ELSEWHERE: "name",
    Gate.SHORT_FORM_MISSING: "short_form",
    Gate.SHORT_FORM_TOO_LONG: "short_form",
    Gate.SHORT_FORM_TAKEN: "short_form",
    Gate.REASON_MISSING: "reason",
}
"""The field where a gate can be opened; the others are opened by staff, on the page of the case."""
FIELD_OF_TEXT = {"name_nb": "name"}


@deciding_page("/sak/<process>/<slug>/vedtak")
def decide(municipality: str, process: str, slug: str) -> ResponseReturnValue:
    opened = open_case(municipality, process, slug)
    if request.method == "GET":
        kept = take_saved_form(request.path)
        form = DecisionForm.kept(kept) if kept else DecisionForm.of(opened.board, opened.case)
        return _page(opened, form)
    form = DecisionForm()
    form.ready(opened.board, opened.case, queries.list_meetings(opened.place.id))
    if not form.validate_on_submit():
        return _page(opened, form), 422
    if form.borrows_reason(opened.board, opened.case):
        words = _("This is the reason that staff gave for their recommendation. Write why something else was decided.")
        form.reason.errors = [words]
        return _page(opened, form), 422
    seen = number_of(form.seen.data) or 0
    filled = form.filled(opened.board, opened.case)
    by_id = get_current_account().id
    made = actions.decide(opened.process.id, opened.case.case_id, seen, filled, by_id, today())
    if isinstance(made, Refused):
        return _refused(opened, form, made)
    flash(_("The decision is recorded and public, and those whom it concerns are told."), "success")
    return redirect(way_to("show_decision", opened.place, opened.process, opened.case.slug), 303)


def _refused(opened: Opened, form: DecisionForm, refused: Refused) -> ResponseReturnValue:
    if refused.refusal is DecisionRefusal.CHANGED_MEANWHILE:
        now = open_case(opened.place.slug, opened.process.slug, opened.case.slug)
        form.seen.data = str(now.case.decision.number if now.case.decision else 0)
        form.form_errors.append(explain(refused.refusal))
        return _page(now, form, other=now.case.decision), 409
    if refused.refusal:
        form[FIELD_OF_TEXT.get(refused.field, refused.field)].errors = [explain(refused.refusal)]
        return _page(opened, form), 422
    for hit in refused.hits:
        if hit.stops:
            _put(form, hit)
    return _page(opened, form, hits=refused.hits), 422


def _put(form: DecisionForm, hit: Hit) -> None:
    name, sentence = FIELD_OF_GATE.get(hit.gate), explain(hit.gate, about=hit.about)
    if name == "choice" and form.chosen.choices:
        name = "chosen"
    if name is None:
        form.form_errors.append(sentence)
    else:
        form[name].errors = [*form[name].errors, sentence]


def _page(
    opened: Opened, form: DecisionForm, *, hits: tuple[Hit, ...] | None = None, other: DecidedRow | None = None
) -> str:
    place, process, board, case = opened.place, opened.process, opened.board, opened.case
    form.ready(board, case, queries.list_meetings(place.id))
    advised, decided = case.recommendation, case.decision
    return render_template(
        "decisions/decide.html",
        crumbs=council_crumbs(place, process, case),
        title=title_of_case(case),
        about=about_of(case),
        is_road=case.is_road,
        not_counted=say_not_counted(board),
        form=form,
        together_url=way_to_deciding("decide_together", place, process),
        chosen=chosen_by_residents(board, case, place),
        recommended=say_recommended(case),
        recommended_reason=reason_of(advised) if advised else "",
        advice=case.advice.text,
        advice_day=show_day(case.advice.received_on) if case.advice.received_on else "",
        gates=show_gates(hits if hits is not None else board.gates(case, board.as_recommended(case), today())),
        decided=name_decided(decided) if decided else "",
        is_reopened=case.is_reopened,
        other=other,
        other_name=name_decided(other) if other else "",
        other_where=f"{both(other.body_nb, other.body_nn)}, {show_day(other.decided_on)}" if other else "",
    )
