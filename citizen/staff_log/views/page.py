"""The log of what staff did: filters that stand in the address, the newest on top."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import permission_needed
from citizen.domain.acts import Act
from citizen.domain.permissions import Permission
from citizen.municipalities.access import open_municipality
from citizen.municipalities.models import Municipality
from citizen.staff_log import queries
from citizen.staff_log.queries import FILTERS, ActRow, Wanted, read_wanted
from citizen.staff_log.views.blueprint import staff_log
from citizen.staff_log.views.words import say_act, say_details
from citizen.web.locale import gettext as _
from citizen.web.locale import language, ngettext, show_short_date, show_time
from citizen.web.messages import explain
from citizen.web.paging import page_links, read_paging

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the log in words."""

    when: str
    who: str
    what: str
    about: str
    url: str
    why: str
    details: str


@staff_log.get("/<any(nb,nn):lang>/stab/<municipality>/logg")
@permission_needed(Permission.SEE_LOG)
def show_log(municipality: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    wanted = read_wanted(request.args)
    total = queries.count_acts(place.id, wanted)
    paging = read_paging(request.args.get("side", ""), size=ON_A_PAGE, total=total)
    found = queries.list_acts(place.id, wanted, offset=paging.offset, limit=paging.size)
    chosen: dict[str, Any] = {name: said for name in FILTERS if (said := request.args.get(name))}
    here = url_for(".show_log", municipality=place.slug)
    return render_template(
        "staff_log/log.html",
        crumbs=[(_("Staff pages"), url_for("roads.show_staff_desk", municipality=place.slug))],
        lines=[_line(row) for row in found],
        filters=_filters(place, wanted),
        days=[(name, label, request.args.get(name, "")) for name, label in (("fra", _("From")), ("til", _("To")))],
        about=wanted.about,
        here=here,
        clear_url=here if chosen else None,
        total=ngettext("%(num)s line, the newest on top", "%(num)s lines, the newest on top", total),
        links=page_links(paging, lambda side: url_for(".show_log", municipality=place.slug, side=side, **chosen)),
        file_url=url_for("exports.show_exports", municipality=place.slug),
        files_url=url_for("exports.show_orders", municipality=place.slug),
    )


def _line(row: ActRow) -> Line:
    return Line(
        when=_("%(day)s at %(clock)s", day=show_short_date(row.at), clock=show_time(row.at)),
        who=row.shown_name or row.email or row.public_id or _("Automatic, or a deleted account"),
        what=say_act(row.act),
        about=row.about,
        url=f"/{language()}{row.about}" if row.about.startswith("/") else "",
        why=row.why,
        details=say_details(row.details),
    )


def _filters(place: Municipality, wanted: Wanted) -> list[dict[str, Any]]:
    acts = sorted(((act.value, explain(act)) for act in Act), key=lambda one: one[1])
    return [
        {
            "name": "hva",
            "label": _("What"),
            "options": [("", _("Everything"), not wanted.act), *((*one, one[0] == wanted.act) for one in acts)],
        },
        {
            "name": "hvem",
            "label": _("Who"),
            "options": [
                ("", _("All"), not wanted.account),
                *((*one, one[0] == wanted.account) for one in queries.list_actors(place.id)),
            ],
        },
    ]
