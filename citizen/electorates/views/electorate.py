"""The page where staff choose who may vote in a process, until the voting opens."""

from __future__ import annotations

from dataclasses import replace

from flask import flash, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import permission_needed
from citizen.domain.electorates import Circle, Electorate, ElectorateRefusal, Source
from citizen.domain.permissions import Permission
from citizen.electorates import access, actions, queries
from citizen.electorates.forms import ElectorateForm
from citizen.electorates.views.blueprint import electorates
from citizen.electorates.views.road_lines import find_roads, lines_of_roads
from citizen.electorates.views.roll_words import rows_of_roll, warnings_of_roll
from citizen.electorates.views.so_far import answers_so_far
from citizen.municipalities.models import Municipality
from citizen.municipalities.queries import list_districts
from citizen.processes.access import open_process
from citizen.processes.models import Process
from citizen.processes.queries import find_process_and_place
from citizen.web.clock import OSLO, now
from citizen.web.locale import both, show_moment, show_number
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

FIELD_OF_REFUSAL = {
    ElectorateRefusal.NO_DISTRICTS: "district_ids",
    ElectorateRefusal.UNKNOWN_DISTRICT: "district_ids",
    ElectorateRefusal.NO_ROADS: "roads",
    ElectorateRefusal.UNKNOWN_ROAD: "roads",
    ElectorateRefusal.TOO_MANY_ROADS: "roads",
    ElectorateRefusal.NEEDS_ROLL: "source",
    ElectorateRefusal.NO_ROLL_OF_EVERYONE: "source",
    ElectorateRefusal.DAY_WITHOUT_AGE: "min_age",
    ElectorateRefusal.AGE_WITHOUT_DAY: "age_on",
    ElectorateRefusal.DAY_FAR_AWAY: "age_on",
}
"""Where a refusal stands on the form; the others concern all of it."""


@electorates.get("/<any(nb,nn):lang>/stab/<municipality>/<process>/hvem")
@permission_needed(Permission.SET_UP_ROUNDS)
def show_electorate(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = open_process(municipality, process)
    form = _form_of(round_of)
    if copied := _copied(place, round_of):
        form = _form_of(round_of, copied)
        flash(_("This is as in the round that you copied. Look at it, and store it."), "info")
    return _page(place, round_of, form)


def _copied(place: Municipality, round_of: Process) -> Electorate | None:
    """Who may take part in the round that this new one is a copy of; said once. A day of age is chosen anew."""
    if round_of.version != 1 or now() - round_of.created_at > access.COPIED_FOR:
        return None
    found = find_process_and_place(place.slug, session.pop(access.COPIED_FROM, ""))
    if found is None or found[1].kind != round_of.kind or found[1].electorate == round_of.electorate:
        return None
    electorate = found[1].as_electorate()
    age_on = round_of.voting_close_at.astimezone(OSLO).date() if electorate.age_on else None
    return replace(electorate, age_on=age_on)


@electorates.post("/<any(nb,nn):lang>/stab/<municipality>/<process>/hvem")
@permission_needed(Permission.SET_UP_ROUNDS)
def save_electorate(municipality: str, process: str) -> ResponseReturnValue:
    """Keep who may vote; everything that speaks against it is said at once, at its field."""
    place, round_of = open_process(municipality, process)
    form = _form_of(round_of)
    if not form.validate_on_submit():
        return _page(place, round_of, form), 422
    road_ids, faults = find_roads(place, form.list_roads())
    if faults:
        form.roads.errors = faults
        return _page(place, round_of, form), 422
    refusals = actions.save_electorate(round_of.id, form.seen_version, form.electorate(road_ids))
    if refusals:
        return _refused(municipality, process, form, refusals)
    _place, round_of = open_process(municipality, process)
    who = access.say_who(round_of)
    stored = _("It is stored who may vote. %(who)s", who=who)
    flash(stored if round_of.is_vote else _("It is stored who may take part. %(who)s", who=who), "success")
    onward = "electorates.upload_roll" if access.lacks_roll(round_of) else "electorates.show_electorate"
    return redirect(url_for(onward, municipality=municipality, process=process), 303)


def _refused(
    municipality: str, process: str, form: ElectorateForm, refusals: tuple[ElectorateRefusal, ...]
) -> ResponseReturnValue:
    place, round_of = open_process(municipality, process)
    form.version.data = str(round_of.version)
    for refusal in refusals:
        if field := FIELD_OF_REFUSAL.get(refusal):
            form[field].errors = [*form[field].errors, explain(refusal)]
        else:
            form.form_errors.append(explain(refusal))
    status = 409 if ElectorateRefusal.CHANGED_MEANWHILE in refusals else 422
    return _page(place, round_of, form), status


def _form_of(round_of: Process, other: Electorate | None = None) -> ElectorateForm:
    electorate = other or round_of.as_electorate()
    districts = {district.id: district.name for district in list_districts(round_of.municipality_id)}
    roads = lines_of_roads(queries.list_roads(electorate.road_ids))
    return ElectorateForm.of(electorate, round_of.version, districts, roads)


def _page(place: Municipality, round_of: Process, form: ElectorateForm) -> str:
    roll = queries.find_roll(round_of.id)
    figures = queries.figures_of(roll) if roll else None
    electors = queries.count_electors(round_of)
    if not round_of.is_vote:
        form.circle.label.text = _("Who may take part?")
    return render_template(
        "electorates/electorate.html",
        form=form,
        so_far=answers_so_far(place, round_of),
        page_url=url_for("pages.show_process", municipality=place.slug, process=round_of.slug),
        crumbs=[(_("Staff pages"), url_for("roads.show_staff_desk", municipality=place.slug))],
        title=both(round_of.title_nb, round_of.title_nn),
        is_open=now() >= round_of.electorate_holds_from,
        is_vote=round_of.is_vote,
        opens=show_moment(round_of.electorate_holds_from),
        who=access.say_who(round_of),
        source=access.say_source(round_of),
        electors=show_number(electors) if electors is not None else "",
        circle_hints=_circle_hints(),
        source_hints=_source_hints() if round_of.is_vote else _source_hints_without_vote(),
        by_roll=round_of.as_electorate().source is Source.ROLL,
        roll_rows=rows_of_roll(figures) if figures else [],
        roll_warnings=warnings_of_roll(figures, round_of.as_electorate()) if figures else [],
        upload_url=url_for("electorates.upload_roll", municipality=place.slug, process=round_of.slug),
    )


def _circle_hints() -> dict[str, str]:
    return {
        Circle.EVERYONE: _("Anyone with an electronic ID, wherever they live. Nothing is asked about where."),
        Circle.MUNICIPALITY: _("All former municipalities."),
        Circle.DISTRICTS: _("For a question that concerns only a part of the municipality."),
        Circle.ROADS: _(
            "For a question that concerns only those who live there. Where few vote, numbers for groups are not shown."
        ),
        Circle.EMPLOYEES: _("For rounds among the staff, wherever they live."),
        Circle.INVITED: _("For a youth council, a panel, or the members of an association."),
    }


def _source_hints() -> dict[str, str]:
    return {
        Source.DECLARATION: _(
            "Each says on My page where they live, and ticks that they are old enough. Nobody checks it. That is right"
            " for advice, and wrong where much is at stake. Each person still votes only once."
        ),
        Source.LOGIN: _(
            "ID-porten says neither where people live nor when they were born, so with ID-porten nobody could vote."
            " Choose this only where the login service gives both."
        ),
        Source.ROLL: _(
            "You make the list on your own machine, from the population register or the payroll. Birth numbers stay"
            " there, and only keyed hashes come here. The list is deleted 14 days after the voting, and at once if you"
            " choose another way."
        ),
    }


def _source_hints_without_vote() -> dict[str, str]:
    return {
        Source.DECLARATION: _(
            "Each says on My page where they live, and ticks that they are old enough. Nobody checks it. That is right"
            " for advice, and wrong where much is at stake."
        ),
        Source.LOGIN: _(
            "ID-porten says neither where people live nor when they were born, so with ID-porten nobody could take"
            " part. Choose this only where the login service gives both."
        ),
        Source.ROLL: _(
            "You make the list on your own machine, from the population register or the payroll. Birth numbers stay"
            " there, and only keyed hashes come here. The list is deleted 14 days after the day of the answer, and at"
            " once if you choose another way."
        ),
    }
