"""The page where a ballot that two people read differently is looked at once more, and settled."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account, permission_needed
from citizen.ballots.access import keys_dir
from citizen.domain.paper import PaperBallot, PaperRefusal
from citizen.domain.permissions import Permission
from citizen.municipalities.models import Municipality
from citizen.paper import actions
from citizen.paper.forms import ReadingForm
from citizen.paper.views.blueprint import PLACE, crumbs_below, paper, title_of
from citizen.paper.views.entering import flash_outcome
from citizen.paper.views.sheets import Paper, open_paper, rows_to_fill, side_by_side, why_closed
from citizen.processes.access import open_process
from citizen.processes.models import Process
from citizen.web.access import not_kept
from citizen.web.messages import explain

HIGHEST_ID = 2**31 - 1
ONE = f"{PLACE}/avvik/<int(max={HIGHEST_ID}):code>"


@paper.get(ONE)
@permission_needed(Permission.HANDLE_PAPER)
def show_difference(municipality: str, process: str, code: int) -> ResponseReturnValue:
    place, round_of = open_process(municipality, process)
    return _page(place, round_of, code, open_paper(round_of), ReadingForm.of_ballot(), {})


@paper.post(ONE)
@not_kept
@permission_needed(Permission.HANDLE_PAPER)
def settle_difference(municipality: str, process: str, code: int) -> ResponseReturnValue:
    place, round_of = open_process(municipality, process)
    form, sheet = ReadingForm.of_ballot(), open_paper(round_of)
    read = form.ballot(sheet.questions, sheet.method) if form.validate_on_submit() else {}
    if not isinstance(read, PaperBallot):
        return _page(place, round_of, code, sheet, form, {key: explain(why) for key, why in read.items()})

    outcome = actions.settle_ballot(round_of, code, read, get_current_account().id, keys_dir=keys_dir())
    if isinstance(outcome, actions.Misread):
        return _page(place, round_of, code, sheet, form, {outcome.question_id: explain(outcome.refusal)})
    if not isinstance(outcome, actions.Entered):
        form.invalid.errors = [explain(outcome)]
        return _page(place, round_of, code, sheet, form, {})
    flash_outcome(outcome)
    return _to_overview(place, round_of)


def _page(
    place: Municipality, process: Process, code: int, sheet: Paper, form: ReadingForm, errors: dict[int, str]
) -> ResponseReturnValue:
    """The two readings and the form; a difference that a colleague has settled meanwhile leads to the overview."""
    found = actions.find_difference(process, code, keys_dir=keys_dir())
    if isinstance(found, PaperRefusal):
        flash(explain(found), "info")
        return _to_overview(place, process)
    starts_with, first, second = found
    page = render_template(
        "paper/difference.html",
        title=title_of(process),
        crumbs=crumbs_below(place, process),
        starts_with=starts_with,
        form=form,
        closed=why_closed(sheet),
        readings=side_by_side(sheet, first, second),
        rows=rows_to_fill(sheet, errors),
        further=[(f"question-{question}", error) for question, error in errors.items()],
        is_ranked=sheet.is_ranked,
        has_errors=bool(form.errors or errors),
    )
    return (page, 422) if form.errors or errors else page


def _to_overview(place: Municipality, process: Process) -> ResponseReturnValue:
    at: dict[str, Any] = {"municipality": place.slug, "process": process.slug}
    return redirect(url_for("paper.show_overview", **at), 303)
