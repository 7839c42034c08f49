"""The pages where staff make two ideas one, and undo that."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account, permission_needed, take_saved_form
from citizen.answers import actions
from citizen.answers.forms import MergeForm, ReasonForm
from citizen.answers.views.blueprint import STAFF, answers, crumbs_below, place_in_address, title_of
from citizen.answers.views.merge_words import Side, show_line, show_side
from citizen.domain.ideas.merging import MergeRefusal
from citizen.domain.ideas.states import IdeaState, is_public
from citizen.domain.permissions import Permission
from citizen.ideas.actions.merging import Pair
from citizen.ideas.models import Idea
from citizen.ideas.queries import Order, Wanted, find_idea, find_merge, list_ideas, list_merges_in
from citizen.ideas.queries.similar import similar_ideas
from citizen.municipalities.models import Municipality
from citizen.processes.access import open_process
from citizen.processes.models import Process
from citizen.web.forms import storable
from citizen.web.found import or_404
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

HIGHEST_ID = 2**31 - 1
MOST_OFFERED = 12
LONGEST_SEARCH = 100
LOG_LINES = 200
ON_FIELDS = frozenset({MergeRefusal.NO_REASON, MergeRefusal.REASON_TOO_LONG, MergeRefusal.PERSON_NUMBER})


@answers.get(f"{STAFF}/<public_id>/sla-sammen")
@permission_needed(Permission.ANSWER_IDEAS)
def choose_other(municipality: str, process: str, public_id: str) -> ResponseReturnValue:
    """Which other idea is the same? Those that are most alike stand on top; there is a search for the rest."""
    place, round_of = open_process(municipality, process)
    idea = or_404(find_idea(round_of.id, public_id))
    at = place_in_address(place, round_of)
    if idea.state != IdeaState.PUBLISHED:
        flash(explain(MergeRefusal.NOT_PUBLIC), "error")
        return redirect(url_for(".show_list", **at), 303)
    searched = storable(request.args.get("q", ""))[:LONGEST_SEARCH].strip()
    return render_template(
        "answers/choose_other.html",
        crumbs=crumbs_below(place, round_of),
        idea=idea,
        searched=searched,
        search_url=url_for(".choose_other", public_id=public_id, **at),
        offered=[
            (title, language, url_for(".merge_two", public_id=public_id, other=other, **at))
            for other, title, language in _offer(round_of, idea, searched)
        ],
    )


@answers.route(f"{STAFF}/<public_id>/sla-sammen/<other>", methods=["GET", "POST"])
@permission_needed(Permission.ANSWER_IDEAS)
def merge_two(municipality: str, process: str, public_id: str, other: str) -> ResponseReturnValue:
    place, round_of = open_process(municipality, process)
    both = [or_404(find_idea(round_of.id, one)) for one in (public_id, other)]
    two = [or_404(idea if is_public(IdeaState(idea.state)) else None) for idea in both]
    sides = [show_side(place, round_of, idea) for idea in two]
    if request.method == "GET":
        return _merge_page(place, round_of, sides, _merge_form(two, take_saved_form(request.path)))
    form = _merge_form(two)
    staying = next((idea for idea in two if idea.public_id == form.staying.data), None)
    if not form.validate() or staying is None:
        form.staying.errors = [] if staying else [_("Choose which of them lives on.")]
        return _merge_page(place, round_of, sides, form), 422
    going = two[0] if staying is two[1] else two[1]
    outcome = actions.merge_ideas(Pair(going.id, staying.id), form.reason(), get_current_account().id)
    if isinstance(outcome, MergeRefusal):
        _refuse(form, outcome)
        return _merge_page(place, round_of, sides, form), 422 if outcome in ON_FIELDS else 409
    flash(_("The two proposals are one now, and those whom it concerns are told. You can undo it."), "success")
    at = place_in_address(place, round_of)
    return redirect(url_for(".show_merges", public_id=staying.public_id, **at), 303)


@answers.get(f"{STAFF}/sammenslaing")
@permission_needed(Permission.ANSWER_IDEAS)
def show_merge_log(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = open_process(municipality, process)
    return render_template(
        "answers/merge_log.html",
        crumbs=crumbs_below(place, round_of),
        title=title_of(round_of),
        lines=[show_line(place, round_of, line) for line in list_merges_in(round_of.id, LOG_LINES)],
    )


@answers.route(f"{STAFF}/sammenslaing/<int(max={HIGHEST_ID}):merge>/angre", methods=["GET", "POST"])
@permission_needed(Permission.ANSWER_IDEAS)
def undo_merge(municipality: str, process: str, merge: int) -> ResponseReturnValue:
    place, round_of = open_process(municipality, process)
    line = or_404(find_merge(round_of.id, merge))
    at = place_in_address(place, round_of)
    if request.method == "GET":
        if line.is_undone or line.undoes_id is not None:
            flash(explain(MergeRefusal.UNDONE_ALREADY), "info")
            return redirect(url_for(".show_merge_log", **at), 303)
        kept = take_saved_form(request.path)
        form = ReasonForm.kept(kept) if kept else ReasonForm()
    else:
        form = ReasonForm()
        form.validate()
        outcome = actions.undo_merge(line.id, form.reason(), get_current_account().id)
        if not isinstance(outcome, MergeRefusal):
            flash(_("The merge is undone, and those whom it concerns are told."), "success")
            return redirect(url_for("pages.show_idea", public_id=line.going.public_id, **at), 303)
        _refuse(form, outcome)
    page = render_template(
        "answers/undo_merge.html",
        crumbs=crumbs_below(place, round_of),
        line=show_line(place, round_of, line),
        form=form,
    )
    is_stale = request.method == "POST" and not form.reason_nb.errors
    return page, 409 if is_stale else 422 if form.errors else 200


def _offer(process: Process, idea: Idea, searched: str) -> list[tuple[str, str, str]]:
    """Ideas to choose among: public id, title, language. Without a search the rest comes after those that are alike."""
    alike = () if searched else similar_ideas(process.id, idea.title, MOST_OFFERED, but_not=idea.id)
    offered = {one.public_id: (one.title, one.language) for one in alike}
    wanted = Wanted(text=searched, order=Order.SUPPORT)
    found = list_ideas(process.id, wanted, Idea.id != idea.id, reader_id=None, offset=0, limit=MOST_OFFERED)
    for one in found:
        offered.setdefault(one.public_id, (one.title, one.language))
    return [(public_id, *said) for public_id, said in list(offered.items())[:MOST_OFFERED]]


def _merge_form(two: list[Idea], kept: dict[str, list[str]] | None = None) -> MergeForm:
    oldest_of_largest = min(two, key=lambda idea: (-idea.supports, idea.sent_at or idea.begun_at))
    choices = [(idea.public_id, idea.title) for idea in two]
    form = MergeForm.of(choices, oldest_of_largest.public_id)
    if kept:
        for name in ("staying", "reason_nb", "reason_nn"):
            form[name].data = "".join(kept.get(name, ())) or form[name].data
    return form


def _refuse(form: ReasonForm, refusal: MergeRefusal) -> None:
    if refusal in ON_FIELDS:
        form.reason_nb.errors = [explain(refusal)]
    else:
        form.form_errors.append(explain(refusal))


def _merge_page(place: Municipality, process: Process, sides: list[Side], form: MergeForm) -> str:
    return render_template(
        "answers/merge_two.html",
        crumbs=crumbs_below(place, process),
        sides=sides,
        form=form,
    )
