"""The page where staff load the road register of a former municipality."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage
from werkzeug.utils import secure_filename

from citizen.accounts.access import permission_needed
from citizen.domain.permissions import Permission
from citizen.domain.road_register import Address, RoadRegister
from citizen.kartverket import UnusableFile, read_addresses, read_register
from citizen.municipalities.access import open_municipality
from citizen.municipalities.models import Municipality
from citizen.municipalities.queries import list_districts
from citizen.roads import actions
from citizen.roads.forms import RegisterForm
from citizen.roads.views.blueprint import roads
from citizen.web.locale import gettext as _
from citizen.web.locale import language, ngettext, show_number


@roads.route("/<any(nb,nn):lang>/stab/<municipality>/vegregister", methods=["GET", "POST"])
@permission_needed(Permission.SET_UP_ROUNDS)
def upload_register(municipality: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    form = RegisterForm(_districts(place))
    if request.method == "GET":
        return _page(place, form)
    if not form.validate():
        return _page(place, form), 422
    try:
        register, addresses = _read(form.file.data, form.number.data)
    except UnusableFile as fault:
        form.file.errors = [fault.message(language())]
        return _page(place, form), 422
    report = actions.import_register(place, register, allow_missing=bool(form.allow_missing.data), addresses=addresses)
    if isinstance(report, actions.RoadsMissing):
        form.file.errors = [_ask_about(report)]
        return _page(place, form, missing=True), 422
    flash(_words(report), "success")
    return redirect(url_for("roads.upload_register", municipality=municipality), 303)


def _districts(place: Municipality) -> list[tuple[str, str]]:
    """The former municipalities; a municipality without any has a register of its own."""
    former = [(district.number, district.name) for district in list_districts(place.id)]
    return former or [(place.number, place.name)]


def _read(upload: FileStorage, number: str) -> tuple[RoadRegister, Mapping[int, tuple[Address, ...]]]:
    """The register and the single addresses in an uploaded file, which is on the disk only as long as it is read."""
    with closing(upload), tempfile.TemporaryDirectory(prefix="citizen-register-") as folder:
        path = Path(folder) / (secure_filename(upload.filename or "")[-80:] or "vegregister.csv")
        upload.save(path)
        return read_register(path, municipality=number), read_addresses(path, number)


def _ask_about(report: actions.RoadsMissing) -> str:
    return _(
        "%(missing)s of the %(stored)s roads that are stored for %(name)s are not in this file, so it may have been cut"
        " off. Nothing is stored. Fetch the file anew. If it is as it should be, choose it once more and tick the box.",
        missing=show_number(report.missing),
        stored=show_number(report.stored),
        name=report.district_name,
    )


def _words(report: actions.ImportReport) -> str:
    """What the import did, in a few sentences."""
    if report.nothing_changed:
        return _("The register of %(name)s was the same already. Nothing was changed.", name=report.district_name)
    counted = _(
        "The register of %(name)s is loaded: %(new)s, %(changed)s changed, %(gone)s gone, %(back)s back.",
        name=report.district_name,
        new=ngettext("%(num)s new road", "%(num)s new roads", len(report.new)),
        changed=show_number(len(report.changed)),
        gone=show_number(len(report.gone)),
        back=show_number(len(report.back)),
    )
    found = report.collisions
    if found is None:
        return counted
    pairs = found.identical + found.sound_alike
    alike = ngettext(
        "%(num)s pair of names is identical or sounds alike.",
        "%(num)s pairs of names are identical or sound alike.",
        pairs,
    )
    return f"{counted} {alike}"


def _page(place: Municipality, form: RegisterForm, *, missing: bool = False) -> str:
    return render_template(
        "roads/upload_register.html",
        form=form,
        asks_about_missing=missing,
        crumbs=[(_("Staff pages"), url_for("roads.show_staff_desk", municipality=place.slug))],
        collisions_url=url_for("roads.show_collisions", municipality=place.slug),
    )
