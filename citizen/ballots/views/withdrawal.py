"""Take a vote back: ask once more, then do it."""

from __future__ import annotations

import secrets
from typing import Any

from flask import g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import residents_only
from citizen.ballots import actions
from citizen.ballots.access import Sheet, current_voter, find_own_ballot, keys_dir, open_sheet, state_now
from citizen.ballots.forms import WithdrawalForm
from citizen.ballots.views.ballot import PLACE, STATUS
from citizen.ballots.views.blueprint import ballots
from citizen.ballots.views.just_done import note_done
from citizen.ballots.views.state_words import over_sentence
from citizen.domain.ballots import BallotRefusal
from citizen.domain.round_states import RoundState
from citizen.web.access import not_kept
from citizen.web.clock import now
from citizen.web.locale import both, show_moment, show_time
from citizen.web.messages import explain


@ballots.get(f"{PLACE}/trekk")
@residents_only
def confirm_withdrawal(municipality: str, process: str, slug: str) -> ResponseReturnValue:
    return _page(open_sheet(municipality, process, slug), refusal="")


@ballots.post(f"{PLACE}/trekk")
@residents_only
@not_kept
def withdraw_vote(municipality: str, process: str, slug: str) -> ResponseReturnValue:
    sheet, form = open_sheet(municipality, process, slug), WithdrawalForm()
    outcome = actions.withdraw_ballot(
        sheet.booth,
        current_voter(sheet.booth),
        idem=form.idem_bytes(),
        arrived_at=g.arrived_at,
        keys_dir=keys_dir(),
    )
    if isinstance(outcome, BallotRefusal):
        return _page(sheet, refusal=explain(outcome)), 422
    page = url_for("ballots.show_ballot", municipality=municipality, process=process, slug=slug)
    withdrawn = "yes" if outcome.receipt else ""
    return note_done(redirect(f"{page}#{STATUS}", 303), page, time=show_time(now()), withdrawn=withdrawn)


def _page(sheet: Sheet, *, refusal: str) -> str:
    at: dict[str, Any] = {"municipality": sheet.place.slug, "process": sheet.process.slug}
    state = state_now(sheet.round)
    ballot_url = url_for("ballots.show_ballot", slug=sheet.question.slug, **at)
    title = both(sheet.question.title_nb, sheet.question.title_nn)
    return render_template(
        "ballots/withdraw.html",
        crumbs=[
            (both(sheet.process.title_nb, sheet.process.title_nn), url_for("pages.show_process", **at)),
            (title, ballot_url),
        ],
        question=title,
        refusal=refusal or over_sentence(sheet.round, state),
        has_errors=bool(refusal),
        has_vote=find_own_ballot(sheet) is not None,
        is_open=state is RoundState.OPEN,
        ballot_url=ballot_url,
        closes=show_moment(sheet.round.closes_at),
        idem=secrets.token_urlsafe(18),
    )
