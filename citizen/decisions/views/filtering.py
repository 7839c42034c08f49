"""Which cases the table shows: what is asked for in its address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from citizen.decisions.queries import Board, CaseRow
from citizen.decisions.views.rows import missing_in
from citizen.domain.naming import name_key
from citizen.web.forms import storable
from citizen.web.locale import gettext as _

ALL, MISSING, READY, DECIDED, NOT_RECOMMENDED = "", "mangler", "klare", "vedtatt", "uten-innstilling"


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """What the list is asked to show."""

    state: str = ALL
    district_id: int | None = None
    search: str = ""

    def in_address(self) -> dict[str, Any]:
        """What stands in the address; empty where everything is shown."""
        given = {"vis": self.state, "kommune": self.district_id, "q": self.search}
        return {name: value for name, value in given.items() if value}


def read_filter(args: Mapping[str, str]) -> CaseFilter:
    """The filter in the address; what it does not know shows everything."""
    state, district = args.get("vis", ""), args.get("kommune", "")
    return CaseFilter(
        state if state in (MISSING, READY, DECIDED, NOT_RECOMMENDED) else ALL,
        int(district) if district.isascii() and district.isdigit() and len(district) < 10 else None,
        storable(args.get("q", "")).strip()[:100],
    )


def is_shown(board: Board, case: CaseRow, wanted: CaseFilter) -> bool:
    """Whether the list shows the case."""
    if wanted.district_id is not None and case.district_id != wanted.district_id:
        return False
    if wanted.search and not any(name_key(wanted.search) in name_key(name) for name in _names(case)):
        return False
    is_decided = case.decision is not None and not case.is_reopened
    match wanted.state:
        case "vedtatt":
            return is_decided
        case "uten-innstilling":
            return case.recommendation is None and not is_decided
        case "mangler" | "klare":
            stops = any(hit.stops for hit in missing_in(board, case))
            return not is_decided and stops == (wanted.state == MISSING)
    return True


def _names(case: CaseRow) -> tuple[str, ...]:
    return (case.title, case.title_nn, case.recommendation.name if case.recommendation else "")


def filters_of(wanted: CaseFilter, board: Board) -> list[dict[str, object]]:
    """The choices above the list."""
    states = (
        (ALL, _("All cases")),
        (NOT_RECOMMENDED, _("Nothing is recommended")),
        (MISSING, _("Something is missing")),
        (READY, _("Ready for the meeting")),
        (DECIDED, _("Decided")),
    )
    filters: list[dict[str, object]] = [
        {
            "name": "vis",
            "label": _("Which cases"),
            "options": [(value, label, value == wanted.state) for value, label in states],
        }
    ]
    districts = sorted({(case.district_name, case.district_id) for case in board.cases if case.district_id})
    if len(districts) > 1:
        options = [("", _("All"), wanted.district_id is None)]
        options += [(str(number), name, number == wanted.district_id) for name, number in districts]
        filters.append({"name": "kommune", "label": _("Former municipality"), "options": options})
    return filters
