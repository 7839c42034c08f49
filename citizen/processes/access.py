"""The process that the present page belongs to."""

from flask import g

from citizen.municipalities.access import open_municipality
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.processes.queries import find_process_and_place
from citizen.web.found import or_404


def open_process(municipality: str, process: str) -> tuple[Municipality, Process]:
    """The municipality and the process in the address, or a 404."""
    found = find_process_and_place(municipality, process)
    if found is None:
        open_municipality(municipality)  # the page that says so stands in the municipality's name, where there is one
    place, round_of = or_404(found)
    g.municipality, g.process = place, round_of
    return place, round_of


def current_process() -> tuple[Municipality, Process] | None:
    """The municipality and the process of the present page, as `open_process` has found them; None on other pages."""
    return (g.municipality, g.process) if "process" in g else None


def open_vote(municipality: str, process: str) -> tuple[Municipality, Process]:
    """As open_process, for pages that only a process with a vote has: another kind has no such page."""
    place, round_of = open_process(municipality, process)
    return place, or_404(round_of if round_of.is_vote else None)
