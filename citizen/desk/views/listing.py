"""Which cases a list shows and in which order: the state stands in the address, and goes along to each case."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from citizen.desk.access import DeskCase, RoundOnDesk, lead_share_of
from citizen.domain.desk import Flag
from citizen.domain.naming.keys import name_key, without_faults
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

LONGEST_SEARCH = 100
MOST_DIGITS = 9
Shows = Callable[[DeskCase], bool]

SHOWN: Mapping[str, Shows] = {
    "unread": lambda case: not case.entry.mark.is_read,
    "undecided": lambda case: not case.is_decided,
    "decided": lambda case: case.is_decided,
    "flagged": lambda case: bool(case.flags),
    "noted": lambda case: bool(case.entry.mark.note),
}
"""What one can ask for besides cases with a certain mark."""
FLAGS = {flag.value.removeprefix("desk-"): flag for flag in Flag}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which cases are wanted; a sort that begins with a minus is turned round."""

    text: str = ""
    district_id: int | None = None
    show: str = ""
    sort: str = ""
    meeting_id: int | None = None
    """Those that come up at this meeting alone."""

    @property
    def is_everything(self) -> bool:
        return not (self.text or self.district_id or self.show or self.meeting_id)

    def as_query(self, **changes: str) -> dict[str, Any]:
        """For an address; what is as usual is left out."""
        state = {"q": self.text, "district": self.district_id, "show": self.show, "sort": self.sort}
        state |= {"meeting": self.meeting_id, **changes}
        return {name: value for name, value in state.items() if value}


def read_wanted(args: Mapping[str, str]) -> Wanted:
    """The state in an address or a form; what makes no sense there is as if it were not there."""
    show, sort = args.get("show", ""), args.get("sort", "")
    return Wanted(
        text=without_faults(args.get("q", "")[:LONGEST_SEARCH]).strip(),
        district_id=_number(args.get("district", "")),
        show=show if show in SHOWN or show in FLAGS else "",
        sort=sort if sort.removeprefix("-") in SORTS else "",
        meeting_id=_number(args.get("meeting", "")),
    )


def choose(round_on_desk: RoundOnDesk, wanted: Wanted, keep: str = "") -> list[DeskCase]:
    """The wanted cases in the wanted order. The one with the slug `keep` stays, whatever is wanted."""
    chosen = [case for case in round_on_desk.cases if case.slug == keep or _is_wanted(case, wanted)]
    order = SORTS.get(wanted.sort.removeprefix("-"))
    if order:
        chosen.sort(key=order, reverse=wanted.sort.startswith("-"))
    return chosen


def neighbours(cases: Sequence[DeskCase], slug: str) -> tuple[int, DeskCase | None, DeskCase | None]:
    """The place of the case in the list, counted from 1, and the cases before and after it."""
    place = next(number for number, case in enumerate(cases) if case.slug == slug)
    before = cases[place - 1] if place else None
    return place + 1, before, cases[place + 1] if place + 1 < len(cases) else None


def next_unread(cases: Sequence[DeskCase], slug: str = "") -> DeskCase | None:
    """The first case after this one that the reader has not read; else the first from the top.

    What is decided already comes when nothing else is left.
    """
    place = next((number for number, case in enumerate(cases) if case.slug == slug), -1)
    left = [case for case in (*cases[place + 1 :], *cases[: place + 1]) if _is_left(case, slug)]
    return next((case for case in left if not case.is_decided), left[0] if left else None)


def filters_of(round_on_desk: RoundOnDesk, wanted: Wanted) -> list[dict[str, Any]]:
    """The selects of the filter bar."""
    districts = {
        case.entry.road.district_id: case.entry.road.district_name for case in round_on_desk.cases if case.entry.road
    }
    places = [("", _("All")), *((str(one), name) for one, name in sorted(districts.items(), key=lambda pair: pair[1]))]
    shown = [
        ("", _("All")),
        ("unread", _("Those that I have not read")),
        ("undecided", _("Not decided")),
        ("decided", _("Decided")),
        ("flagged", _("With something to look at")),
        ("noted", _("With a note of mine")),
        *((name, explain(flag)) for name, flag in FLAGS.items()),
    ]
    orders = [
        ("", _("By name") if round_on_desk.process.kind == "road-names" else _("As on the ballot")),
        ("addresses", _("Most addresses first")),
        ("lead", _("Smallest lead first")),
        ("turnout", _("Lowest turnout first")),
        ("flags", _("Most to look at first")),
    ]
    chosen = str(wanted.district_id or "")
    bar = [_select("show", _("Show"), shown, wanted.show), _select("sort", _("Order"), orders, wanted.sort)]
    return [_select("district", _("Former municipality"), places, chosen), *bar] if districts else bar


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else None


def _select(name: str, label: str, options: Sequence[tuple[str, str]], chosen: str) -> dict[str, Any]:
    return {"name": name, "label": label, "options": [(value, words, value == chosen) for value, words in options]}


def _is_left(case: DeskCase, slug: str) -> bool:
    return not case.entry.mark.is_read and case.slug != slug


def _is_wanted(case: DeskCase, wanted: Wanted) -> bool:
    road = case.entry.road
    if wanted.district_id is not None and (road is None or road.district_id != wanted.district_id):
        return False
    if wanted.meeting_id is not None and (case.case is None or case.case.meeting_id != wanted.meeting_id):
        return False
    if wanted.text and not _holds(case, name_key(wanted.text)):
        return False
    if wanted.show in FLAGS:
        return FLAGS[wanted.show] in case.flags
    return not wanted.show or SHOWN[wanted.show](case)


def _holds(case: DeskCase, key: str) -> bool:
    """The text stands in the old name, or in a name that the road may get."""
    names = [case.entry.title_nb, case.entry.title_nn, *case.findings]
    if case.outcome:
        names += [option.name_nb for option in case.outcome.options]
    return any(key in name_key(name) for name in names)


def _by_addresses(case: DeskCase) -> tuple[float, str]:
    return -(case.entry.road.addresses if case.entry.road else 0), case.slug


def _by_lead(case: DeskCase) -> float:
    """Ties first; cases where nothing leads by anything, last."""
    if case.outcome is None:
        return 3.0
    if case.outcome.result.is_tie:
        return -1.0
    share = lead_share_of(case.outcome)
    return 2.0 if share is None else share


def _by_turnout(case: DeskCase) -> int:
    return case.outcome.result.ballots if case.outcome else -1


def _by_flags(case: DeskCase) -> tuple[int, list[int]]:
    places = {flag: place for place, flag in enumerate(Flag)}
    return -len(case.flags), [places[flag] for flag in case.flags]


SORTS: Mapping[str, Callable[[DeskCase], Any]] = {
    "name": lambda case: name_key(case.entry.title_nb),
    "district": lambda case: (case.entry.road.district_name if case.entry.road else "", name_key(case.entry.title_nb)),
    "addresses": _by_addresses,
    "lead": _by_lead,
    "turnout": _by_turnout,
    "flags": _by_flags,
}
