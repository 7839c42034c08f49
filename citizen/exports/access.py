"""What an address of a file names: the dataset and what it is about, for those who may have it now."""

from __future__ import annotations

from collections.abc import Mapping

from citizen.domain.datasets import DATASETS, Dataset
from citizen.domain.editions import Edition
from citizen.domain.naming.keys import without_faults
from citizen.domain.tally import Method
from citizen.exports.actions import Contents
from citizen.exports.queries import Subject, names_of_filters
from citizen.municipalities.access import open_municipality
from citizen.processes.access import open_process
from citizen.processes.models import Process
from citizen.results.queries import list_counted_methods
from citizen.web.found import or_404

WHOLE = "-"
"""Stands in addresses where a process would, in those of files about the whole municipality."""
LONGEST_FILTER = 100
MOST_ROWS_AT_ONCE = 20_000
"""A workbook with more is made in the background."""


def open_dataset(
    municipality: str, process: str, name: str, args: Mapping[str, str], edition: Edition = Edition.INTERNAL
) -> tuple[Dataset, Subject]:
    """The dataset and what it is about, or a 404; also where it can't be had yet."""
    dataset = or_404(DATASETS.get(name))
    wanted = read_filter(name, args, edition)
    if process == WHOLE:
        place = open_municipality(municipality)
        return or_404(dataset if dataset.of_municipality else None), Subject(place, None, wanted)
    place, found = open_process(municipality, process)
    ready = ready_of(found, list_counted_methods(place.id))
    return or_404(dataset if dataset in ready else None), Subject(place, found, wanted)


def ready_of(process: Process, counted: Mapping[int, Method]) -> list[Dataset]:
    """The files about the process that may be fetched now: no result before the votes have been counted."""
    return [dataset for dataset in DATASETS.values() if dataset.suits(process.kind, counted.get(process.id))]


def of_whole() -> list[Dataset]:
    """The files about a whole municipality."""
    return [dataset for dataset in DATASETS.values() if dataset.of_municipality]


def read_filter(name: str, args: Mapping[str, str], edition: Edition = Edition.INTERNAL) -> dict[str, str]:
    """What the address narrows the file to; what makes no sense there is as if it were not there."""
    names = names_of_filters(name, edition)
    said = {one: without_faults(args.get(one, "")[:LONGEST_FILTER]).strip() for one in names}
    return {one: value for one, value in said.items() if value}


def is_large(contents: Contents) -> bool:
    """Whether there are so many rows that a workbook of them takes a while."""
    return bool(contents.some_rows(MOST_ROWS_AT_ONCE, MOST_ROWS_AT_ONCE + 1))
