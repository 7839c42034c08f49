"""The public register: what the roads are called now, to search, to sort, and as a feed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask import Response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import escape

from citizen.domain.feeds import Entry, Feed, write_feed
from citizen.domain.naming.keys import name_key, without_faults
from citizen.domain.register.tasks import RoadStep
from citizen.municipalities.access import open_municipality
from citizen.municipalities.models import Municipality
from citizen.municipalities.queries import list_districts
from citizen.register import queries
from citizen.register.queries import NewName
from citizen.register.views.blueprint import COLOURS, PUBLIC, in_both_forms, page_of
from citizen.web.access import public
from citizen.web.clock import today
from citizen.web.locale import both, language, ngettext, show_day
from citizen.web.locale import gettext as _
from citizen.web.messages import explain
from citizen.web.paging import page_links, read_paging

ON_A_PAGE = 50
LONGEST_SEARCH = 60
MOST_ENTRIES = 50
BEFORE_ALL = datetime(2000, 1, 1, tzinfo=UTC)
"""When a feed without any entry was changed last, so that it is the same each time it is fetched."""
_AFTER_Z = str.maketrans({"æ": "{a", "ø": "{b", "å": "{c"})
SORTS: dict[str, Callable[[NewName], Any]] = {
    "nytt": lambda one: (_order(one.name), one.road_id),
    "gammalt": lambda one: (_order(one.decided.old_name), one.road_id),
    "nyast": lambda one: (-one.decided.decided_on.toordinal(), _order(one.name)),
}
STATES: dict[str, Callable[[NewName], bool]] = {
    "undervegs": lambda one: one.changes and one.reached(today()) is not RoadStep.SIGNS_UP,
    "skilta": lambda one: one.changes and one.reached(today()) is RoadStep.SIGNS_UP,
    "uendra": lambda one: not one.changes,
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks of the register."""

    text: str
    district: str
    state: str
    sort: str

    @property
    def is_everything(self) -> bool:
        return not (self.text or self.district or self.state)

    def as_query(self) -> dict[str, Any]:
        """The parts of an address that keep these choices."""
        asked = {"q": self.text, "omrade": self.district, "status": self.state}
        sort = {"sorter": self.sort} if self.sort != "nytt" else {}
        return {name: value for name, value in asked.items() if value} | sort

    def admits(self, one: NewName) -> bool:
        """Whether the road is among what is asked for: by its old name, its new one, or its short form."""
        names = (one.name, one.decided.old_name, one.decided.short_form)
        return (
            (not self.text or any(name_key(self.text) in name_key(name) for name in names))
            and (not self.district or one.key.district == self.district)
            and (not self.state or STATES[self.state](one))
        )


@dataclass(frozen=True, slots=True)
class RowShown:
    """A road in finished words."""

    name: str
    old_name: str
    district: str
    url: str
    decided: str
    state: str
    color: str


@in_both_forms(f"{PUBLIC}/")
@public
def show_names(municipality: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    wanted, everything = read_wanted(), queries.list_names(place.id)
    found = sorted(filter(wanted.admits, everything), key=SORTS[wanted.sort])
    paging = read_paging(request.args.get("side", ""), size=ON_A_PAGE, total=len(found))
    here = url_for(".show_names", municipality=place.slug)
    return render_template(
        "register/names.html",
        crumbs=[(place.name, url_for("pages.show_municipality", municipality=place.slug))],
        rows=[row_of(place, one) for one in found[paging.offset : paging.offset + paging.size]],
        is_empty=not everything,
        total=ngettext("%(num)s road", "%(num)s roads", len(found)),
        links=page_links(
            paging, lambda page: url_for(".show_names", municipality=place.slug, side=page, **wanted.as_query())
        ),
        here=here,
        wanted=wanted,
        filters=_filters(place, wanted),
        clear_url="" if wanted.is_everything else here,
        feed_url=url_for(".send_feed", municipality=place.slug),
    )


@in_both_forms(f"{PUBLIC}/nye.atom")
@public
def send_feed(municipality: str) -> Response:
    """The newest names."""
    place = open_municipality(municipality)
    newest = sorted(queries.list_changed(place.id), key=lambda one: one.decided.recorded_at, reverse=True)
    page = url_for(".show_names", municipality=place.slug, _external=True)
    address = url_for(".send_feed", municipality=place.slug, _external=True)
    feed = Feed(
        address=address,
        page=page,
        identifier=address,
        title=_("New road names in %(place)s", place=place.name),
        subtitle=_("What the roads are called now, and since when."),
        author=_("%(name)s municipality", name=place.name),
        language=language(),
        updated=max((one.decided.recorded_at for one in newest), default=BEFORE_ALL),
        entries=[_entry(place, one) for one in newest[:MOST_ENTRIES]],
    )
    return Response(write_feed(feed), content_type="application/atom+xml; charset=utf-8")


def read_wanted() -> Wanted:
    sort, state = request.args.get("sorter", ""), request.args.get("status", "")
    return Wanted(
        text=without_faults(request.args.get("q", "")[:LONGEST_SEARCH]),
        district=without_faults(request.args.get("omrade", "")[:4]),
        state=state if state in STATES else "",
        sort=sort if sort in SORTS else "nytt",
    )


def say_state(one: NewName) -> tuple[str, str]:
    """How far the road has come, and the colour of it."""
    if one.decided.is_reopened:
        return _("Taken up again after an appeal"), "warning"
    if not one.changes:
        return _("Keeps its name"), "neutral"
    step = one.reached(today())
    return explain(step), COLOURS[step]


def row_of(place: Municipality, one: NewName) -> RowShown:
    state, color = say_state(one)
    return RowShown(
        name=one.name,
        old_name=one.decided.old_name,
        district=one.decided.district_name,
        url=page_of(place, one),
        decided=show_day(one.decided.decided_on),
        state=state,
        color=color,
    )


def _order(name: str) -> str:
    return name_key(name).translate(_AFTER_Z)


def _entry(place: Municipality, one: NewName) -> Entry:
    address = page_of(place, one, _external=True)
    said = _(
        "%(old)s in %(district)s is now %(new)s. Decided by %(body)s on %(day)s.",
        old=one.decided.old_name,
        district=one.decided.district_name,
        new=one.name,
        body=both(one.decided.body_nb, one.decided.body_nn),
        day=show_day(one.decided.decided_on),
    )
    return Entry(
        address=address,
        identifier=f"{address}#{one.decided.number}",
        title=f"{one.decided.old_name} → {one.name}",
        authors=[],
        html=str(escape(said)),
        language=language(),
        published=one.decided.recorded_at,
        updated=one.decided.recorded_at,
    )


def _filters(place: Municipality, wanted: Wanted) -> Sequence[dict[str, object]]:
    districts = [("", _("The whole municipality"), not wanted.district)]
    districts += [(one.number, one.name, one.number == wanted.district) for one in list_districts(place.id)]
    states = {
        "": _("All"),
        "undervegs": _("On the way"),
        "skilta": explain(RoadStep.SIGNS_UP),
        "uendra": _("Keeps its name"),
    }
    sorts = {"nytt": _("By new name"), "gammalt": _("By old name"), "nyast": _("Newest first")}
    return [
        {"name": "omrade", "label": _("Former municipality"), "options": districts},
        {
            "name": "status",
            "label": _("How far it has come"),
            "options": [(value, label, value == wanted.state) for value, label in states.items()],
        },
        {
            "name": "sorter",
            "label": _("Order"),
            "options": [(value, label, value == wanted.sort) for value, label in sorts.items()],
        },
    ]
