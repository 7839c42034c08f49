"""The page where staff choose who keeps the name in each pair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from citizen.accounts.access import permission_needed, take_saved_form
from citizen.domain.permissions import Permission
from citizen.domain.roads import Choice, RoundRefusal, Treatment
from citizen.municipalities.access import open_municipality
from citizen.municipalities.models import Municipality
from citizen.municipalities.queries import list_districts
from citizen.roads import actions, queries
from citizen.roads.actions import MOST_PAIRS, ChoiceEdit
from citizen.roads.actions.choices import LONGEST_NOTE
from citizen.roads.queries import CollisionFilter, CollisionPage, CollisionRow
from citizen.roads.queries.collisions import RoundState
from citizen.roads.views.blueprint import roads
from citizen.roads.views.collision_filter import filters_of, read_filter, state_of, usual_rounds
from citizen.roads.views.pair_rows import list_of, pair_row, seen_of
from citizen.roads.views.pair_words import name_of, problems_of, say_stored
from citizen.web.forms import storable
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext, show_number
from citizen.web.messages import explain
from citizen.web.paging import Paging, page_links

Fields = MultiDict[str, str]


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the form beyond what is stored: edits, what was wrong with them, and ticks."""

    edits: Mapping[int, ChoiceEdit] = field(default_factory=dict)
    problems: Mapping[int, str] = field(default_factory=dict)
    picked: frozenset[int] = frozenset()
    message: str = ""


@roads.get("/<any(nb,nn):lang>/stab/<municipality>/kollisjoner")
@permission_needed(Permission.SET_UP_ROUNDS)
def show_collisions(municipality: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    kept: Fields = MultiDict((name, text) for name, texts in take_saved_form(request.path).items() for text in texts)
    return _page(place, Draft(_touched_edits(kept), picked=frozenset(_ids(kept, "pick"))))


@roads.post("/<any(nb,nn):lang>/stab/<municipality>/kollisjoner")
@permission_needed(Permission.SET_UP_ROUNDS)
def choose(municipality: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    edits = _touched_edits(request.form)
    too_long = [pair_id for pair_id, edit in edits.items() if len(edit.note) > LONGEST_NOTE]
    outcome = actions.save_choices(place.id, [edit for edit in edits.values() if edit.pair_id not in too_long])
    problems = problems_of(place, outcome, edits, too_long)
    picked = frozenset(_ids(request.form, "pick"))
    if problems:
        left = {pair_id: edits[pair_id] for pair_id in problems}
        message = say_stored(place, outcome.stored) if outcome.stored else ""
        return _page(place, Draft(left, problems, picked, message)), 409 if outcome.conflicts else 422
    return _answer(place, outcome.stored, picked)


@roads.post("/<any(nb,nn):lang>/stab/<municipality>/kollisjoner/finn")
@permission_needed(Permission.SET_UP_ROUNDS)
def compare_registers(municipality: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    report = actions.find_collisions(place.id)
    flash(
        _(
            "The registers are compared: %(new)s new pairs, %(gone)s gone, %(kept)s kept because of your choices.",
            new=show_number(report.new),
            gone=show_number(report.gone),
            kept=show_number(report.kept_for_choice),
        ),
        "success",
    )
    return redirect(url_for("roads.show_collisions", municipality=municipality), 303)


def _answer(place: Municipality, stored: Sequence[int], picked: frozenset[int]) -> ResponseReturnValue:
    """After everything was stored: the round that was asked for, or the list again."""
    match request.form.get("do"):
        case "round" if not picked:
            refusal = explain(RoundRefusal.NO_ROADS)
            return _page(place, Draft(message=refusal)), 422
        case "round":
            chosen: Sequence[int] = sorted(picked)
        case "round-all":
            chosen = queries.list_matching_pair_ids(place.id, _wanted(place)[0], MOST_PAIRS + 1)
        case _:
            return _back_to_list(place, stored)
    if len(chosen) > MOST_PAIRS:
        return _page(place, Draft(picked=picked, message=explain(RoundRefusal.TOO_MANY_PAIRS))), 422
    pairs = "-".join(str(pair_id) for pair_id in chosen)
    return redirect(url_for("roads.set_up_round", municipality=place.slug, pairs=pairs), 303)


def _back_to_list(place: Municipality, stored: Sequence[int]) -> ResponseReturnValue:
    """The list where it was left: at the first pair that was stored, if the list still shows it."""
    wanted, usual = _wanted(place)
    listed = [row.collision.id for row in queries.list_collisions(place.id, wanted).rows] if stored else []
    first = next((pair_id for pair_id in listed if pair_id in stored), None)
    flash(say_stored(place, stored) if stored else _("Nothing was changed."), "success" if stored else "info")
    anchor = f"par-{first}" if first else "pairs" if stored else None
    state = state_of(wanted, usual)
    return redirect(url_for("roads.show_collisions", municipality=place.slug, **state, _anchor=anchor), 303)


def _wanted(place: Municipality) -> tuple[CollisionFilter, RoundState]:
    """The filter in the address, and which rounds are shown where the address does not say."""
    usual = usual_rounds(queries.count_without_round(place.id))
    return read_filter(request.args, usual), usual


def _touched_edits(fields: Fields) -> dict[int, ChoiceEdit]:
    """The rows that say something else than they did when the page was made, by pair."""
    edits = [_read_edit(fields, pair_id) for pair_id in _ids(fields, "pair")]
    return {edit.pair_id: edit for edit in edits if fields.get(f"seen-{edit.pair_id}") != seen_of(edit)}


def _ids(fields: Fields, name: str) -> list[int]:
    values = fields.getlist(name)
    return [int(value) for value in values if value.isascii() and value.isdigit() and len(value) < 10]


def _read_edit(fields: Fields, pair_id: int) -> ChoiceEdit:
    """What the form says of a pair; what no page of ours could have sent counts as not chosen."""

    def read(name: str) -> str:
        return fields.get(f"{name}-{pair_id}", "").strip()

    version, choice, treatment = read("version"), read("choice"), read("treatment")
    return ChoiceEdit(
        pair_id=pair_id,
        version=int(version) if version.isascii() and version.isdigit() and len(version) < 10 else 0,
        choice=Choice(choice) if choice in set(Choice) else None,
        treatment=Treatment(treatment) if treatment in set(Treatment) else Treatment.RENAME,
        neighbour=storable(read("neighbour")[:200]),
        note=storable(fields.get(f"note-{pair_id}", "")).replace("\r\n", "\n").strip(),
    )


def _page(place: Municipality, draft: Draft) -> str:
    wanted, usual = _wanted(place)
    listed = queries.list_collisions(place.id, wanted)
    rows = _with_problems(place, listed, draft)
    state = state_of(wanted, usual)
    paging = Paging(listed.page, listed.per_page, listed.total)
    districts = list_districts(place.id)

    def address(page: int) -> str:
        return url_for("roads.show_collisions", municipality=place.slug, **{**state, "page": page})

    return render_template(
        "roads/collisions.html",
        crumbs=[(_("Staff pages"), url_for("roads.show_staff_desk", municipality=place.slug))],
        filters=filters_of(wanted, [(district.id, district.name) for district in districts]),
        query=wanted.search,
        clear_url=url_for("roads.show_collisions", municipality=place.slug) if state else None,
        file_url=_file_url(place, wanted, state),
        rows=[
            pair_row(place, row, draft.edits.get(row.collision.id), draft.problems.get(row.collision.id, ""))
            for row in rows
        ],
        picked=draft.picked,
        message=draft.message,
        further=[
            (f"par-{row.collision.id}", f"{name_of(row.collision)}: {draft.problems[row.collision.id]}")
            for row in rows
            if row.collision.id in draft.problems
        ],
        has_errors=bool(draft.problems),
        summary=_summary(paging),
        left=_what_is_left(listed),
        road_lists=_road_lists(rows),
        pages=page_links(paging, address),
        previous_url=address(paging.number - 1) if paging.number > 1 else None,
        next_url=address(paging.number + 1) if paging.number < paging.pages else None,
        all_label=ngettext(
            "Set up a round of the one pair that matches", "Set up a round of all %(num)s that match", listed.total
        ),
        choose_url=url_for("roads.choose", municipality=place.slug, **{**state, "page": listed.page}),
        compare_url=url_for("roads.compare_registers", municipality=place.slug),
        upload_url=url_for("roads.upload_register", municipality=place.slug),
        limit=LONGEST_NOTE,
    )


def _what_is_left(listed: CollisionPage) -> str:
    if listed.undecided:
        return ngettext(
            "%(num)s pair waits for you to choose who keeps the name.",
            "%(num)s pairs wait for you to choose who keeps the name.",
            listed.undecided,
        )
    chosen = show_number(listed.chosen)
    if listed.unadvised:
        return _("No pair in this list waits; you have chosen yourself in %(num)s of them.", num=chosen)
    return _("Every pair in this list has advice; you have chosen yourself in %(num)s of them.", num=chosen)


def _road_lists(rows: Sequence[CollisionRow]) -> dict[str, list[str]]:
    """The roads of each district whose pairs can be changed here, one list for all its rows, by the list's id."""
    pairs = [row.collision for row in rows if not row.process]
    districts = {road.district_id for pair in pairs for road in (pair.road_a, pair.road_b)}
    names = queries.list_road_names(districts) if districts else {}
    return {list_of(district_id): list(dict.fromkeys(listed)) for district_id, listed in names.items()}


def _with_problems(place: Municipality, listed: CollisionPage, draft: Draft) -> list[CollisionRow]:
    """The page's rows, with those that need another look on top when the filter would hide them."""
    shown = {row.collision.id for row in listed.rows}
    hidden = [pair_id for pair_id in draft.problems if pair_id not in shown]
    return [*(queries.find_collision_rows(place.id, hidden) if hidden else ()), *listed.rows]


def _summary(paging: Paging) -> str:
    return _(
        "Shows %(first)s–%(last)s of %(total)s pairs",
        first=show_number(paging.first),
        last=show_number(paging.last),
        total=show_number(paging.total),
    )


def _file_url(place: Municipality, wanted: CollisionFilter, state: Mapping[str, Any]) -> str:
    """The page of the file with the same pairs."""
    narrowed = {**state, "level": state.get("level", "usual"), "round": wanted.in_round, "page": None, "sort": None}
    return url_for("exports.show_file", municipality=place.slug, process="-", dataset="collisions", **narrowed)
