"""Open data: a page that says what there is, the files themselves, and the catalogue for other sites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Response, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.domain.datasets import DATASETS, Dataset
from citizen.domain.editions import Edition, columns_in
from citizen.domain.open_catalogue import Published, Statements, as_json_ld, as_turtle, catalogue_of
from citizen.domain.readmes import LICENCE, LICENCE_NAME
from citizen.exports.access import WHOLE, is_large, of_whole, open_dataset, ready_of
from citizen.exports.actions import Contents, codebook_of, opened
from citizen.exports.queries import Subject
from citizen.exports.views.blueprint import ENDING, exports
from citizen.exports.views.sending import as_download, send_now
from citizen.municipalities.access import open_municipality
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.processes.queries import list_processes
from citizen.results.queries import list_counted_methods
from citizen.web.access import public
from citizen.web.found import or_404
from citizen.web.locale import both, language
from citizen.web.locale import gettext as _

FILES = "/data/<municipality>"
ENDINGS = ("csv", "xlsx", "json", "zip")


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file that everyone can fetch, as the page shows it."""

    name: str
    title: str
    urls: list[tuple[str, str]]
    codebook: list[tuple[str, str]]
    version: int


@exports.get("/<any(nb,nn):lang>/<municipality>/apne-data")
@public
def show_open_data(municipality: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    sections = [
        (
            both(process.title_nb, process.title_nn) if process else _("The whole municipality"),
            Subject(place, process).name,
            [_file(place, process, dataset) for dataset in datasets],
        )
        for process, datasets in list_opened(place)
    ]
    return render_template(
        "exports/open_data.html",
        sections=sections,
        licence_url=LICENCE,
        licence=LICENCE_NAME,
        turtle_url=url_for("exports.send_catalogue", municipality=municipality, ending="ttl"),
        json_url=url_for("exports.send_catalogue", municipality=municipality, ending="jsonld"),
        api_url=url_for("exports.api.show_municipality", municipality=municipality),
        description_url=url_for("exports.api.describe_api"),
    )


@exports.get(f"{FILES}/<process>/<dataset>.{ENDING}")
@public
def send_open_file(municipality: str, process: str, dataset: str, file_format: str) -> ResponseReturnValue:
    """A file of the open edition; a workbook only where it is small enough to be made while somebody waits."""
    contents = open_contents(municipality, process, dataset)
    if file_format == "xlsx" and is_large(contents):
        place, round_of = contents.subject.place, contents.subject.process
        return redirect(_address(place, round_of, contents.dataset, "csv", **contents.subject.wanted), 303)
    return for_everyone(send_now(contents, file_format))


@exports.get("/data/kodebok/<dataset>.csv")
@public
def send_open_codebook(dataset: str) -> ResponseReturnValue:
    """What the columns of the open edition hold."""
    wanted = or_404(DATASETS.get(dataset))
    or_404(wanted if wanted.is_open else None)
    name = f"kodebok-{wanted.name}-v{wanted.version}.csv"
    return for_everyone(as_download(codebook_of(wanted, Edition.OPEN), "text/csv; charset=utf-8", name))


@exports.get(f"{FILES}/katalog.<any(ttl,jsonld):ending>")
@public
def send_catalogue(municipality: str, ending: str) -> ResponseReturnValue:
    """DCAT-AP-NO, for data.norge.no and others who gather catalogues."""
    statements = _catalogue(open_municipality(municipality))
    if ending == "ttl":
        return for_everyone(Response(as_turtle(statements), content_type="text/turtle; charset=utf-8"))
    return for_everyone(Response(as_json_ld(statements), content_type="application/ld+json"))


def open_contents(municipality: str, process: str, dataset: str) -> Contents:
    """The open edition of what the address names, or a 404."""
    wanted, subject = open_dataset(municipality, process, dataset, request.args, Edition.OPEN)
    or_404(wanted if wanted.is_open else None)
    return opened(wanted, subject, current_app.config["CITIZEN"].keys_dir)


def list_opened(place: Municipality) -> list[tuple[Process | None, list[Dataset]]]:
    """What of the municipality is open now, by process; last what is about all of it."""
    counted = list_counted_methods(place.id)
    found: list[tuple[Process | None, list[Dataset]]] = [
        (process, [dataset for dataset in ready_of(process, counted) if dataset.is_open])
        for process in list_processes(place.id)
    ]
    found.append((None, [dataset for dataset in of_whole() if dataset.is_open]))
    return [(process, datasets) for process, datasets in found if datasets]


def for_everyone(response: Response) -> Response:
    """Pages of other sites may read it, since nobody's login is needed for it."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cache-Control"] = "no-cache"
    return response


def _file(place: Municipality, process: Process | None, dataset: Dataset) -> OpenFile:
    columns = columns_in(dataset, Edition.OPEN)
    return OpenFile(
        name=dataset.name,
        title=both(dataset.title_nb, dataset.title_nn),
        urls=[(ending.upper(), _address(place, process, dataset, ending)) for ending in ENDINGS],
        codebook=[(column.name, column.nn if language() == "nn" else column.nb) for column in columns],
        version=dataset.version,
    )


def _catalogue(place: Municipality) -> Statements:
    published = [
        _published(place, process, dataset) for process, datasets in list_opened(place) for dataset in datasets
    ]
    site = url_for("exports.show_open_data", lang="nb", municipality=place.slug, _external=True)
    api = (
        url_for("exports.api.show_municipality", municipality=place.slug, _external=True),
        url_for("exports.api.describe_api", _external=True),
    )
    return catalogue_of(place.name, place.number, site, api, published)


def _published(place: Municipality, process: Process | None, dataset: Dataset) -> Published:
    page = url_for("exports.show_open_data", lang="nb", municipality=place.slug, _external=True)
    about: Sequence[str] = (process.title_nb, process.title_nn) if process else (place.name, place.name)
    return Published(
        dataset,
        about[0],
        about[1],
        f"{page}#{Subject(place, process).name}-{dataset.name}",
        {ending: _address(place, process, dataset, ending, _external=True) for ending in ENDINGS},
    )


def _address(place: Municipality, process: Process | None, dataset: Dataset, ending: str, **more: Any) -> str:
    return url_for(
        "exports.send_open_file",
        municipality=place.slug,
        process=process.slug if process else WHOLE,
        dataset=dataset.name,
        file_format=ending,
        **more,
    )
