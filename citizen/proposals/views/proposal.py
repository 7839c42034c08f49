"""One proposal: a page of its own that can be shared, support, and withdrawal of either."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import current_account, current_resident, residents_only, take_pressed
from citizen.domain.proposals import Outcome, ProposalRefusal
from citizen.domain.residents import Resident
from citizen.processes.access import open_process
from citizen.proposals import actions, queries
from citizen.proposals.queries import ProposalRow
from citizen.proposals.views import proposals
from citizen.proposals.views.cards import anchor_of, card_of, isolated, verdict_on
from citizen.proposals.views.naming import surroundings_of
from citizen.proposals.views.road import not_in_this_round
from citizen.proposals.views.words import way_on, why_it_must_change
from citizen.roads.queries import find_question
from citizen.web.access import done_after_login, public
from citizen.web.clock import now
from citizen.web.deadlines import proposing_deadline, show_time_left
from citizen.web.found import or_404
from citizen.web.locale import both
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

PLACE = "/<any(nb,nn):lang>/<municipality>/<process>/forslag/<public_id>"
Change = Callable[[int, int, Resident], Outcome | ProposalRefusal]


@proposals.get(PLACE)
@public
def show_proposal(municipality: str, process: str, public_id: str) -> ResponseReturnValue:
    place, round_of = open_process(municipality, process)
    account = current_account()
    reader_id = account.id if account else None
    row = queries.find_proposal(round_of.id, public_id, reader_id)
    if row is None:
        return not_in_this_round(place, round_of)
    question = or_404(find_question(round_of.id, row.question_slug))
    at: dict[str, Any] = {"municipality": municipality, "process": process}
    around = surroundings_of(place, question, row.name)
    has_ballot = around.count.shortlisted > 0
    elsewhere = way_on(round_of, question, municipality, now(), has_ballot=has_ballot)
    support = "withdraw_support" if row.supported else "support_proposal"
    card = card_of(
        row,
        around.context,
        reader_id=reader_id,
        support_url=url_for(f".{support}", public_id=public_id, **at) if elsewhere is None else None,
        href="",
        with_ballot=has_ballot,
    )
    return render_template(
        "proposals/proposal.html",
        crumbs=[
            (place.name, url_for("pages.show_municipality", municipality=municipality)),
            (both(round_of.title_nb, round_of.title_nn), url_for("pages.show_process", **at)),
            (question.old_name, url_for(".show_road", slug=question.slug, **at)),
        ],
        card=card,
        road=question.old_name,
        district=question.road.district.name,
        why=why_it_must_change(question),
        road_url=url_for(".show_road", slug=question.slug, **at),
        verdict=verdict_on(row.name, around.context, None) if card.own and not elsewhere else None,
        draft_of=url_for(".show_road", slug=question.slug, **at),
        way_on=elsewhere,
        closes=proposing_deadline(round_of.proposals_close_at),
        closes_at=round_of.proposals_close_at.isoformat(),
        time_left=show_time_left(round_of.proposals_close_at, now()),
        withdraw_url=url_for(".withdraw_proposal", public_id=public_id, **at) if card.own and not elsewhere else "",
        share_url=url_for(".show_proposal", public_id=public_id, _external=True, **at),
        what_next=both(round_of.next_nb, round_of.next_nn),
    )


@proposals.get(f"{PLACE}/stotte")
@proposals.get(f"{PLACE}/stotte/trekk")
@proposals.get(f"{PLACE}/trekk")
@public
def show_after_login(municipality: str, process: str, public_id: str) -> ResponseReturnValue:
    """Where a person lands who pressed a button before logging in: support is given now, and it is said."""
    if take_pressed() is not None:
        flash(_("You are logged in."), "info")
        return _change(municipality, process, public_id, actions.support_proposal)
    if current_account() is not None:
        flash(_("You are logged in. Press the button once more."), "info")
    return redirect(url_for(".show_proposal", municipality=municipality, process=process, public_id=public_id), 303)


@proposals.post(f"{PLACE}/stotte")
@done_after_login
@residents_only
def support_proposal(municipality: str, process: str, public_id: str) -> ResponseReturnValue:
    return _change(municipality, process, public_id, actions.support_proposal)


@proposals.post(f"{PLACE}/stotte/trekk")
@residents_only
def withdraw_support(municipality: str, process: str, public_id: str) -> ResponseReturnValue:
    return _change(municipality, process, public_id, actions.withdraw_support)


@proposals.post(f"{PLACE}/trekk")
@residents_only
def withdraw_proposal(municipality: str, process: str, public_id: str) -> ResponseReturnValue:
    return _change(municipality, process, public_id, actions.withdraw_proposal)


def _change(municipality: str, process: str, public_id: str, change: Change) -> ResponseReturnValue:
    place, round_of = open_process(municipality, process)
    resident = current_resident()
    row = queries.find_proposal(round_of.id, public_id, resident.account_id)
    if row is None:
        return not_in_this_round(place, round_of)
    came_of = change(row.id, row.question_id, resident)
    flash(explain(came_of, name=isolated(row.name)), "error" if isinstance(came_of, ProposalRefusal) else "success")
    return redirect(_way_back(came_of, row, municipality, process), 303)


def _way_back(came_of: Outcome | ProposalRefusal, row: ProposalRow, municipality: str, process: str) -> str:
    """To the place in the road's list where the button stood, or to the proposal's own page while there is one."""
    at: dict[str, Any] = {"municipality": municipality, "process": process}
    if request.args.get("fra") != "veg" and came_of is not Outcome.PROPOSAL_WITHDRAWN:
        return url_for(".show_proposal", public_id=row.public_id, **at)
    kept: dict[str, Any] = {name: request.args[name] for name in ("sorter", "side") if name in request.args}
    anchor = "forslag" if came_of is Outcome.PROPOSAL_WITHDRAWN else anchor_of(row)
    return url_for(".show_road", slug=row.question_slug, _anchor=anchor, **at, **kept)
