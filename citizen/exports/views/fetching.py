"""Fetching a file that one has asked for: only by that person, only for a while, and again where it broke off."""

from __future__ import annotations

from typing import Any

from flask import current_app, flash, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account, permission_needed
from citizen.domain.permissions import Permission
from citizen.exports import actions, queries
from citizen.exports.actions.making import contents_of
from citizen.exports.models import FileOrder
from citizen.exports.views.blueprint import STAFF, exports
from citizen.exports.views.sending import send_now
from citizen.exports.views.staff import crumbs_to_desk
from citizen.municipalities.access import open_municipality
from citizen.web.clock import now
from citizen.web.found import or_404
from citizen.web.locale import both, show_moment, show_number
from citizen.web.locale import gettext as _

SECONDS_BETWEEN_LOOKS = 3
STILL_COMING = ("waiting", "being-made")


@exports.get(f"{STAFF}/bestilling/<order>")
@permission_needed(Permission.EXPORT)
def show_order(municipality: str, order: str) -> ResponseReturnValue:
    """How far the file has come. The page asks anew by itself, without any script."""
    wanted = _open(municipality, order)
    if (refused := _refused(municipality, wanted)) is not None:
        return refused
    contents = contents_of(wanted)
    total = wanted.rows_total
    return render_template(
        "exports/order.html",
        crumbs=[
            *crumbs_to_desk(municipality),
            (_("Files to fetch"), url_for("exports.show_exports", municipality=municipality)),
        ],
        title=both(contents.dataset.title_nb, contents.dataset.title_nn),
        state="coming" if wanted.state in STILL_COMING else "failed" if wanted.state == "failed" else "ready",
        look_again_s=SECONDS_BETWEEN_LOOKS,
        done=wanted.rows_done,
        total=total,
        progress_words=_progress(wanted),
        size=_("%(size)s MB", size=show_number(round((wanted.size or 0) / 1e6, 1))) if wanted.size else "",
        format=wanted.format.upper(),
        until=show_moment(wanted.expires_at),
        purpose=wanted.purpose,
        fetch_url=url_for("exports.fetch_file", municipality=municipality, order=order),
        again_url=url_for("exports.show_order", municipality=municipality, order=order),
        file_url=_page_of_file(municipality, wanted),
    )


@exports.get(f"{STAFF}/bestilling/<order>/fil")
@permission_needed(Permission.EXPORT)
def fetch_file(municipality: str, order: str) -> ResponseReturnValue:
    """The file. A finished one can be taken up where it broke off; one that is made while it is sent comes anew."""
    wanted = _open(municipality, order)
    if (refused := _refused(municipality, wanted)) is not None:
        return refused
    contents = contents_of(wanted)
    if wanted.state == "direct":
        return send_now(contents, wanted.format)
    path = actions.file_of(current_app.config["CITIZEN"], wanted)
    if wanted.state != "made" or not path.is_file():
        return redirect(url_for("exports.show_order", municipality=municipality, order=order), 303)
    response = send_file(
        path,
        mimetype=actions.TYPES[wanted.format],
        as_attachment=True,
        download_name=f"{contents.name}.{wanted.format}",
        etag=wanted.sha256 or "",
        last_modified=wanted.made_at,
        conditional=True,
    )
    response.headers["Cache-Control"] = "no-store"
    return response


def _open(municipality: str, public_id: str) -> FileOrder:
    """The order with this name in the municipality, or a 404."""
    place = open_municipality(municipality)
    return or_404(queries.find_order(place.id, public_id))


def _refused(municipality: str, order: FileOrder) -> ResponseReturnValue | None:
    """The way to the file's own page for whoever must ask for it first: the address of a file is no key to it."""
    if order.account_id != get_current_account().id:
        flash(_("This file was made for somebody else. Say what you need it for, and you get your own."), "info")
    elif order.expires_at <= now() or order.state == "removed":
        flash(_("This file is no longer kept. Say what you need it for, and you get a new one."), "info")
    else:
        return None
    return redirect(_page_of_file(municipality, order), 303)


def _page_of_file(municipality: str, order: FileOrder) -> str:
    here: dict[str, Any] = {"municipality": municipality, "process": queries.name_of_process(order)}
    return url_for("exports.show_file", dataset=order.dataset, **here, **queries.filters_of(order))


def _progress(order: FileOrder) -> str:
    if order.state == "waiting":
        return _("The file waits for its turn.")
    if not order.rows_total:
        return _("The rows are being counted.")
    return _(
        "%(done)s of %(total)s rows are written.",
        done=show_number(order.rows_done),
        total=show_number(order.rows_total),
    )
