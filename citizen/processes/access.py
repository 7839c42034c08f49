"""The process that the present page belongs to."""

from citizen.municipalities.access import open_municipality
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.processes.queries import find_process
from citizen.web.found import or_404


def open_process(municipality: str, process: str) -> tuple[Municipality, Process]:
    """The municipality and the process in the address, or a 404."""
    place = open_municipality(municipality)
    return place, or_404(find_process(place.id, process))
