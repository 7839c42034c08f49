"""Where the pages of this feature hang their routes, and the ways to them."""

from __future__ import annotations

from flask import Blueprint, url_for

from citizen.initiatives.forms.council import for_council_here
from citizen.initiatives.models import Initiative
from citizen.municipalities.models import Municipality
from citizen.web.locale import gettext as _

initiatives = Blueprint("initiatives", __name__)
initiatives.add_app_template_filter(for_council_here, "council")

PLACE = "/<any(nb,nn):lang>/<municipality>/innbyggerforslag"
STAFF_PLACE = "/<any(nb,nn):lang>/stab/<municipality>/innbyggerforslag"
Crumbs = list[tuple[str, str]]


def crumbs_of(place: Municipality) -> Crumbs:
    return [
        (place.name, url_for("pages.show_municipality", municipality=place.slug)),
        (_("Citizens' initiatives"), url_for("initiatives.show_initiatives", municipality=place.slug)),
    ]


def staff_crumbs_of(place: Municipality) -> Crumbs:
    return [
        (_("Staff pages"), url_for("roads.show_staff_desk", municipality=place.slug)),
        (_("Citizens' initiatives"), url_for("initiatives.show_desk", municipality=place.slug)),
    ]


def url_of(endpoint: str, place: Municipality, initiative: Initiative) -> str:
    return url_for(f"initiatives.{endpoint}", municipality=place.slug, initiative=initiative.public_id)
