"""Where the pages of this feature hang their routes, and what they share."""

from __future__ import annotations

from flask import Blueprint, url_for

from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.web.locale import both
from citizen.web.locale import gettext as _

paper = Blueprint("paper", __name__)

PLACE = "/<any(nb,nn):lang>/stab/<municipality>/<process>/papir"
Crumbs = list[tuple[str, str]]


def crumbs_to_overview(place: Municipality) -> Crumbs:
    return [(_("Staff pages"), url_for("roads.show_staff_desk", municipality=place.slug))]


def crumbs_below(place: Municipality, process: Process) -> Crumbs:
    overview = url_for("paper.show_overview", municipality=place.slug, process=process.slug)
    return [*crumbs_to_overview(place), (_("Voting on paper"), overview)]


def title_of(process: Process) -> str:
    return both(process.title_nb, process.title_nn)


def name_of(shown_name: str | None) -> str:
    """A member of staff, as they chose to be called."""
    return shown_name or _("A member of staff")
