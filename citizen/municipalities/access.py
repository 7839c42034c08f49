"""The municipality that the present page belongs to."""

from flask import g

from citizen.municipalities.models import Municipality
from citizen.municipalities.queries import find_municipality
from citizen.web.found import or_404


def open_municipality(slug: str) -> Municipality:
    """The municipality in the address; the page takes its name and colours. Unknown addresses get a 404."""
    g.municipality = or_404(find_municipality(slug))
    municipality: Municipality = g.municipality
    return municipality


def current_municipality() -> Municipality | None:
    """The municipality of the present page, if it has one."""
    municipality: Municipality | None = g.get("municipality")
    return municipality
