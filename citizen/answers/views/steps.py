"""The page where staff promise days for the steps and mark what is done: for a round, for one idea, or for several."""

from __future__ import annotations

from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import permission_needed, take_saved_form
from citizen.answers import actions, queries
from citizen.answers.forms import StepsForm
from citizen.answers.queries import WaitingIdea
from citizen.answers.views.blueprint import STAFF, answers, crumbs_below, place_in_address, title_of
from citizen.domain.permissions import Permission
from citizen.ideas.views.cards import isolated
from citizen.municipalities.models import Municipality
from citizen.processes.access import open_process
from citizen.processes.models import Process
from citizen.web.clock import today
from citizen.web.forms import storable
from citizen.web.found import or_404
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext

MOST_CHOSEN = 100


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the page is about."""

    place: Municipality
    process: Process
    ideas: list[WaitingIdea]


@answers.route(f"{STAFF}/trinn", methods=["GET", "POST"])
@permission_needed(Permission.ANSWER_IDEAS)
def plan_steps(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = open_process(municipality, process)
    if request.method == "GET":
        kept = take_saved_form(request.path)
        said = "".join(kept.get("chosen", ())).split(",") if kept else request.args.getlist("ide")
        asked = _asked(place, round_of, said)
        return _page(asked, StepsForm.kept(kept) if kept else _form_of(asked))
    asked = _asked(place, round_of, request.form.get("chosen", "").split(","))
    form = StepsForm()
    if not form.judge(today()):
        return _page(asked, form), 422
    if len(asked.ideas) > 1 and not form.changes():
        form.form_errors.append(_("Fill in at least one day, or mark a step as not needed."))
        return _page(asked, form), 422
    _save(asked, form)
    return redirect(url_for(".show_list", **place_in_address(place, round_of)), 303)


def _asked(place: Municipality, process: Process, public_ids: list[str]) -> _Asked:
    wanted = [storable(one) for one in dict.fromkeys(public_ids) if one][:MOST_CHOSEN]
    found = queries.list_chosen(process.id, wanted)
    or_404(None if wanted and not found else process)
    return _Asked(place, process, found)


def _form_of(asked: _Asked) -> StepsForm:
    plan = queries.plan_of(asked.process)
    if not asked.ideas:
        return StepsForm.of(plan)
    if len(asked.ideas) > 1:
        return StepsForm.of(())
    own = queries.own_steps_of([asked.ideas[0].id]).get(asked.ideas[0].id, ())
    steps = {one.step: one for one in plan} | {one.step: one for one in own}
    return StepsForm.of(list(steps.values()))


def _save(asked: _Asked, form: StepsForm) -> None:
    if not asked.ideas:
        actions.save_plan(asked.process.id, form.steps())
        flash(_("The plan of the round is stored, and everyone can see it."), "success")
        return
    if len(asked.ideas) == 1:
        actions.save_steps(asked.ideas[0].id, form.steps())
        flash(_("The steps of “%(title)s” are stored.", title=isolated(asked.ideas[0].title)), "success")
        return
    changed = actions.change_steps([idea.id for idea in asked.ideas], form.changes())
    flash(ngettext("%(num)s proposal is changed.", "%(num)s proposals are changed.", changed), "success")


def _page(asked: _Asked, form: StepsForm) -> str:
    form.chosen.data = ",".join(idea.public_id for idea in asked.ideas)
    return render_template(
        "answers/plan_steps.html",
        crumbs=crumbs_below(asked.place, asked.process),
        title=title_of(asked.process),
        ideas=asked.ideas,
        form=form,
        rows=list(form.rows()),
        is_plan=not asked.ideas,
        is_many=len(asked.ideas) > 1,
    )
