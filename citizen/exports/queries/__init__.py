"""The rows of each file that staff can fetch; the columns stand in citizen.domain.datasets."""

from collections.abc import Callable, Iterator

from citizen.exports.queries.about_ideas import rows_of_hearing_answers, rows_of_ideas
from citizen.exports.queries.about_results import (
    rows_of_budget,
    rows_of_district_results,
    rows_of_pairs,
    rows_of_residence_results,
    rows_of_results,
    rows_of_rounds,
)
from citizen.exports.queries.about_roads import Cell, Row, rows_of_proposals, rows_of_roads
from citizen.processes.models import Process

ROWS: dict[str, Callable[[Process], Iterator[Row]]] = {
    "roads": rows_of_roads,
    "proposals": rows_of_proposals,
    "ideas": rows_of_ideas,
    "hearing-answers": rows_of_hearing_answers,
    "results": rows_of_results,
    "results-by-district": rows_of_district_results,
    "results-by-residence": rows_of_residence_results,
    "results-rounds": rows_of_rounds,
    "results-pairs": rows_of_pairs,
    "results-budget": rows_of_budget,
}

__all__ = ["ROWS", "Cell", "Row"]
