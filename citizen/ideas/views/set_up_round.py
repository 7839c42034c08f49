"""Pages where staff announce an idea round, and change it until it opens."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import permission_needed, take_saved_form
from citizen.domain.ideas.rounds import DEFAULT_THEMES, default_idea_texts
from citizen.domain.permissions import Permission
from citizen.domain.roads import RoundRefusal
from citizen.ideas.actions.rounds import IdeaRoundWish, announce_idea_round
from citizen.ideas.actions.rounds import change_idea_round as store_changes
from citizen.ideas.forms.idea_round import IdeaRoundForm
from citizen.ideas.views.blueprint import ideas
from citizen.ideas.views.round_form_page import (
    form_of_round,
    render_round_form,
    stored_otherwise,
)
from citizen.municipalities.access import open_municipality
from citizen.municipalities.models import Municipality
from citizen.municipalities.queries import list_districts
from citizen.processes.access import open_process
from citizen.processes.models import IDEAS, Process
from citizen.processes.queries import list_processes, list_slugs
from citizen.web.clock import today
from citizen.web.locale import gettext as _
from citizen.web.wall_clock import show_full_moment

OPENS_IN, OPEN_FOR, ANSWER_IN = timedelta(days=7), timedelta(days=42), timedelta(days=60)
OPENS_AT, CLOSES_AT = time(9, 0), time(23, 59)


@ideas.route("/<any(nb,nn):lang>/stab/<municipality>/iderunde/ny", methods=["GET", "POST"])
@permission_needed(Permission.SET_UP_ROUNDS)
def set_up_round(municipality: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    if request.method == "GET":
        kept = take_saved_form(request.path)
        return render_round_form(place, IdeaRoundForm.kept(kept) if kept else _prefilled(place))
    form = IdeaRoundForm()
    if not form.judge(list_slugs(place.id)):
        return render_round_form(place, form), 422
    if request.form.get("do") == "preview":
        return render_round_form(place, form, preview=True)
    outcome = announce_idea_round(place.id, form.slug.data.strip(), _wish(form))
    if not isinstance(outcome, Process):
        form.put_on_fields(outcome)
        return render_round_form(place, form), 422
    flash(_announced(form), "success")
    return redirect(url_for("electorates.show_electorate", municipality=place.slug, process=outcome.slug), 303)


@ideas.route("/<any(nb,nn):lang>/stab/<municipality>/<process>/iderunde", methods=["GET", "POST"])
@permission_needed(Permission.SET_UP_ROUNDS)
def change_round(municipality: str, process: str) -> ResponseReturnValue:
    place, announced = open_process(municipality, process)
    if announced.kind != IDEAS:
        return redirect(url_for("roads.change_round", municipality=municipality, process=process), 303)
    if request.method == "GET":
        kept = take_saved_form(request.path)
        return render_round_form(place, IdeaRoundForm.kept(kept) if kept else form_of_round(announced), announced)
    form = IdeaRoundForm()
    if not form.judge():
        return render_round_form(place, form, announced), 422
    if request.form.get("do") == "preview":
        return render_round_form(place, form, announced, preview=True)
    refusals = store_changes(announced, form.seen_version(), _wish(form))
    if refusals:
        return _refused(place, announced, form, refusals)
    flash(_("The idea round is changed."), "success")
    return redirect(url_for("roads.show_staff_desk", municipality=place.slug), 303)


def _wish(form: IdeaRoundForm) -> IdeaRoundWish:
    return IdeaRoundWish(form.texts(), form.schedule(), tuple(form.themes()), form.list_places())


def _refused(
    place: Municipality, process: Process, form: IdeaRoundForm, refusals: tuple[RoundRefusal, ...]
) -> ResponseReturnValue:
    form.put_on_fields(refusals)
    if RoundRefusal.CHANGED_MEANWHILE not in refusals:
        return render_round_form(place, form, process, refusals=refusals), 422
    theirs = stored_otherwise(process, form)
    form.version.data = str(process.version)
    return render_round_form(place, form, process, refusals=refusals, theirs=theirs), 409


def _announced(form: IdeaRoundForm) -> str:
    schedule = form.schedule()
    return _(
        "The idea round is announced. It opens %(opens)s and closes %(closes)s. Now say who can take part.",
        opens=show_full_moment(schedule.proposals_open_at),
        closes=show_full_moment(schedule.proposals_close_at),
    )


def _prefilled(place: Municipality) -> IdeaRoundForm:
    """A form that staff can begin with: sensible dates, the former municipalities, and in the first round the three
    themes of the ministry's programme; the next ones are about a park or a coat of arms.
    """
    opens = datetime.combine(today() + OPENS_IN, OPENS_AT)
    closes = datetime.combine(opens.date() + OPEN_FOR, CLOSES_AT)
    answers = datetime.combine(closes.date() + ANSWER_IN, CLOSES_AT)
    fields: dict[str, Any] = {
        **default_idea_texts(place.name),
        "proposals_open_at": opens,
        "proposals_close_at": closes,
        "voting_close_at": answers,
        "places": "\n".join(district.name for district in list_districts(place.id)),
    }
    is_first = all(process.kind != IDEAS for process in list_processes(place.id))
    for number, theme in enumerate(DEFAULT_THEMES if is_first else (), 1):
        fields |= {f"theme_{number}_nb": theme.name_nb, f"theme_{number}_nn": theme.name_nn}
    return IdeaRoundForm(**fields)
