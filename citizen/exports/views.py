"""Pages where staff fetch files."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask import Blueprint, Response, render_template, stream_with_context, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import permission_needed
from citizen.domain.datasets import DATASETS, Dataset
from citizen.domain.permissions import Permission
from citizen.domain.tally import Method
from citizen.exports import actions
from citizen.exports.queries import ROWS
from citizen.municipalities.access import open_municipality
from citizen.processes.access import open_process
from citizen.processes.models import Process
from citizen.processes.queries import list_processes
from citizen.results.queries import list_counted_methods
from citizen.web.found import or_404
from citizen.web.locale import both, language
from citizen.web.locale import gettext as _

exports = Blueprint("exports", __name__)

PLACE = "/<any(nb,nn):lang>/stab/<municipality>/eksport"
ROWS_SHOWN = 5
LONGEST_SHOWN = 120
"""Characters of a cell on the page; the file has all of them."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that can be fetched now."""

    title: str
    show_url: str


@exports.get(f"{PLACE}/")
@permission_needed(Permission.EXPORT)
def show_exports(municipality: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    counted = list_counted_methods(place.id)
    rounds = [
        (
            both(process.title_nb, process.title_nn),
            [_file(municipality, process, dataset) for dataset in ready],
        )
        for process in list_processes(place.id)
        if (ready := _ready(process, counted))
    ]
    return render_template("exports/index.html", rounds=rounds, crumbs=_crumbs(municipality))


@exports.get(f"{PLACE}/<process>/<dataset>")
@permission_needed(Permission.EXPORT)
def show_file(municipality: str, process: str, dataset: str) -> ResponseReturnValue:
    """The first rows as they will be, the number of rows, and the codebook."""
    _place, round_of = open_process(municipality, process)
    wanted = or_404(_find(round_of, dataset))
    rows = ROWS[wanted.name](round_of)
    first = [[_shown(cell) for cell in row] for row in itertools.islice(rows, ROWS_SHOWN)]
    return render_template(
        "exports/file.html",
        crumbs=[
            *_crumbs(municipality),
            (_("Files to fetch"), url_for("exports.show_exports", municipality=municipality)),
        ],
        title=both(wanted.title_nb, wanted.title_nn),
        round_title=both(round_of.title_nb, round_of.title_nn),
        header=wanted.header,
        first=first,
        number=len(first) + sum(1 for _row in rows),
        version=wanted.version,
        codebook=[(column.name, column.nn if language() == "nn" else column.nb) for column in wanted.columns],
        csv_url=url_for("exports.download", municipality=municipality, process=process, dataset=dataset),
        codebook_url=url_for("exports.download_codebook", municipality=municipality, dataset=dataset),
    )


@exports.get(f"{PLACE}/<process>/<dataset>.csv")
@permission_needed(Permission.EXPORT)
def download(municipality: str, process: str, dataset: str) -> ResponseReturnValue:
    _place, round_of = open_process(municipality, process)
    wanted = or_404(_find(round_of, dataset))
    return _as_file(actions.csv_of(wanted, round_of), f"{process}-{wanted.name}-v{wanted.version}.csv")


@exports.get(f"{PLACE}/kodebok/<dataset>.csv")
@permission_needed(Permission.EXPORT)
def download_codebook(municipality: str, dataset: str) -> ResponseReturnValue:
    open_municipality(municipality)
    wanted = or_404(DATASETS.get(dataset))
    return _as_file(actions.codebook_of(wanted), f"kodebok-{wanted.name}-v{wanted.version}.csv")


def _ready(process: Process, counted: Mapping[int, Method]) -> list[Dataset]:
    """The files that may be fetched now: no result before the votes have been counted."""
    return [dataset for dataset in DATASETS.values() if dataset.suits(process.kind, counted.get(process.id))]


def _find(process: Process, name: str) -> Dataset | None:
    ready = _ready(process, list_counted_methods(process.municipality_id))
    return next((dataset for dataset in ready if dataset.name == name), None)


def _file(municipality: str, process: Process, dataset: Dataset) -> File:
    show_url = url_for("exports.show_file", municipality=municipality, process=process.slug, dataset=dataset.name)
    return File(both(dataset.title_nb, dataset.title_nn), show_url)


def _as_file(pieces: Iterator[str], name: str) -> Response:
    """A download in pieces. The name holds only slugs, so it needs no quoting."""
    response = Response(stream_with_context(pieces), mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _shown(cell: object) -> str:
    if cell is None:
        return ""
    shown = str(cell).replace(".", ",") if isinstance(cell, float) else str(cell)
    return shown if len(shown) <= LONGEST_SHOWN else f"{shown[:LONGEST_SHOWN].rstrip()} …"


def _crumbs(municipality: str) -> list[tuple[str, str]]:
    return [(_("Staff pages"), url_for("roads.show_staff_desk", municipality=municipality))]
