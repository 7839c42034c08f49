"""The page where codes are made. They stand in the answer to the form, once, and nowhere else."""

from __future__ import annotations

from typing import Any

from flask import Response, render_template, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account, permission_needed
from citizen.ballots.access import keys_dir
from citizen.domain.office_csv import encode_rows
from citizen.domain.paper import PaperRefusal
from citizen.domain.permissions import Permission
from citizen.municipalities.models import Municipality
from citizen.paper import actions, queries
from citizen.paper.forms import ANEW, FILE, MISSING, CodesForm
from citizen.paper.views.blueprint import PLACE, crumbs_below, paper, title_of
from citizen.paper.views.printing import blank_in_both, printed, words_of_sheets
from citizen.paper.views.sheets import Paper, open_paper
from citizen.processes.access import open_vote
from citizen.processes.models import Process
from citizen.web.access import not_kept
from citizen.web.clock import now
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext, show_moment
from citizen.web.messages import explain

ONCE = {"Cache-Control": "no-store"}
"""Neither the browser nor anything on the way may keep a page that has codes on it."""


@paper.get(f"{PLACE}/koder")
@permission_needed(Permission.HANDLE_PAPER)
def show_codes(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = open_vote(municipality, process)
    return _page(place, round_of, CodesForm.of_round(), refusal="")


@paper.post(f"{PLACE}/koder")
@not_kept
@permission_needed(Permission.HANDLE_PAPER)
def make_codes(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = open_vote(municipality, process)
    form = CodesForm.of_round()
    if not form.validate_on_submit():
        return _page(place, round_of, form, refusal=""), 422
    outcome = _make(round_of, form)
    if not isinstance(outcome, actions.Batch):
        return _page(place, round_of, form, refusal=explain(outcome)), 422
    if form.shape.data == FILE:
        return _file(round_of, outcome)
    return Response(_sheets(place, round_of, outcome), headers=ONCE)


def _make(process: Process, form: CodesForm) -> actions.Batch | PaperRefusal:
    by, keys = get_current_account().id, keys_dir()
    if form.whom.data == MISSING:
        return actions.make_missing_codes(process, by, keys_dir=keys)
    if form.whom.data == ANEW:
        return actions.make_codes_anew(process, by, keys_dir=keys)
    return actions.make_code_at_desk(process, form.number.data, by, keys_dir=keys)


def _page(place: Municipality, process: Process, form: CodesForm, refusal: str) -> str:
    sheet = open_paper(process)
    unused = queries.find_figures(sheet.round.id).unused if sheet.round else 0
    return render_template(
        "paper/codes.html",
        title=title_of(process),
        crumbs=crumbs_below(place, process),
        form=form,
        refusal=refusal,
        closed=_why_none(sheet),
        unused=ngettext("%(num)s code has not been used yet", "%(num)s codes have not been used yet", unused),
        has_unused=bool(unused),
        early=_early(sheet),
        has_errors=bool(refusal or form.errors),
    )


def _why_none(sheet: Paper) -> str:
    if sheet.refusal:
        return explain(sheet.refusal)
    closed = sheet.round is None or queries.has_closed(sheet.round)
    return explain(PaperRefusal.CLOSED) if closed else ""


def _early(sheet: Paper) -> str:
    """The ballots can still be changed; those that were printed before can't be counted then."""
    if sheet.round is None or now() >= sheet.round.opens_at:
        return ""
    return _(
        "The ballots can be changed until the voting opens %(moment)s. If they are, what you printed before can't be"
        " counted.",
        moment=show_moment(sheet.round.opens_at),
    )


def _sheets(place: Municipality, process: Process, batch: actions.Batch) -> str:
    sheet = open_paper(process)
    if sheet.round is None:
        raise RuntimeError("codes were made for a round that is not there")
    at: dict[str, Any] = {"municipality": place.slug, "process": process.slug}
    return render_template(
        "paper/sheets.html",
        title=title_of(process),
        place=place.name,
        codes=[(str(made.number), made.code) for made in batch.codes],
        made=ngettext("%(num)s code has been made", "%(num)s codes have been made", len(batch.codes)),
        voided=_voided(batch),
        left=_left(batch),
        words=words_of_sheets(place, process, sheet.round),
        questions=printed(sheet.questions),
        blank_name=blank_in_both(sheet.method),
        is_ranked=sheet.is_ranked,
        overview_url=url_for("paper.show_overview", **at),
    )


def _voided(batch: actions.Batch) -> str:
    return ngettext("%(num)s older code is void", "%(num)s older codes are void", batch.voided) if batch.voided else ""


def _left(batch: actions.Batch) -> str:
    if not batch.left:
        return ""
    return ngettext(
        "%(num)s person has no code yet. When these are printed, make codes for those who have none.",
        "%(num)s people have no code yet. When these are printed, make codes for those who have none.",
        batch.left,
    )


def _file(process: Process, batch: actions.Batch) -> Response:
    text = "".join(encode_rows(("nummer", "kode"), ((made.number, made.code) for made in batch.codes)))
    disposition = f'attachment; filename="papir-{process.slug}.csv"'
    return Response(text, mimetype="text/csv", headers={**ONCE, "Content-Disposition": disposition})
