"""The page where a third person sees what two have read differently, and chooses which is right."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account, permission_needed
from citizen.ballots.access import keys_dir
from citizen.domain.paper import PaperRefusal
from citizen.domain.permissions import Permission
from citizen.municipalities.models import Municipality
from citizen.paper import actions
from citizen.paper.forms import SettlingForm
from citizen.paper.views.blueprint import PLACE, crumbs_below, paper, title_of
from citizen.paper.views.entering import flash_outcome
from citizen.paper.views.sheets import list_differing, open_paper, side_by_side, why_closed
from citizen.processes.access import open_vote
from citizen.processes.models import Process
from citizen.web.access import not_kept
from citizen.web.messages import explain

HIGHEST_ID = 2**31 - 1
ONE = f"{PLACE}/avvik/<int(max={HIGHEST_ID}):code>"


@paper.get(ONE)
@permission_needed(Permission.HANDLE_PAPER)
def show_difference(municipality: str, process: str, code: int) -> ResponseReturnValue:
    place, round_of = open_vote(municipality, process)
    return _page(place, round_of, code, is_sent=False)


@paper.post(ONE)
@not_kept
@permission_needed(Permission.HANDLE_PAPER)
def settle_difference(municipality: str, process: str, code: int) -> ResponseReturnValue:
    place, round_of = open_vote(municipality, process)
    return _page(place, round_of, code, is_sent=True)


def _page(place: Municipality, process: Process, code: int, *, is_sent: bool) -> ResponseReturnValue:
    """The two readings and the form; who may not settle it, or comes too late, is led to the overview."""
    by, sheet = get_current_account().id, open_paper(process)
    found = actions.find_difference(process, code, by, keys_dir=keys_dir())
    if isinstance(found, PaperRefusal):
        flash(explain(found), "info")
        return _to_overview(place, process)
    starts_with, first, second = found
    readings = side_by_side(sheet, first, second)
    form = SettlingForm.of_difference(list_differing(readings))
    if is_sent and form.validate_on_submit():
        outcome = actions.settle_ballot(process, code, form.ballot(first, second), by, keys_dir=keys_dir())
        if isinstance(outcome, actions.Entered):
            flash_outcome(outcome)
            return _to_overview(place, process)
        refusal = outcome.refusal if isinstance(outcome, actions.Misread) else outcome
        form.invalid.errors = [explain(refusal)]
    page = render_template(
        "paper/difference.html",
        title=title_of(process),
        crumbs=crumbs_below(place, process),
        starts_with=starts_with,
        form=form,
        closed=why_closed(sheet),
        readings=readings,
        has_errors=bool(form.errors),
    )
    return (page, 422) if form.errors else page


def _to_overview(place: Municipality, process: Process) -> ResponseReturnValue:
    at: dict[str, Any] = {"municipality": place.slug, "process": process.slug}
    return redirect(url_for("paper.show_overview", **at), 303)
