"""What the pages about a round show besides the form: the roads in it, what is wrong, and the preview."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citizen.domain.roads import Treatment
from citizen.domain.rounds import Change, Fault, Settled
from citizen.roads import queries
from citizen.roads.forms import RoundForm
from citizen.roads.models import Road
from citizen.roads.queries import CollisionRow
from citizen.roads.views.round_dates import DateLine, date_lines
from citizen.web.locale import LANGUAGE_NAMES, LANGUAGES, show_number
from citizen.web.locale import gettext as _
from citizen.web.messages import explain


@dataclass(frozen=True, slots=True)
class FaultLine:
    """What must be mended, and the pairs where: names of their roads."""

    sentence: str
    pairs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A road that the round will ask about."""

    name: str
    district: str
    addresses: str
    because: str
    treatment: str


@dataclass(frozen=True, slots=True)
class Preview:
    """The round as a resident will read it, in one language form."""

    lang: str
    language_name: str
    title: str
    summary: str
    why: str
    influence: str
    next: str
    decided_by: str
    dates: Sequence[DateLine]


def fault_lines(faults: Sequence[Fault], rows: Sequence[CollisionRow]) -> list[FaultLine]:
    """Each fault in words, with the pairs that it stands in."""
    names = {row.collision.id: f"{row.collision.road_a.name} / {row.collision.road_b.name}" for row in rows}
    return [
        FaultLine(explain(fault.refusal), tuple(names[pair_id] for pair_id in fault.pair_ids if pair_id in names))
        for fault in faults
    ]


def plan_rows(plan: Settled, rows: Sequence[CollisionRow]) -> list[PlanRow]:
    """The roads of a round that is not stored yet."""
    roads = {road.id: road for row in rows for road in (row.collision.road_a, row.collision.road_b)}
    neighbours = {row.collision.into_road_id: row.collision.into_road for row in rows if row.collision.into_road}
    listed = [(roads[change.road], roads[change.because_road], change) for change in plan.changes]
    return [
        PlanRow(
            name=road.name,
            district=road.district.name,
            addresses=show_number(road.addresses),
            because=_because(because.name, because.district.name, change.other_changes_too),
            treatment=_treatment(change.treatment, _name_of(neighbours.get(change.into_road))),
        )
        for road, because, change in sorted(listed, key=_by_name)
    ]


def question_rows(process_id: int) -> list[PlanRow]:
    """The roads of a round that is announced."""
    return [
        PlanRow(
            name=row.name,
            district=row.district_name,
            addresses=show_number(row.addresses),
            because=_because(row.because_name, row.because_district_name, row.other_changes_too),
            treatment=_treatment(row.treatment, row.into_name or ""),
        )
        for row in queries.list_questions(process_id, per_page=1000).rows
    ]


def preview_of(form: RoundForm) -> list[Preview]:
    """Both language forms of what was typed; the dates stand in the reader's own."""
    dates = date_lines(form.schedule())
    return [
        Preview(
            lang=lang,
            language_name=LANGUAGE_NAMES[lang],
            title=form[f"title_{lang}"].data,
            summary=form[f"summary_{lang}"].data,
            why=form[f"why_{lang}"].data,
            influence=form[f"influence_{lang}"].data,
            next=form[f"next_{lang}"].data,
            decided_by=form[f"decided_by_{lang}"].data,
            dates=dates,
        )
        for lang in LANGUAGES
    ]


def _by_name(listed: tuple[Road, Road, Change]) -> tuple[str, str, int]:
    road = listed[0]
    return (road.name_key, road.district.number, road.id)


def _name_of(road: Road | None) -> str:
    return road.name if road else ""


def _because(name: str, district: str, other_changes_too: bool) -> str:  # noqa: FBT001 — a column of the table
    if other_changes_too:
        return _("%(name)s in %(place)s, which changes too", name=name, place=district)
    return _("%(name)s in %(place)s keeps its name", name=name, place=district)


def _treatment(treatment: Treatment, neighbour: str) -> str:
    if treatment is Treatment.ABSORB:
        return _("Becomes part of %(name)s", name=neighbour)
    return explain(treatment)
