"""The page where staff choose who keeps the name in each pair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

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
from citizen.roads.queries import CollisionPage, CollisionRow
from citizen.roads.views.blueprint import roads
from citizen.roads.views.collision_filter import filters_of, read_filter, state_of
from citizen.roads.views.pair_rows import pair_row, seen_of, words_of
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
    problems = _problems(place, outcome, too_long)
    picked = frozenset(_ids(request.form, "pick"))
    if problems:
        left = {pair_id: edits[pair_id] for pair_id in problems}
        message = _count_saved(outcome.saved) if outcome.saved else ""
        return _page(place, Draft(left, problems, picked, message)), 409 if outcome.conflicts else 422
    return _answer(place, outcome.saved, picked)


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


def _answer(place: Municipality, saved: int, picked: frozenset[int]) -> ResponseReturnValue:
    """After everything was stored: the round that was asked for, or the list again."""
    state = state_of(read_filter(request.args))
    match request.form.get("do"):
        case "round" if not picked:
            refusal = explain(RoundRefusal.NO_ROADS)
            return _page(place, Draft(message=refusal)), 422
        case "round":
            chosen: Sequence[int] = sorted(picked)
        case "round-all":
            chosen = queries.list_matching_pair_ids(place.id, read_filter(request.args), MOST_PAIRS + 1)
        case _:
            flash(_count_saved(saved) if saved else _("Nothing was changed."), "success" if saved else "info")
            return redirect(url_for("roads.show_collisions", municipality=place.slug, **state), 303)
    if len(chosen) > MOST_PAIRS:
        return _page(place, Draft(picked=picked, message=explain(RoundRefusal.TOO_MANY_PAIRS))), 422
    pairs = "-".join(str(pair_id) for pair_id in chosen)
    return redirect(url_for("roads.set_up_round", municipality=place.slug, pairs=pairs), 303)


def _count_saved(saved: int) -> str:
    return ngettext("%(num)s choice is stored.", "%(num)s choices are stored.", saved)


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


def _problems(place: Municipality, outcome: actions.SavedChoices, too_long: Sequence[int]) -> dict[int, str]:
    problems = {pair_id: explain(RoundRefusal.NEIGHBOUR_UNKNOWN) for pair_id in outcome.unknown_neighbours}
    for pair_id in too_long:
        problems[pair_id] = _("The note is too long. Shorten it to %(limit)s characters.", limit=LONGEST_NOTE)
    if outcome.conflicts:
        stored = {row.collision.id: row.collision for row in queries.find_collision_rows(place.id, outcome.conflicts)}
        for pair_id in outcome.conflicts:
            theirs = words_of(stored[pair_id]) if pair_id in stored else _("the pair is no longer there")
            problems[pair_id] = _(
                "A colleague changed this pair while you worked. It says now: %(theirs)s. What you wrote stands in the"
                " row; store it again if it shall hold.",
                theirs=theirs,
            )
    return problems


def _page(place: Municipality, draft: Draft) -> str:
    wanted = read_filter(request.args)
    listed = queries.list_collisions(place.id, wanted)
    rows = _with_problems(place, listed, draft)
    state = state_of(wanted)
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
        rows=[
            pair_row(place, row, draft.edits.get(row.collision.id), draft.problems.get(row.collision.id, ""))
            for row in rows
        ],
        picked=draft.picked,
        message=draft.message,
        further=[
            (f"pair-{row.collision.id}", f"{row.collision.road_a.name}: {draft.problems[row.collision.id]}")
            for row in rows
            if row.collision.id in draft.problems
        ],
        has_errors=bool(draft.problems),
        summary=_summary(paging),
        left=ngettext(
            "%(num)s pair waits for you to choose who keeps the name.",
            "%(num)s pairs wait for you to choose who keeps the name.",
            listed.undecided,
        )
        if listed.undecided
        else _("Every pair in this list has a keeper."),
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
