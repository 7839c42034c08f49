"""Where the pages of this feature hang their routes, and what they share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint, url_for

from citizen.domain.register.addresses import read_key
from citizen.domain.register.tasks import RoadStep
from citizen.municipalities.access import open_municipality
from citizen.municipalities.models import Municipality
from citizen.register import queries
from citizen.register.queries import NewName
from citizen.web.access import View
from citizen.web.found import or_404
from citizen.web.locale import gettext as _

register = Blueprint("register", __name__)

WORDS = {"nb": "veinavn", "nn": "vegnamn"}
"""What the pages are called in an address in each language form."""
PUBLIC = "/{lang}/<municipality>/{word}"
STAFF = "/{lang}/stab/<municipality>/{word}"
COLOURS: Mapping[RoadStep, str] = {
    RoadStep.DECIDED: "neutral",
    RoadStep.IN_MATRIKKEL: "info",
    RoadStep.TOLD: "info",
    RoadStep.SIGNS_ORDERED: "accent",
    RoadStep.SIGNS_UP: "success",
}


def in_both_forms(pattern: str, *methods: str) -> Callable[[View], View]:
    """The view at this address, with the word of each language form in it."""

    def decorate(view: View) -> View:
        for lang, word in WORDS.items():
            rule = pattern.format(lang=lang, word=word)
            register.add_url_rule(rule, view_func=view, methods=methods or ("GET",), defaults={"lang": lang})
        return view

    return decorate


def open_name(municipality: str, name: str) -> tuple[Municipality, NewName]:
    """The municipality and the road in the address, or a 404."""
    place = open_municipality(municipality)
    key = or_404(read_key(name))
    return place, or_404(queries.find_name(place.id, key))


def page_of(place: Municipality, name: NewName, **more: Any) -> str:
    """The address of the road's own page."""
    return url_for("register.show_name", municipality=place.slug, name=name.address, **more)


def crumbs_to_staff(place: Municipality) -> list[tuple[str, str]]:
    return [(_("Staff pages"), url_for("roads.show_staff_desk", municipality=place.slug))]


def crumbs_below(place: Municipality) -> list[tuple[str, str]]:
    """The way to what lies below the list of what is to be done."""
    listed = url_for("register.show_work", municipality=place.slug)
    return [*crumbs_to_staff(place), (_("New road names"), listed)]
