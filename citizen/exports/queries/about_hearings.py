"""The rows about what the municipality did with the answers to a hearing, with what it said before it was corrected."""

from __future__ import annotations

from collections.abc import Iterator

from citizen.domain.editions import RawRow
from citizen.exports.queries.cells import EVERYTHING, Filter, day_of
from citizen.hearings.queries import list_outcomes
from citizen.municipalities.queries import get_municipality
from citizen.processes.models import Process


def rows_of_hearing_outcomes(process: Process, _wanted: Filter = EVERYTHING) -> Iterator[RawRow]:
    """Version by version, the first on top; in each the whole first, and then section by section."""
    number, promised = get_municipality(process.municipality_id).number, day_of(process.voting_close_at)
    for said in reversed(list_outcomes(process)):
        about = (said.case_number, said.case_url, day_of(said.published_at), promised)
        yield (number, process.slug, said.number, None, None, None, said.text_nb, said.text_nn, *about)
        for part in said.parts:
            heading = (part.number, part.heading_nb, part.heading_nn)
            yield (number, process.slug, said.number, *heading, part.text_nb, part.text_nn, *about)
