"""Where the pages of this feature hang their routes, and the ways to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from flask import Blueprint, url_for

from citizen.accounts.access import permission_needed
from citizen.decisions.queries import CaseRow
from citizen.domain.permissions import Permission
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.web.access import View
from citizen.web.locale import both
from citizen.web.locale import gettext as _

decisions = Blueprint("decisions", __name__)

STAFF = "/<any(nb,nn):lang>/stab/<municipality>/saker"
PUBLIC = "/<any(nb,nn):lang>/<municipality>/<process>/vedtak"
ROOMS = {"nb": "/<any(nb,nn):lang>/folkevalgte/<municipality>", "nn": "/<any(nb,nn):lang>/folkevalde/<municipality>"}
IN_NYNORSK = "_in_nynorsk"
Crumbs = list[tuple[str, str]]


def deciding_page(path: str, methods: Sequence[str] = ("GET", "POST")) -> Callable[[View], View]:
    """A route for those who may record decisions, at two addresses: one for each language form."""

    def decorate(view: View) -> View:
        guarded = permission_needed(Permission.DECIDE)(view)
        decisions.add_url_rule(ROOMS["nb"] + path, view.__name__, guarded, methods=methods)
        decisions.add_url_rule(ROOMS["nn"] + path, view.__name__ + IN_NYNORSK, guarded, methods=methods)
        return guarded

    return decorate


def way_to(page: str, place: Municipality, process: Process | None = None, slug: str = "", **more: Any) -> str:
    """The address of a page of this feature."""
    at: dict[str, Any] = {"municipality": place.slug, **more}
    if process is not None:
        at["process"] = process.slug
    if slug:
        at["slug"] = slug
    return url_for(f"decisions.{page}", **at)


def way_to_deciding(page: str, place: Municipality, process: Process, slug: str = "") -> str:
    """The address of a page where decisions are recorded, in the reader's language form."""
    return way_to(both(page, f"{page}{IN_NYNORSK}"), place, process, slug)


def title_of(process: Process) -> str:
    return both(process.title_nb, process.title_nn)


def title_of_case(case: CaseRow) -> str:
    """The old name of the road, or the question."""
    return both(case.title, case.title_nn)


def staff_crumbs(place: Municipality, process: Process | None = None) -> Crumbs:
    crumbs = [
        (_("Staff pages"), url_for("roads.show_staff_desk", municipality=place.slug)),
        (_("Cases and decisions"), way_to("show_desk", place)),
    ]
    return [*crumbs, (title_of(process), way_to("show_cases", place, process))] if process else crumbs


def public_crumbs(place: Municipality, process: Process) -> Crumbs:
    return [
        (place.name, url_for("pages.show_municipality", municipality=place.slug)),
        (title_of(process), url_for("pages.show_process", municipality=place.slug, process=process.slug)),
    ]
