"""A pair of names as a row of the page: finished words for what is stored and what can be chosen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from citizen.domain.naming.likeness import Likeness
from citizen.domain.roads import Choice, Treatment
from citizen.municipalities.models import Municipality
from citizen.roads.actions import ChoiceEdit
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
    choices: Sequence[tuple[str, str, bool]]
    treatments: Sequence[tuple[str, str, bool]]
    neighbour: str
    note: str
    problem: str
    round_url: str | None
    needs_choice: bool


def pair_row(place: Municipality, row: CollisionRow, edit: ChoiceEdit | None, problem: str) -> PairRow:
    """The row; what somebody typed and could not store stands in the controls instead of what is stored."""
    pair = row.collision
    stored = _stored_edit(pair)
    shown = edit or stored
    return PairRow(
        id=pair.id,
        version=pair.version,
        seen=seen_of(stored),
        level=explain(Likeness(pair.level)),
        color=COLOURS[Likeness(pair.level)],
        roads=(_facts(pair.road_a), _facts(pair.road_b)),
        advice=_advice(pair),
        arithmetic=both(pair.reason_nb, pair.reason_nn),
        choices=[(value, words, value == (shown.choice or "")) for value, words in _choices(pair)],
        treatments=[(value.value, explain(value), value is shown.treatment) for value in Treatment],
        neighbour=shown.neighbour,
        note=shown.note,
        problem=problem,
        round_url=url_for("pages.show_process", municipality=place.slug, process=row.process_slug)
        if row.process_slug
        else None,
        needs_choice=_needs_choice(pair),
    )


def seen_of(edit: ChoiceEdit) -> str:
    """Tells whether a row still says what it said when the page was made."""
    written = json.dumps([edit.choice, edit.treatment, edit.neighbour, edit.note])
    return hashlib.sha256(written.encode()).hexdigest()[:12]


def words_of(pair: Collision) -> str:
    """What is stored for a pair, in one line."""
    parts = [dict(_choices(pair))[pair.choice or ""], explain(Treatment(pair.treatment))]
    if pair.into_road:
        parts.append(pair.into_road.name)
    if pair.note:
        parts.append(f"«{pair.note}»")
    return ", ".join(parts)


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
    follow = _("Choose …") if _advises_nothing(pair) else _("Follow the advice")
    return [
        ("", follow),
        (Choice.KEEP_A, _("%(place)s keeps the name", place=pair.road_a.district.name)),
        (Choice.KEEP_B, _("%(place)s keeps the name", place=pair.road_b.district.name)),
        (Choice.CHANGE_BOTH, explain(Choice.CHANGE_BOTH)),
        (Choice.KEEP_BOTH, explain(Choice.KEEP_BOTH)),
    ]


def _advises_nothing(pair: Collision) -> bool:
    return pair.advised_keeper_id is None and pair.level != Likeness.SAME_STEM
