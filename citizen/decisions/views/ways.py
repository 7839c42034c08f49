"""The ways from the pages where decisions are recorded to those of the council above them."""

from __future__ import annotations

from flask import url_for

from citizen.decisions.queries import CaseRow
from citizen.decisions.views.blueprint import Crumbs, title_of, title_of_case
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.web.locale import both, language
from citizen.web.locale import gettext as _


def council_url(place: Municipality) -> str:
    """The councillors' first page; it belongs to a feature above, so its address is put together here."""
    return f"/{language()}/{both('folkevalgte', 'folkevalde')}/{place.slug}/"


def council_crumbs(place: Municipality, process: Process, case: CaseRow | None = None) -> Crumbs:
    crumbs = [(_("For councillors"), council_url(place))]
    if case is None:
        process_url = url_for("pages.show_process", municipality=place.slug, process=process.slug)
        return [*crumbs, (title_of(process), process_url)]
    return [*crumbs, (title_of_case(case), f"{council_url(place)}sak/{process.slug}/{case.slug}")]
