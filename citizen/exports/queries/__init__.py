"""The rows of each file; the columns stand in citizen.domain.datasets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from citizen.decisions.queries import rows_of_spelling
from citizen.domain.datasets import Dataset
from citizen.domain.editions import RawRow
from citizen.exports.queries.about_collisions import rows_of_collisions
from citizen.exports.queries.about_decisions import rows_of_decisions
from citizen.exports.queries.about_hearings import rows_of_hearing_outcomes
from citizen.exports.queries.about_ideas import asked_of_answers, rows_of_hearing_answers, rows_of_ideas
from citizen.exports.queries.about_log import rows_of_log
from citizen.exports.queries.about_register import rows_of_names
from citizen.exports.queries.about_results import (
    rows_of_budget,
    rows_of_district_results,
    rows_of_pairs,
    rows_of_residence_results,
    rows_of_results,
    rows_of_rounds,
)
from citizen.exports.queries.about_roads import rows_of_proposals, rows_of_roads, rows_of_supports
from citizen.exports.queries.about_talk import rows_of_comments, rows_of_idea_supports, rows_of_moderation
from citizen.exports.queries.about_voting import rows_of_ballots, rows_of_voting_rounds
from citizen.exports.queries.cells import Filter
from citizen.exports.queries.filters import NAMES_OF_FILTERS, names_of_filters
from citizen.exports.queries.orders import (
    OrderRow,
    count_orders,
    filters_of,
    find_order,
    list_orders,
    list_ready,
    name_of_process,
)
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.register.queries import rows_of_addresses, rows_of_matrikkel

OF_PROCESS: dict[str, Callable[[Process, Filter], Iterator[RawRow]]] = {
    "roads": rows_of_roads,
    "proposals": rows_of_proposals,
    "supports": rows_of_supports,
    "rounds": rows_of_voting_rounds,
    "ballots": rows_of_ballots,
    "decisions": rows_of_decisions,
    "ideas": rows_of_ideas,
    "comments": rows_of_comments,
    "idea-supports": rows_of_idea_supports,
    "hearing-answers": rows_of_hearing_answers,
    "hearing-outcomes": rows_of_hearing_outcomes,
    "results": rows_of_results,
    "results-by-district": rows_of_district_results,
    "results-by-residence": rows_of_residence_results,
    "results-rounds": rows_of_rounds,
    "results-pairs": rows_of_pairs,
    "results-budget": rows_of_budget,
    "spelling": rows_of_spelling,
}
OF_MUNICIPALITY: dict[str, Callable[[Municipality, Filter], Iterator[RawRow]]] = {
    "collisions": rows_of_collisions,
    "moderation": rows_of_moderation,
    "log": rows_of_log,
    "register": rows_of_names,
    "matrikkel": rows_of_matrikkel,
    "changed-addresses": rows_of_addresses,
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What a file is about: a process of a municipality, or the whole municipality; narrowed or not."""

    place: Municipality
    process: Process | None = None
    wanted: Filter = field(default_factory=dict)

    @property
    def name(self) -> str:
        """How it is called in the names of files."""
        return self.process.slug if self.process else self.place.slug


def rows_about(dataset: Dataset, subject: Subject) -> Iterator[RawRow]:
    """The rows of the internal edition, read as they are asked for."""
    if subject.process is None:
        return OF_MUNICIPALITY[dataset.name](subject.place, subject.wanted)
    return OF_PROCESS[dataset.name](subject.process, subject.wanted)


__all__ = [
    "NAMES_OF_FILTERS",
    "Filter",
    "OrderRow",
    "Subject",
    "asked_of_answers",
    "count_orders",
    "filters_of",
    "find_order",
    "list_orders",
    "list_ready",
    "name_of_process",
    "names_of_filters",
    "rows_about",
]
