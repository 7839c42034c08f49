"""The list for Matrikkelen and the list of addresses for letters: checked on the page, then fetched as a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from flask import Response, render_template, request, stream_with_context, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import permission_needed
from citizen.domain.datasets import Dataset
from citizen.domain.datasets.about_register import CHANGED_ADDRESSES, MATRIKKEL
from citizen.domain.editions import Edition, RawRow, rows_in
from citizen.domain.office_csv import encode_rows
from citizen.domain.permissions import Permission
from citizen.domain.register.matrikkel import GOES_ALONG, MOST_POSITIONS, Handling, MatrikkelFault
from citizen.municipalities.access import open_municipality
from citizen.register import queries
from citizen.register.queries import MatrikkelRow
from citizen.register.views.blueprint import STAFF, crumbs_below, in_both_forms
from citizen.web.clock import today
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext, show_number
from citizen.web.messages import explain


@dataclass(frozen=True, slots=True)
class Trouble:
    """One kind of trouble, what to do about it, and the roads that have it."""

    title: str
    keeps_out: bool
    roads: Sequence[str]


@dataclass(frozen=True, slots=True)
class ListRow:
    """A road of the list for Matrikkelen, in finished words."""

    code: str
    old_name: str
    new_name: str
    short_form: str
    handling: str
    decided: str
    case_number: str
    advice: str
    ssr_number: str
    state: str
    color: str


@in_both_forms(f"{STAFF}/matrikkel")
@permission_needed(Permission.PREPARE_CASES)
def show_matrikkel(municipality: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    rows = queries.list_matrikkel(place.id, today())
    ready = sum(not row.is_kept_out for row in rows)
    return render_template(
        "register/matrikkel.html",
        crumbs=crumbs_below(place),
        rows=[_list_row(row) for row in rows],
        troubles=_troubles(rows),
        ready=ngettext("%(num)s road is ready for the file", "%(num)s roads are ready for the file", ready),
        ready_count=ready,
        total=len(rows),
        columns=MATRIKKEL.header,
        file_url=url_for(".download_matrikkel", municipality=place.slug),
        whole_url=url_for(".download_matrikkel", municipality=place.slug, alle=1),
        workbook_url=url_for("exports.order_matrikkel_list", municipality=place.slug),
    )


@in_both_forms(f"{STAFF}/matrikkel.csv")
@permission_needed(Permission.PREPARE_CASES)
def download_matrikkel(municipality: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    wanted = {"alle": "1"} if request.args.get("alle") == "1" else {}
    name = f"matrikkel-{place.number}{'-alle' if wanted else ''}.csv"
    return _as_file(_csv_of(MATRIKKEL, queries.rows_of_matrikkel(place, wanted)), name)


@in_both_forms(f"{STAFF}/adresser")
@permission_needed(Permission.PREPARE_CASES)
def show_addresses(municipality: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    counts = queries.count_addresses(place.id)
    listed = sum(one.listed for one in counts)
    return render_template(
        "register/addresses.html",
        crumbs=crumbs_below(place),
        rows=[
            (
                f"{one.name.decided.old_name} → {one.name.name}",
                one.name.decided.district_name,
                show_number(one.counted),
                show_number(one.listed),
            )
            for one in counts
        ],
        total=ngettext("%(num)s address", "%(num)s addresses", listed),
        listed=listed,
        incomplete=[one.name.decided.old_name for one in counts if not one.is_whole],
        renumbered=[one.name.decided.old_name for one in counts if one.name.handling is not Handling.RENAME],
        columns=CHANGED_ADDRESSES.header,
        file_url=url_for(".download_addresses", municipality=place.slug),
        workbook_url=url_for("exports.order_address_list", municipality=place.slug),
        upload_url=url_for("roads.upload_register", municipality=place.slug),
    )


@in_both_forms(f"{STAFF}/adresser.csv")
@permission_needed(Permission.PREPARE_CASES)
def download_addresses(municipality: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    return _as_file(_csv_of(CHANGED_ADDRESSES, queries.rows_of_addresses(place)), f"adresser-{place.number}.csv")


def _csv_of(dataset: Dataset, rows: Iterable[RawRow]) -> Iterator[str]:
    """The file as the catalogue of files has it: no column of these differs between its editions."""
    yield from encode_rows(dataset.header, rows_in(dataset, Edition.INTERNAL, rows, str))


def _troubles(rows: Sequence[MatrikkelRow]) -> list[Trouble]:
    """What must be mended on top; under each the roads, with the other road or name where it is one."""
    found: dict[MatrikkelFault, list[str]] = {}
    for row in rows:
        for finding in row.findings:
            words = f"{row.name.decided.old_name} → {row.name.name} ({row.name.decided.district_name})"
            found.setdefault(finding.fault, []).append(f"{words}: {finding.other}" if finding.other else words)
    ordered = sorted(found, key=lambda fault: (fault in GOES_ALONG, list(MatrikkelFault).index(fault)))
    return [Trouble(explain(fault), fault not in GOES_ALONG, found[fault]) for fault in ordered]


def _list_row(row: MatrikkelRow) -> ListRow:
    one, decided = row.name, row.name.decided
    remarks = [finding for finding in row.findings if not finding.keeps_out]
    return ListRow(
        code=f"{one.key.district} {one.key.code}",
        old_name=decided.old_name,
        new_name=one.name,
        short_form=decided.short_form or (one.name if len(one.name) <= MOST_POSITIONS else "–"),
        handling=explain(one.handling) if one.handling else "",
        decided=_day(decided.decided_on),
        case_number=decided.case_number,
        advice=_day(decided.advice_received_on),
        ssr_number=one.ssr_number,
        state=_("Must be mended") if row.is_kept_out else _("Has a remark") if remarks else _("In order"),
        color="danger" if row.is_kept_out else "warning" if remarks else "success",
    )


def _day(day: date | None) -> str:
    """As Matrikkelen writes days, so that a row of the table is one line."""
    return day.strftime("%d.%m.%Y") if day else "–"


def _as_file(pieces: Iterator[str], name: str) -> Response:
    """A download in pieces. The name holds only figures and plain letters, so it needs no quoting."""
    response = Response(stream_with_context(pieces), mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response
