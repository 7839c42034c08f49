"""One ballot: look at it, and store one person's choice on it."""

from __future__ import annotations

from flask import g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import residents_only, take_saved_form, was_not_kept
from citizen.ballots import actions
from citizen.ballots.access import Sheet, current_voter, keys_dir, known_booth, open_booth, open_sheet, options_of
from citizen.ballots.forms import BallotForm
from citizen.ballots.queries import Booth
from citizen.ballots.views.ballot_page import render_ballot
from citizen.ballots.views.blueprint import ballots
from citizen.ballots.views.choices import cost_of
from citizen.ballots.views.just_done import note_done
from citizen.domain.ballots import BallotRefusal
from citizen.domain.electorates import ElectorRefusal
from citizen.domain.tally import Method
from citizen.electorates.access import explain_refusal
from citizen.keys import KeyMissing
from citizen.web.access import kept_for_owner, public
from citizen.web.clock import now
from citizen.web.locale import show_number, show_time
from citizen.web.messages import explain

OUTDATED = frozenset({BallotRefusal.FORM_SENT_WITH_OTHER_CHOICE, BallotRefusal.VOTED_ON_PAPER})
"""Where what is stored is of more interest than what was sent."""

STATUS = "ballot-status"
"""The id of what says what is stored, on the ballot's page."""

PLACE = "/<any(nb,nn):lang>/<municipality>/<process>/stem/<slug>"


@ballots.get(PLACE)
@public
def show_ballot(municipality: str, process: str, slug: str) -> ResponseReturnValue:
    sheet = open_sheet(municipality, process, slug)
    form = BallotForm(formdata=None)
    here = url_for("ballots.show_ballot", municipality=municipality, process=process, slug=slug)
    if kept := take_saved_form(here):
        form.keep(kept)
    elif was_not_kept(here):
        form.say_not_kept()
    return render_ballot(sheet, form)


@ballots.post(PLACE)
@residents_only
@kept_for_owner
def cast_ballot(municipality: str, process: str, slug: str) -> ResponseReturnValue:
    form = BallotForm()
    if _cast_where_known(form, municipality, process, slug):
        return _lead_back(form)
    booth = open_booth(municipality, process, slug)
    if form.round_said() not in ("", str(booth.round_id)):
        form.refuse_as_outdated(explain(BallotRefusal.STOPPED))
        return render_ballot(open_sheet(municipality, process, slug), form), 422
    chosen = form.read(Method(booth.method), options_of(booth))
    if chosen is None:
        return render_ballot(open_sheet(municipality, process, slug), form), 422

    outcome = _cast(booth, form, chosen)
    if not isinstance(outcome, actions.Cast):
        sheet = open_sheet(municipality, process, slug)
        refuse = form.refuse_as_outdated if outcome in OUTDATED else form.refuse
        refuse(_explain(outcome, sheet, form, chosen))
        return render_ballot(sheet, form), 422
    return _lead_back(form)


def _cast_where_known(form: BallotForm, municipality: str, process: str, slug: str) -> bool:
    """Whether the vote is stored in a booth that this worker knew, which saves the question what is asked there."""
    booth = known_booth(municipality, process, slug, form.round_said())
    chosen = form.read(Method(booth.method), options_of(booth)) if booth else None
    if booth is None or chosen is None:
        return False
    try:
        return isinstance(_cast(booth, form, chosen), actions.Cast)
    except KeyMissing:
        return False  # the round was counted meanwhile, and its key destroyed


def _cast(booth: Booth, form: BallotForm, chosen: list[int]) -> actions.Cast | BallotRefusal | ElectorRefusal:
    return actions.cast_ballot(
        booth,
        current_voter(booth),
        chosen,
        idem=form.idem_bytes(),
        arrived_at=g.arrived_at,
        keys_dir=keys_dir(),
        shown=form.read_shown(),
    )


def _lead_back(form: BallotForm) -> ResponseReturnValue:
    """Where a button was pressed focus stays with it; else the page opens where it says what is stored."""
    moved = form.moved_option()
    back = redirect(request.path if moved else f"{request.path}#{STATUS}", 303)
    return note_done(back, request.path, time=show_time(now()), moved=moved)


def _explain(refusal: BallotRefusal | ElectorRefusal, sheet: Sheet, form: BallotForm, chosen: list[int]) -> str:
    if isinstance(refusal, ElectorRefusal):
        return explain_refusal(sheet.process, refusal).why
    cost, budget = cost_of(sheet, form.name.data), sheet.round.budget or 0
    return explain(
        refusal,
        number=show_number(len(chosen)),
        most=show_number(sheet.round.max_choices or 1),
        cost=show_number(cost),
        over=show_number(cost - budget),
    )
