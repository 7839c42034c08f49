"""The roads of a process: what the address asks of the list, and each road as its row shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import request, url_for

from citizen.domain.naming.keys import without_faults
from citizen.domain.phases import Phase
from citizen.domain.roads import Treatment
from citizen.pages.queries import DistrictShare
from citizen.pages.views.words import hits_for
from citizen.processes.models import Process
from citizen.proposals.queries import ProposalCount
from citizen.roads.queries import QuestionPage, QuestionRow, list_questions
from citizen.roads.queries.questions import Sort
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext, show_number
from citizen.web.paging import Paging, read_paging

PER_PAGE = 25
MOST_ROADS = 10_000_000
LONGEST_SEARCH = 60
SORTS: dict[str, Sort] = {"namn": "name", "kommune": "district", "adresser": "addresses"}
ROAD_PAGES = {Phase.VOTING: "ballots.show_ballot", Phase.CLOSED: "results.show_result"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks of the list of roads."""

    text: str
    district: str
    without_proposals: bool
    sort: str

    @property
    def is_everything(self) -> bool:
        return not (self.text or self.district or self.without_proposals)

    def as_query(self) -> dict[str, Any]:
        """The parts of an address that keep these choices."""
        asked = {"q": self.text, "omrade": self.district, "tomme": "1" if self.without_proposals else ""}
        sort = {"sorter": self.sort} if self.sort != "namn" else {}
        return {name: value for name, value in asked.items() if value} | sort


@dataclass(frozen=True, slots=True)
class RoadShown:
    """A road of the process as its row shows it."""

    name: str
    href: str
    district: str
    addresses: str
    proposals: str
    mine: bool
    state: str
    color: str


def read_wanted() -> Wanted:
    sort = request.args.get("sorter", "")
    return Wanted(
        text=without_faults(request.args.get("q", "")[:LONGEST_SEARCH]),
        district=request.args.get("omrade", "")[:4],
        without_proposals=request.args.get("tomme") == "1",
        sort=sort if sort in SORTS else "namn",
    )


def list_roads_of(
    process: Process, wanted: Wanted, shares: Sequence[DistrictShare], proposed: Mapping[int, ProposalCount]
) -> QuestionPage:
    district = next((share.id for share in shares if share.number == wanted.district), None)
    page = request.args.get("side", "")
    return list_questions(
        process.id,
        search=wanted.text,
        district_id=district,
        leave_out=list(proposed) if wanted.without_proposals else (),
        sort=SORTS[wanted.sort],
        page=read_paging(page, size=PER_PAGE, total=MOST_ROADS).number,
        per_page=PER_PAGE,
    )


def row_of(
    row: QuestionRow,
    phase: Phase,
    here: dict[str, Any],
    proposed: Mapping[int, ProposalCount],
    home_road_id: int | None,
) -> RoadShown:
    absorbed = row.treatment is Treatment.ABSORB
    count = proposed.get(row.id, ProposalCount(0, 0))
    state, color = "", "neutral"
    if absorbed:
        state = _("Becomes part of %(road)s", road=row.into_name)
    elif not count.total and phase is Phase.PROPOSING:
        state, color = _("No proposals yet"), "warning"
    page = ROAD_PAGES.get(phase, "proposals.show_road") if count.shortlisted and not absorbed else "proposals.show_road"
    return RoadShown(
        name=row.name,
        href=url_for(page, slug=row.slug, **here),
        district=row.district_name,
        addresses=ngettext("%(num)s address", "%(num)s addresses", row.addresses),
        proposals=ngettext("%(num)s proposed name", "%(num)s proposed names", count.total)
        if count.total and not absorbed
        else "",
        mine=row.road_id == home_road_id,
        state=state,
        color=color,
    )


def filters_of(wanted: Wanted, shares: Sequence[DistrictShare]) -> list[dict[str, object]]:
    districts = [("", _("The whole municipality"), not wanted.district)]
    districts += [(share.number, share.name, share.number == wanted.district) for share in shares]
    labels = {"namn": _("By name"), "kommune": _("By former municipality"), "adresser": _("Most addresses first")}
    return [
        {"name": "omrade", "label": _("Former municipality"), "options": districts},
        {
            "name": "sorter",
            "label": _("Order"),
            "options": [(name, labels[name], name == wanted.sort) for name in SORTS],
        },
    ]


def hits_of(wanted: Wanted, total: int) -> str:
    """How many roads answer to what the reader asked of the list."""
    return hits_for(wanted.text, total) if wanted.text else ngettext("%(num)s hit", "%(num)s hits", total)


def summary_of(paging: Paging) -> str:
    if not paging.total:
        return ""
    return _(
        "Shows %(first)s–%(last)s of %(total)s roads.",
        first=show_number(paging.first),
        last=show_number(paging.last),
        total=show_number(paging.total),
    )
