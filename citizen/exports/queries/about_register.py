"""The rows of the register of new names, narrowed as its page is."""

from __future__ import annotations

from collections.abc import Iterator

from citizen.domain.editions import RawRow
from citizen.domain.naming.keys import without_faults
from citizen.exports.queries.cells import Filter
from citizen.municipalities.models import Municipality
from citizen.register.queries import list_names, rows_of_register
from citizen.register.views.public_list import STATES, Wanted


def rows_of_names(place: Municipality, wanted: Filter) -> Iterator[RawRow]:
    """Every road that has been decided on and that the page with the same filter lists."""
    state = wanted.get("status", "")
    asked = Wanted(
        text=without_faults(wanted.get("q", "")),
        district=wanted.get("omrade", ""),
        state=state if state in STATES else "",
        sort="",
    )
    for name, row in zip(list_names(place.id), rows_of_register(place), strict=True):
        if asked.admits(name):
            yield row
