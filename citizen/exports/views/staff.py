"""The catalogue of files for staff, and each file's own page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import may, permission_needed
from citizen.domain.datasets import DATASETS, Dataset
from citizen.domain.permissions import Permission
from citizen.exports.access import MOST_ROWS_AT_ONCE, WHOLE, is_large, of_whole, open_dataset, ready_of
from citizen.exports.actions import codebook_of, internal
from citizen.exports.forms import OrderForm
from citizen.exports.queries import Subject
from citizen.exports.views.blueprint import ENDING, STAFF, exports
from citizen.exports.views.narrowing import fields_of
from citizen.exports.views.sending import as_download, send_now
from citizen.municipalities.access import open_municipality
from citizen.processes.queries import list_processes
from citizen.results.queries import list_counted_methods
from citizen.web.found import or_404
from citizen.web.locale import both, language, ngettext, show_number
from citizen.web.locale import gettext as _

ROWS_SHOWN = 5
LONGEST_SHOWN = 120
"""Characters of a cell on the page; the file has all of them."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that can be fetched now."""

    title: str
    show_url: str


@exports.get(f"{STAFF}/")
@permission_needed(Permission.EXPORT)
def show_exports(municipality: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    counted = list_counted_methods(place.id)
    rounds = [
        (
            both(process.title_nb, process.title_nn),
            [_file(municipality, process.slug, dataset) for dataset in ready],
        )
        for process in list_processes(place.id)
        if (ready := ready_of(process, counted))
    ]
    whole = [_file(municipality, WHOLE, dataset) for dataset in of_whole()]
    return render_template(
        "exports/index.html",
        rounds=[*rounds, (_("The whole municipality"), whole)],
        open_url=url_for("exports.show_open_data", municipality=municipality),
        log_url=url_for("exports.show_orders", municipality=municipality) if may(Permission.SEE_LOG, place.id) else "",
        crumbs=crumbs_to_desk(municipality),
    )


@exports.get(f"{STAFF}/<process>/<dataset>")
@permission_needed(Permission.EXPORT)
def show_file(municipality: str, process: str, dataset: str) -> ResponseReturnValue:
    """The first rows as they will be, how many there are, and the codebook."""
    wanted, subject = open_dataset(municipality, process, dataset, request.args)
    return page_of(wanted, subject, OrderForm())


def page_of(wanted: Dataset, subject: Subject, form: OrderForm) -> str:
    """The page of a file, with the form that asks what it is for."""
    contents = internal(wanted, subject)
    rows, counted = contents.first_and_number(ROWS_SHOWN, MOST_ROWS_AT_ONCE + 1)
    first = [[_shown(cell) for cell in row] for row in rows]
    here: dict[str, Any] = {
        "municipality": subject.place.slug,
        "process": subject.process.slug if subject.process else WHOLE,
    }
    here |= {"dataset": wanted.name, **subject.wanted}
    return render_template(
        "exports/file.html",
        form=form,
        crumbs=[
            *crumbs_to_desk(subject.place.slug),
            (_("Files to fetch"), url_for("exports.show_exports", municipality=subject.place.slug)),
        ],
        title=both(wanted.title_nb, wanted.title_nn),
        about=both(subject.process.title_nb, subject.process.title_nn) if subject.process else subject.place.name,
        header=contents.header,
        first=first,
        number=_number(counted),
        is_narrowed=bool(subject.wanted),
        fields=fields_of(wanted, subject),
        whole_url=url_for("exports.show_file", **{**here, **dict.fromkeys(subject.wanted)}),
        version=wanted.version,
        codebook=[(column.name, column.nn if language() == "nn" else column.nb) for column in wanted.columns],
        is_personal=wanted.is_personal,
        is_large=counted > MOST_ROWS_AT_ONCE,
        order_url=url_for("exports.order_file", **here),
        urls={
            ending: url_for("exports.download", file_format=ending, **here) for ending in ("csv", "xlsx", "json", "zip")
        },
        codebook_url=url_for("exports.download_codebook", municipality=subject.place.slug, dataset=wanted.name),
    )


@exports.get(f"{STAFF}/<process>/<dataset>.{ENDING}")
@permission_needed(Permission.EXPORT)
def download(municipality: str, process: str, dataset: str, file_format: str) -> ResponseReturnValue:
    """A file in which nothing is anybody's. For any other one must say what it is for, on its page."""
    wanted, subject = open_dataset(municipality, process, dataset, request.args)
    contents = internal(wanted, subject)
    if wanted.is_personal or (file_format == "xlsx" and is_large(contents)):
        here: dict[str, Any] = {"municipality": municipality, "process": process, "dataset": dataset, **subject.wanted}
        return redirect(url_for("exports.show_file", **here), 303)
    return send_now(contents, file_format)


@exports.get(f"{STAFF}/kodebok/<dataset>.csv")
@permission_needed(Permission.EXPORT)
def download_codebook(municipality: str, dataset: str) -> ResponseReturnValue:
    open_municipality(municipality)
    wanted = or_404(DATASETS.get(dataset))
    name = f"kodebok-{wanted.name}-v{wanted.version}.csv"
    return as_download(codebook_of(wanted), "text/csv; charset=utf-8", name)


def crumbs_to_desk(municipality: str) -> list[tuple[str, str]]:
    return [(_("Staff pages"), url_for("roads.show_staff_desk", municipality=municipality))]


def _number(counted: int) -> str:
    if counted > MOST_ROWS_AT_ONCE:
        return _("More than %(number)s rows", number=show_number(MOST_ROWS_AT_ONCE))
    return ngettext("%(num)s row", "%(num)s rows", counted)


def _file(municipality: str, process: str, dataset: Dataset) -> File:
    show_url = url_for("exports.show_file", municipality=municipality, process=process, dataset=dataset.name)
    return File(both(dataset.title_nb, dataset.title_nn), show_url)


def _shown(cell: object) -> str:
    if cell is None:
        return ""
    shown = str(cell).replace(".", ",") if isinstance(cell, float) else str(cell)
    return shown if len(shown) <= LONGEST_SHOWN else f"{shown[:LONGEST_SHOWN].rstrip()} …"
