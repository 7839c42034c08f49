"""Staff fetch the package of a finished process."""

from __future__ import annotations

import io
from hashlib import sha256

from flask import Response, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account, permission_needed
from citizen.archive import queries
from citizen.archive.actions import note_fetching
from citizen.archive.views.blueprint import archive
from citizen.archive.views.package import pack
from citizen.domain.permissions import Permission
from citizen.domain.phases import Phase
from citizen.processes.access import open_process
from citizen.processes.models import Process
from citizen.web.clock import now
from citizen.web.locale import both
from citizen.web.locale import gettext as _

PLACE = "/<any(nb,nn):lang>/stab/<municipality>/<process>/arkiv"


@archive.get(PLACE)
@permission_needed(Permission.EXPORT)
def show_archive(municipality: str, process: str) -> ResponseReturnValue:
    place, round_of = open_process(municipality, process)
    return render_template(
        "archive/package.html",
        crumbs=[(_("Staff pages"), url_for("roads.show_staff_desk", municipality=place.slug))],
        title=both(round_of.title_nb, round_of.title_nn),
        is_ready=_is_ready(round_of),
        command=f"citizen archive {place.slug}/{round_of.slug} --output {round_of.slug}.zip",
    )


@archive.post(PLACE)
@permission_needed(Permission.EXPORT)
def fetch_package(municipality: str, process: str) -> ResponseReturnValue:
    """Made anew each time, from what is stored now; that it was fetched is noted."""
    place, round_of = open_process(municipality, process)
    if not _is_ready(round_of):
        return redirect(url_for(".show_archive", municipality=municipality, process=process), 303)
    file = io.BytesIO()
    pack(place, round_of, now().replace(microsecond=0), file)
    page = f"/{place.slug}/{round_of.slug}"
    note_fetching(place.id, page, sha256(file.getvalue()).hexdigest(), get_current_account().id)
    file.seek(0)
    response: Response = send_file(
        file, mimetype="application/zip", as_attachment=True, download_name=f"arkiv-{place.number}-{round_of.slug}.zip"
    )
    response.headers["Cache-Control"] = "no-store"
    return response


def _is_ready(process: Process) -> bool:
    phase = process.as_schedule().phase_at(now())
    return queries.is_finished(process, has_ended=phase is Phase.CLOSED)
