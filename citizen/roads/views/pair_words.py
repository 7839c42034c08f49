"""What is said about pairs of names together: which were stored, which are left out, and what is wrong with one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from citizen.domain.naming.keys import name_key
from citizen.domain.rounds import Settled, losers_of
from citizen.municipalities.models import Municipality
from citizen.roads import queries
from citizen.roads.actions import ChoiceEdit, SavedChoices, roads_that_change
from citizen.roads.actions.choices import LONGEST_NOTE
from citizen.roads.models import Collision
from citizen.roads.queries import CollisionRow, RoundOfPair
from citizen.roads.queries.collisions import as_chosen_pair
from citizen.roads.views.pair_rows import words_of
from citizen.web.locale import both, ngettext
from citizen.web.locale import gettext as _

MOST_NAMED = 5


def name_of(pair: Collision) -> str:
    return f"{pair.road_a.name} / {pair.road_b.name}"


def say_stored(place: Municipality, stored: Sequence[int]) -> str:
    """Names the stored pairs, so that staff see that it was those they meant."""
    rows = queries.find_collision_rows(place.id, stored)
    return _("Stored: %(pairs)s.", pairs=_name_pairs([row.collision for row in rows]))


def say_locked(taken_by: RoundOfPair) -> str:
    title = both(taken_by.title_nb, taken_by.title_nn)
    return _("The pair is in “%(round)s”, so the choice is locked.", round=title)


def say_left_out(plan: Settled, rows: Sequence[CollisionRow]) -> list[str]:
    """Which of the picked pairs change nothing in the round, and why."""
    changing = {change.road for change in plan.changes}
    idle = [row.collision for row in rows if not changing & {row.collision.road_a_id, row.collision.road_b_id}]
    gone = [pair for pair in idle if pair.road_a.is_gone or pair.road_b.is_gone]
    kept = [pair for pair in idle if pair not in gone and losers_of(as_chosen_pair(pair)) == ()]
    sentences = []
    if kept:
        sentences.append(
            ngettext(
                "%(num)s pair is not in the round, because both roads keep the name: %(pairs)s.",
                "%(num)s pairs are not in the round, because both roads keep the name: %(pairs)s.",
                len(kept),
                pairs=_name_pairs(kept),
            )
        )
    if gone:
        sentences.append(
            ngettext(
                "%(num)s pair is not in the round, because a road is gone from the register: %(pairs)s.",
                "%(num)s pairs are not in the round, because a road is gone from the register: %(pairs)s.",
                len(gone),
                pairs=_name_pairs(gone),
            )
        )
    return sentences


def problems_of(
    place: Municipality, outcome: SavedChoices, edits: Mapping[int, ChoiceEdit], too_long: Collection[int]
) -> dict[int, str]:
    """What was wrong with each edit that was not stored, by pair."""
    problems = {
        pair_id: _("The note is too long. Shorten it to %(limit)s characters.", limit=LONGEST_NOTE)
        for pair_id in too_long
    }
    refused = [*outcome.locked, *outcome.missing_neighbours, *outcome.unknown_neighbours, *outcome.conflicts]
    rows = {row.collision.id: row for row in queries.find_collision_rows(place.id, refused)} if refused else {}
    for pair_id in refused:
        row = rows.get(pair_id)
        if row and row.process and pair_id in outcome.locked:
            problems[pair_id] = say_locked(row.process)
        elif row and pair_id in outcome.missing_neighbours:
            problems[pair_id] = _ask_neighbour(row.collision, edits[pair_id])
        elif row and pair_id in outcome.unknown_neighbours:
            problems[pair_id] = _refuse_neighbour(row.collision, edits[pair_id])
        else:
            problems[pair_id] = _say_conflict(row)
    return problems


def _say_conflict(row: CollisionRow | None) -> str:
    return _(
        "A colleague changed this pair while you worked. It says now: %(theirs)s. What you wrote stands in the"
        " row; store it again if it shall hold.",
        theirs=words_of(row.collision) if row else _("the pair is no longer there"),
    )


def _ask_neighbour(pair: Collision, edit: ChoiceEdit) -> str:
    road, place = _road_and_place(pair, edit)
    return _("Write which road in %(place)s takes up %(road)s.", place=place, road=road)


def _refuse_neighbour(pair: Collision, edit: ChoiceEdit) -> str:
    road, place = _road_and_place(pair, edit)
    if name_key(edit.neighbour) in {changing.name_key for changing in roads_that_change(pair, edit.choice)}:
        return _("%(road)s can't be taken up by itself. Write another road in %(place)s.", road=road, place=place)
    return _("%(road)s: %(place)s has no road called “%(name)s”.", road=road, place=place, name=edit.neighbour)


def _road_and_place(pair: Collision, edit: ChoiceEdit) -> tuple[str, str]:
    """The road that changes and where it is; both of each as long as either may be meant."""
    roads = roads_that_change(pair, edit.choice)
    names, places = ([road.name for road in roads], [road.district.name for road in roads])
    return " / ".join(dict.fromkeys(names)), " / ".join(dict.fromkeys(places))


def _name_pairs(pairs: Sequence[Collision]) -> str:
    named = ", ".join(name_of(pair) for pair in pairs[:MOST_NAMED])
    if len(pairs) <= MOST_NAMED:
        return named
    return _("%(pairs)s and %(more)s more", pairs=named, more=len(pairs) - MOST_NAMED)
