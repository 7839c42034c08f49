"""Which pairs a page shows: the state of the list stands in its address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from citizen.domain.naming.keys import without_faults
from citizen.domain.naming.likeness import Likeness
from citizen.roads.queries.collisions import LIKE_ENOUGH, CollisionFilter, RoundState, Sort
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

LEVELS: dict[str, tuple[Likeness, ...]] = {
    "": LIKE_ENOUGH,
    **{level.value: (level,) for level in Likeness},
    "all": tuple(Likeness),
}
SORTS: dict[str, Sort] = {"": "level", "name": "name", "addresses": "addresses"}
ROUNDS: dict[str, RoundState] = {"out": "out", "any": "any", "in": "in"}


@dataclass(frozen=True, slots=True)
class FilterChoice:
    """One select of the filter bar."""

    name: str
    label: str
    options: Sequence[tuple[str, str, bool]]


def usual_rounds(without_round: int) -> RoundState:
    """What the list shows when the address does not say: pairs that still need a round, as long as there are any."""
    return "out" if without_round else "any"


def read_filter(args: Mapping[str, str], usual: RoundState) -> CollisionFilter:
    """The filter in an address; what makes no sense there is as if it were not there."""
    return CollisionFilter(
        levels=LEVELS.get(args.get("level", ""), LIKE_ENOUGH),
        district_id=_number(args.get("district", "")),
        only_undecided=args.get("state") == "undecided",
        only_unchosen=args.get("state") == "unchosen",
        in_round=ROUNDS.get(args.get("round", ""), usual),
        search=without_faults(args.get("q", "")[:100]),
        sort=SORTS.get(args.get("sort", ""), "level"),
        page=_number(args.get("page", "")) or 1,
    )


def state_of(wanted: CollisionFilter, usual: RoundState) -> dict[str, Any]:
    """The arguments of the address that shows this list; what is as usual is left out."""
    state = {
        "level": next((name for name, levels in LEVELS.items() if levels == wanted.levels), ""),
        "district": wanted.district_id,
        "state": _state(wanted),
        "round": "" if wanted.in_round == usual else wanted.in_round,
        "q": wanted.search,
        "sort": next(name for name, value in SORTS.items() if value == wanted.sort),
        "page": wanted.page if wanted.page > 1 else None,
    }
    return {name: value for name, value in state.items() if value}


def filters_of(wanted: CollisionFilter, districts: Sequence[tuple[int, str]]) -> list[FilterChoice]:
    """The selects of the filter bar."""
    state = state_of(wanted, wanted.in_round) | {"round": wanted.in_round}
    levels = [("", _("Identical and easily confused")), *((level.value, explain(level)) for level in Likeness)]
    return [
        _choice("level", _("How alike"), [*levels, ("all", _("All levels"))], state),
        _choice(
            "district",
            _("Former municipality"),
            [("", _("All"))] + [(str(district_id), name) for district_id, name in districts],
            state,
        ),
        _choice(
            "state",
            _("Keeper"),
            [("", _("All")), ("undecided", _("Without advice")), ("unchosen", _("Not chosen by us"))],
            state,
        ),
        _choice(
            "round",
            _("Round"),
            [("out", _("In no round")), ("in", _("In a round")), ("any", _("All"))],
            state,
        ),
        _choice(
            "sort",
            _("Order"),
            [("", _("Most alike first")), ("name", _("By name")), ("addresses", _("Most addresses first"))],
            state,
        ),
    ]


def _choice(name: str, label: str, options: Sequence[tuple[str, str]], state: Mapping[str, str | int]) -> FilterChoice:
    chosen = str(state.get(name, ""))
    return FilterChoice(name, label, [(value, words, value == chosen) for value, words in options])


def _state(wanted: CollisionFilter) -> str:
    return "undecided" if wanted.only_undecided else "unchosen" if wanted.only_unchosen else ""


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
