"""The page where a member of staff enters what a ballot says."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account, permission_needed
from citizen.ballots.access import keys_dir
from citizen.ballots.views.choices import name_of_blank
from citizen.domain.paper import Entering, PaperBallot
from citizen.domain.permissions import Permission
from citizen.municipalities.models import Municipality
from citizen.paper import actions
from citizen.paper.forms import EntryForm
from citizen.paper.views.blueprint import PLACE, crumbs_below, paper, title_of
from citizen.paper.views.sheets import Paper, open_paper, rows_to_fill, why_closed, why_not_yours
from citizen.processes.access import open_vote
from citizen.processes.models import Process
from citizen.web.access import not_kept
from citizen.web.locale import gettext as _
from citizen.web.locale import show_moment
from citizen.web.messages import explain

GOOD = frozenset({Entering.ENTERED_ONCE, Entering.COUNTED, Entering.SETTLED, Entering.INVALID})


@paper.get(f"{PLACE}/registrer")
@permission_needed(Permission.HANDLE_PAPER)
def show_reading(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = open_vote(municipality, process)
    return _page(place, round_of, open_paper(round_of), EntryForm.of_ballot(), {})


@paper.post(f"{PLACE}/registrer")
@not_kept
@permission_needed(Permission.HANDLE_PAPER)
def enter_ballot(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = open_vote(municipality, process)
    form, sheet = EntryForm.of_ballot(), open_paper(round_of)
    if not form.validate_on_submit() or sheet.refusal:
        return _page(place, round_of, sheet, form, {}), 422
    read = form.ballot(sheet.questions, sheet.method)
    if not isinstance(read, PaperBallot):
        return _page(place, round_of, sheet, form, {key: explain(why) for key, why in read.items()}), 422

    outcome = actions.enter_ballot(round_of, form.code.data or "", read, get_current_account().id, keys_dir=keys_dir())
    if isinstance(outcome, actions.Misread):
        return _page(place, round_of, sheet, form, {outcome.question_id: explain(outcome.refusal)}), 422
    if not isinstance(outcome, actions.Entered):
        form.code.errors = [explain(outcome)]
        return _page(place, round_of, sheet, form, {}), 422
    flash_outcome(outcome)
    at: dict[str, Any] = {"municipality": place.slug, "process": round_of.slug}
    if outcome.outcome is Entering.DIFFERS:
        return redirect(url_for("paper.show_overview", **at), 303)
    return redirect(url_for("paper.show_reading", **at), 303)


def flash_outcome(entered: actions.Entered) -> None:
    """Say what became of the ballot."""
    good = entered.outcome in GOOD
    flash(explain(entered.outcome, ballot=entered.starts_with), "success" if good else "warning")


def _page(place: Municipality, process: Process, sheet: Paper, form: EntryForm, errors: dict[int, str]) -> str:
    closed = why_closed(sheet) or why_not_yours(sheet.round, get_current_account().id)
    return render_template(
        "paper/enter.html",
        title=title_of(process),
        crumbs=crumbs_below(place, process),
        form=form,
        closed=closed,
        deadline="" if closed else _("The voting closes %(moment)s.", moment=show_moment(sheet.closes_at)),
        rows=rows_to_fill(sheet, errors),
        further=[(f"question-{question}", error) for question, error in errors.items()],
        is_ranked=sheet.is_ranked,
        blank_name=name_of_blank(sheet.method),
        has_errors=bool(form.errors or errors),
    )
