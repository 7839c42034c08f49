"""The road: why its name must change, the form for proposing a name, and what has been proposed."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import current_account, current_resident, residents_only, take_saved_form
from citizen.domain.proposals import LONGEST_REASON, ProposalRefusal, refuse_taking_part
from citizen.domain.roads import Treatment
from citizen.municipalities.models import Municipality
from citizen.processes.access import open_process
from citizen.processes.models import Process
from citizen.proposals import actions
from citizen.proposals.forms import LONGEST_SHOWN_NAME, ProposalForm
from citizen.proposals.views import proposals
from citizen.proposals.views.cards import Verdict, isolated, verdict_on
from citizen.proposals.views.listing import list_cards, order_links
from citizen.proposals.views.naming import Surroundings, surroundings_of
from citizen.proposals.views.words import way_home, way_on, what_happens_to_it, why_it_must_change
from citizen.roads.models import Road, RoadQuestion
from citizen.roads.queries import find_question
from citizen.web.access import public
from citizen.web.clock import now
from citizen.web.deadlines import proposing_deadline, show_time_left
from citizen.web.locale import both, language, ngettext, show_number
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

PLACE = "/<any(nb,nn):lang>/<municipality>/<process>/veg/<slug>"


@proposals.get(PLACE)
@public
def show_road(municipality: str, process: str, slug: str) -> ResponseReturnValue:
    place, round_of = open_process(municipality, process)
    question = find_question(round_of.id, slug)
    if question is None:
        return not_in_this_round(place, round_of)
    kept = take_saved_form(request.path)
    if kept:
        flash(_("You are logged in, and your text is kept. Look it over and send it."), "info")
    return _page(place, round_of, question, ProposalForm.kept(kept))


@proposals.get(f"{PLACE}/sjekk")
@public
def check_name(municipality: str, process: str, slug: str) -> ResponseReturnValue:
    """What the rules say about a name while it is typed: the fragment that live-check.js puts in place."""
    place, round_of = open_process(municipality, process)
    question = find_question(round_of.id, slug)
    name = request.args.get("name", "")[: LONGEST_SHOWN_NAME + 1]
    if question is None or not name.strip():
        return ""
    return render_template("proposals/findings.html", verdict=_verdict(name, surroundings_of(place, question, name)))


@proposals.post(PLACE)
@residents_only
def propose_name(municipality: str, process: str, slug: str) -> ResponseReturnValue:
    place, round_of = open_process(municipality, process)
    question = find_question(round_of.id, slug)
    if question is None:
        return not_in_this_round(place, round_of)
    form = ProposalForm()
    if suggestion := request.form.get("suggestion"):
        form.name.data = suggestion
        return _page(place, round_of, question, form)
    if not form.validate_on_submit():
        return _page(place, round_of, question, form, was_judged=True), 422

    draft = actions.Draft(form.name.data, form.reason.data, language())
    around = surroundings_of(place, question, draft.name)
    outcome = actions.propose_name(question.id, current_resident(), draft, around.context)
    if isinstance(outcome, ProposalRefusal):
        return _page(place, round_of, question, form, refusal=explain(outcome)), 422
    if isinstance(outcome, actions.Objections):
        return _page(place, round_of, question, form, was_judged=True), 422
    flash(explain(outcome.outcome, name=isolated(outcome.name)), "success")
    at: dict[str, Any] = {"municipality": municipality, "process": process}
    return redirect(url_for(".show_proposal", public_id=outcome.public_id, _anchor="sendt", **at), 303)


def not_in_this_round(place: Municipality, process: Process) -> ResponseReturnValue:
    """The page for a road or a proposal that is not, or no longer, in the round: it leads to the round."""
    way = url_for("pages.show_process", municipality=place.slug, process=process.slug)
    title = both(process.title_nb, process.title_nn)
    return render_template("proposals/not_in_this_round.html", round_title=title, round_url=way), 404


def _page(
    place: Municipality,
    process: Process,
    question: RoadQuestion,
    form: ProposalForm,
    *,
    refusal: str = "",
    was_judged: bool = False,
) -> str:
    """The page with the form as it was sent; one that was judged lists what is wrong with the name and the reason."""
    account = current_account()
    schedule = process.as_schedule()
    reader_id = account.id if account else None
    form.name.data = form.name.data[:LONGEST_SHOWN_NAME]
    around = surroundings_of(place, question, form.name.data)
    elsewhere = way_on(process, question, place.slug, now(), has_ballot=around.count.shortlisted > 0)
    can_be_proposed = elsewhere is None
    if not refusal and account is not None and can_be_proposed:
        may_not = refuse_taking_part(schedule, Treatment(question.treatment), place.id, current_resident(), now())
        elsewhere = way_home(may_not) if may_not else None
    at: dict[str, Any] = {"municipality": place.slug, "process": process.slug}
    listing = list_cards(place, process, question, reader_id, around=around, can_support=elsewhere is None)
    verdict = _verdict(form.name.data, around) if form.name.data.strip() else None
    if verdict and was_judged:
        form.name.errors = list(verdict.faults)
    return render_template(
        "proposals/road.html",
        crumbs=[
            (place.name, url_for("pages.show_municipality", municipality=place.slug)),
            (both(process.title_nb, process.title_nn), url_for("pages.show_process", **at)),
        ],
        road=question.old_name,
        district=question.road.district.name,
        why=why_it_must_change(question),
        treatment=what_happens_to_it(question),
        into=question.into_road.name if question.into_road else "",
        arithmetic=both(question.reason_nb, question.reason_nn),
        columns=[_column(_("Road")), _column(_("Former municipality")), _column(_("Addresses"), numeric=True)],
        both_roads=[
            _facts(question.road, question.old_name, question.old_addresses),
            _facts(question.because_road, question.because_name, question.because_road.addresses),
        ],
        addresses=ngettext("%(num)s address", "%(num)s addresses", question.old_addresses),
        way_on=elsewhere,
        can_be_proposed=can_be_proposed,
        form=form,
        has_errors=bool(form.errors) or bool(refusal and request.method == "POST"),
        has_text=bool(form.name.data or form.reason.data),
        refusal=refusal,
        residence_missing=refusal == explain(ProposalRefusal.RESIDENCE_UNKNOWN),
        verdict=verdict,
        draft_owner=account.public_id if account else "",
        check_url=url_for(".check_name", slug=question.slug, **at),
        action=url_for(".propose_name", slug=question.slug, **at),
        longest_reason=LONGEST_REASON,
        shown_name=isolated(account.shown_name) if account and account.shown_name else "",
        closes=proposing_deadline(process.proposals_close_at),
        closes_at=process.proposals_close_at.isoformat(),
        time_left=show_time_left(process.proposals_close_at, now()),
        listing=listing,
        orders=order_links(listing.order, slug=question.slug, **at),
        influence=both(process.influence_nb, process.influence_nn),
        what_next=both(process.next_nb, process.next_nn),
    )


def _verdict(name: str, around: Surroundings) -> Verdict:
    return verdict_on(name, around.context, around.supports)


def _column(label: str, *, numeric: bool = False) -> dict[str, object]:
    return {"label": label, "numeric": numeric, "sort_url": None, "sorted": None}


def _facts(road: Road, name: str, addresses: int) -> list[str]:
    """The road's row in the table behind the arithmetic, as it was when the round was announced."""
    return [name, road.district.name, show_number(addresses)]
