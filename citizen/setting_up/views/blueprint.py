"""Where the pages of this feature hang their routes, and what they share."""

from __future__ import annotations

from flask import Blueprint, url_for

from citizen.municipalities.models import Municipality
from citizen.web.locale import gettext as _

setting_up = Blueprint("setting_up", __name__)

STAFF = "/<any(nb,nn):lang>/stab/<municipality>"


def crumbs_to_desk(place: Municipality) -> list[tuple[str, str]]:
    return [(_("Staff pages"), url_for("roads.show_staff_desk", municipality=place.slug))]
