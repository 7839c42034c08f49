"""The rows of the log of staff."""

from __future__ import annotations

from collections.abc import Iterator

from citizen.domain.editions import RawRow
from citizen.exports.queries.cells import Filter, moment_of
from citizen.municipalities.models import Municipality
from citizen.staff_log.queries import read_wanted, rows_of_acts


def rows_of_log(place: Municipality, wanted: Filter) -> Iterator[RawRow]:
    """Everything that was done, the first on top, narrowed as the log's page is."""
    for row in rows_of_acts(place.id, read_wanted(wanted)):
        name = row.shown_name or row.email
        yield (place.number, moment_of(row.at), row.act, row.public_id, name, row.about, row.why, row.details)
