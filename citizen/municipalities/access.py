"""The municipality that the present page belongs to."""

from flask import g

from citizen.municipalities.models import Municipality
from citizen.municipalities.queries import find_municipality, list_municipalities
from citizen.web.found import or_404


def open_municipality(slug: str) -> Municipality:
    """The municipality in the address; the page takes its name and colours. Unknown addresses get a 404."""
    g.municipality = or_404(find_municipality(slug))
    municipality: Municipality = g.municipality
    return municipality


def only_municipality() -> Municipality | None:
    """The municipality of a site that has one alone: pages that belong to none stand in its name."""
    everyone = list_municipalities()
    return everyone[0] if len(everyone) == 1 else None


def current_municipality() -> Municipality | None:
    """The municipality of the present page, if it has one."""
    municipality: Municipality | None = g.get("municipality")
    return municipality
