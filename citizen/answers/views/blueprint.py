"""Where the pages of this feature hang their routes, and what they share."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, url_for

from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.web.locale import both
from citizen.web.locale import gettext as _

answers = Blueprint("answers", __name__)

LANG = "/<any(nb,nn):lang>"
STAFF = f"{LANG}/stab/<municipality>/<process>/ideer"
Crumbs = list[tuple[str, str]]


def place_in_address(place: Municipality, process: Process) -> dict[str, Any]:
    return {"municipality": place.slug, "process": process.slug}


def title_of(process: Process) -> str:
    return both(process.title_nb, process.title_nn)


def crumbs_to_list(place: Municipality) -> Crumbs:
    return [(_("Staff pages"), url_for("roads.show_staff_desk", municipality=place.slug))]


def crumbs_below(place: Municipality, process: Process) -> Crumbs:
    """The way to what lies below staff's list of the round."""
    address = url_for("answers.show_list", **place_in_address(place, process))
    return [*crumbs_to_list(place), (_("Proposals of the round"), address)]
