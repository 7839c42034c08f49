"""Asking for a file with what residents wrote: who, what and why is noted, and then it is given to that person."""

from __future__ import annotations

import json
from collections.abc import Sequence

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account, permission_needed
from citizen.domain.datasets import DATASETS
from citizen.domain.permissions import Permission
from citizen.exports import actions, queries
from citizen.exports.access import is_large, open_dataset
from citizen.exports.forms import OrderForm, read_format
from citizen.exports.views.blueprint import STAFF, exports
from citizen.exports.views.staff import crumbs_to_desk, page_of
from citizen.municipalities.access import open_municipality
from citizen.web.locale import both, ngettext, show_moment
from citizen.web.locale import gettext as _
from citizen.web.paging import page_links, read_paging

ORDERS_ON_A_PAGE = 50


@exports.post(f"{STAFF}/<process>/<dataset>")
@permission_needed(Permission.EXPORT)
def order_file(municipality: str, process: str, dataset: str) -> ResponseReturnValue:
    """Note who asks for what and why; a small file then comes at once, a large workbook is made in the background."""
    wanted, subject = open_dataset(municipality, process, dataset, request.args)
    form = OrderForm()
    if not form.validate_on_submit():
        return page_of(wanted, subject, form), 422
    file_format = read_format(request.form.get("format", ""))
    in_background = file_format == "xlsx" and is_large(actions.internal(wanted, subject))
    order = actions.order_file(
        subject,
        wanted.name,
        file_format,
        account_id=get_current_account().id,
        purpose=form.purpose.data,
        in_background=in_background,
    )
    next_page = "exports.show_order" if in_background else "exports.fetch_file"
    return redirect(url_for(next_page, municipality=municipality, order=order.public_id), 303)


@exports.get(f"{STAFF}/logg/")
@permission_needed(Permission.SEE_LOG)
def show_orders(municipality: str) -> ResponseReturnValue:
    """Every file that was given out: who, what, when and why."""
    place = open_municipality(municipality)
    total = queries.count_orders(place.id)
    paging = read_paging(request.args.get("side", ""), size=ORDERS_ON_A_PAGE, total=total)
    found = queries.list_orders(place.id, offset=paging.offset, limit=paging.size)
    return render_template(
        "exports/orders.html",
        crumbs=[
            *crumbs_to_desk(municipality),
            (_("Files to fetch"), url_for("exports.show_exports", municipality=municipality)),
        ],
        rows=_lines(found),
        links=page_links(paging, lambda side: url_for("exports.show_orders", municipality=municipality, side=side)),
        total=ngettext("%(num)s file", "%(num)s files", total),
    )


def _lines(found: Sequence[queries.OrderRow]) -> list[list[str]]:
    return [
        [
            show_moment(row.ordered_at),
            row.who or _("somebody whose account is deleted"),
            _what(row),
            both(row.title_nb, row.title_nn or "") if row.title_nb else _("The whole municipality"),
            row.purpose,
        ]
        for row in found
    ]


def _what(row: queries.OrderRow) -> str:
    dataset = DATASETS.get(row.dataset)
    title = both(dataset.title_nb, dataset.title_nn) if dataset else row.dataset
    narrowed = ", ".join(f"{name}={value}" for name, value in json.loads(row.filters).items())
    return f"{title} ({row.format.upper()}{', ' + narrowed if narrowed else ''})"
