"""A pair of names as a row of the page: finished words for what is stored and what can be chosen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from flask import url_for

from citizen.domain.naming.likeness import Likeness
from citizen.domain.roads import Choice, Treatment
from citizen.municipalities.models import Municipality
from citizen.roads.actions import ChoiceEdit, roads_that_change
from citizen.roads.models import Collision, Road
from citizen.roads.queries import CollisionRow
from citizen.web.locale import both, ngettext
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

COLOURS = {Likeness.IDENTICAL: "danger", Likeness.SOUND_ALIKE: "warning", Likeness.SAME_STEM: "neutral"}


@dataclass(frozen=True, slots=True)
class RoadFacts:
    """One of the two roads."""

    name: str
    district: str
    addresses: str
    is_gone: bool


@dataclass(frozen=True, slots=True)
class PairRow:
    """What the template shows and asks about a pair."""

    id: int
    version: int
    seen: str
    level: str
    color: str
    roads: tuple[RoadFacts, RoadFacts]
    advice: str
    arithmetic: str
    choices: Sequence[tuple[str, str, bool, str]]
    """Value, words, whether it is chosen, and the list of roads that a neighbour is found in then."""
    treatments: Sequence[tuple[str, str, bool]]
    neighbour: str
    offered: str
    """The list of roads for the choice that is shown."""
    held: Mapping[str, str]
    """What stands fast while a round asks about the pair, by field; empty as long as it can be changed."""
    held_words: str
    note: str
    problem: str
    round_url: str | None
    round_title: str
    needs_choice: bool


def pair_row(place: Municipality, row: CollisionRow, edit: ChoiceEdit | None, problem: str) -> PairRow:
    """The row; what somebody typed and could not store stands in the controls instead of what is stored."""
    pair = row.collision
    stored = _stored_edit(pair)
    shown = replace(stored, note=edit.note) if edit and row.process else edit or stored
    choices = [(value, words, value == (shown.choice or ""), _offered(pair, value)) for value, words in _choices(pair)]
    return PairRow(
        id=pair.id,
        version=pair.version,
        seen=seen_of(stored),
        level=explain(Likeness(pair.level)),
        color=COLOURS[Likeness(pair.level)],
        roads=(_facts(pair.road_a), _facts(pair.road_b)),
        advice=_advice(pair),
        arithmetic=both(pair.reason_nb, pair.reason_nn),
        choices=choices,
        treatments=[(value.value, _treatments()[value], value is shown.treatment) for value in Treatment],
        neighbour=shown.neighbour,
        offered=next(offered for _value, _words, chosen, offered in choices if chosen),
        held=_held(stored) if row.process else {},
        held_words=_held_words(pair),
        note=shown.note,
        problem=problem,
        round_url=url_for("pages.show_process", municipality=place.slug, process=row.process.slug)
        if row.process
        else None,
        round_title=both(row.process.title_nb, row.process.title_nn) if row.process else "",
        needs_choice=_needs_choice(pair),
    )


def seen_of(edit: ChoiceEdit) -> str:
    """Tells whether a row still says what it said when the page was made."""
    written = json.dumps([edit.choice, edit.treatment, edit.neighbour, edit.note])
    return hashlib.sha256(written.encode()).hexdigest()[:12]


def words_of(pair: Collision) -> str:
    """What is stored for a pair, in one line."""
    return f"{_held_words(pair)}, «{pair.note}»" if pair.note else _held_words(pair)


def list_of(district_id: int) -> str:
    """The id of the list of a district's roads on the page."""
    return f"roads-{district_id}"


def _held_words(pair: Collision) -> str:
    """What happens to the two roads, in one line."""
    into = pair.into_road
    treatment = _("Becomes part of %(name)s", name=into.name) if into else explain(Treatment(pair.treatment))
    return f"{_choice_words(pair)} · {treatment}"


def _choice_words(pair: Collision) -> str:
    match pair.choice:
        case Choice.KEEP_A:
            return _("%(place)s keeps the name", place=pair.road_a.district.name)
        case Choice.KEEP_B:
            return _("%(place)s keeps the name", place=pair.road_b.district.name)
        case Choice.CHANGE_BOTH | Choice.KEEP_BOTH:
            return explain(Choice(pair.choice))
    return _follow(pair)


def _held(stored: ChoiceEdit) -> dict[str, str]:
    return {"choice": stored.choice or "", "treatment": stored.treatment, "neighbour": stored.neighbour}


def _offered(pair: Collision, choice: str) -> str:
    """The list of the district where the neighbour must be; none as long as it may be in either."""
    changing = roads_that_change(pair, Choice(choice) if choice else None)
    return list_of(changing[0].district_id) if len(changing) == 1 else ""


def _stored_edit(pair: Collision) -> ChoiceEdit:
    return ChoiceEdit(
        pair_id=pair.id,
        version=pair.version,
        choice=Choice(pair.choice) if pair.choice else None,
        treatment=Treatment(pair.treatment),
        neighbour=pair.into_road.name if pair.into_road else "",
        note=pair.note,
    )


def _facts(road: Road) -> RoadFacts:
    addresses = ngettext("%(num)s address", "%(num)s addresses", road.addresses)
    return RoadFacts(road.name, road.district.name, addresses, road.is_gone)


def _needs_choice(pair: Collision) -> bool:
    return pair.choice is None and pair.advised_keeper_id is None and pair.level != Likeness.SAME_STEM


def _advice(pair: Collision) -> str:
    keeper = {road.id: road for road in (pair.road_a, pair.road_b)}.get(pair.advised_keeper_id or 0)
    if keeper is not None:
        return _("%(place)s keeps the name", place=keeper.district.name)
    if pair.advised_keeper_id is not None:
        return _("Both change: a third road keeps the name")
    if pair.level == Likeness.SAME_STEM:
        return _("Both can keep their names")
    return _("No advice: choose yourself")


def _choices(pair: Collision) -> list[tuple[str, str]]:
    """Short words that a narrow select has room for."""
    return [
        ("", _follow(pair)),
        (Choice.KEEP_A, _("%(place)s keeps it", place=pair.road_a.district.name)),
        (Choice.KEEP_B, _("%(place)s keeps it", place=pair.road_b.district.name)),
        (Choice.CHANGE_BOTH, _("Both get new names")),
        (Choice.KEEP_BOTH, _("Both keep their names")),
    ]


def _follow(pair: Collision) -> str:
    return _("Choose …") if _advises_nothing(pair) else _("Follow the advice")


def _treatments() -> dict[Treatment, str]:
    return {
        Treatment.RENAME: explain(Treatment.RENAME),
        Treatment.ABSORB: _("Joins a neighbouring road"),
        Treatment.SPLIT: _("Is split in two"),
    }


def _advises_nothing(pair: Collision) -> bool:
    return pair.advised_keeper_id is None and pair.level != Likeness.SAME_STEM
