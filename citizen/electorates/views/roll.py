"""The page where staff load the list of those who may vote."""

from __future__ import annotations

from contextlib import closing
from typing import Any

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from citizen.accounts.access import get_current_account, permission_needed
from citizen.domain.permissions import Permission
from citizen.electorates import access, actions, queries
from citizen.electorates.forms import RollForm
from citizen.electorates.views.blueprint import electorates
from citizen.electorates.views.roll_words import rows_of_roll
from citizen.keys import read_key
from citizen.municipalities.models import Municipality
from citizen.oidc.identity import ROLL_KEY_FILE
from citizen.processes.access import open_process
from citizen.processes.models import Process
from citizen.rolls import RollLine, UnusableFile, fingerprint_of, read_roll
from citizen.web.clock import now
from citizen.web.locale import both, language, ngettext, show_moment
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

LONGEST_NAME = 80


@electorates.route("/<any(nb,nn):lang>/stab/<municipality>/<process>/hvem/liste", methods=["GET", "POST"])
@permission_needed(Permission.SET_UP_ROUNDS)
def upload_roll(municipality: str, process: str) -> ResponseReturnValue:
    """Load a list in the place of the one before: all of it, or nothing and every fault with its lines."""
    place, round_of = open_process(municipality, process)
    form = RollForm()
    if request.method == "GET":
        return _page(place, round_of, form)
    if not form.validate():
        return _page(place, round_of, form), 422
    name = _name(form.file.data)
    try:
        lines = _read(form.file.data, name)
        refusal = actions.load_roll(round_of.id, lines, name, get_current_account().id, now())
    except UnusableFile as fault:
        form.file.errors = fault.messages(language())
        return _page(place, round_of, form), 422
    if refusal:
        form.file.errors = [explain(refusal)]
        return _page(place, round_of, form), 422
    flash(ngettext("The list is loaded: %(num)s person.", "The list is loaded: %(num)s people.", len(lines)), "success")
    return redirect(url_for("electorates.show_electorate", municipality=municipality, process=process), 303)


def _read(upload: FileStorage, name: str) -> list[RollLine]:
    with closing(upload):
        return read_roll(upload.stream.read(), name, _key())


def _name(upload: FileStorage) -> str:
    """The file's own name without folders, short enough for a sentence."""
    return (upload.filename or "").replace("\\", "/").rpartition("/")[2][-LONGEST_NAME:] or "roll.csv"


def _key() -> bytes:
    return read_key(current_app.config["CITIZEN"].keys_dir, ROLL_KEY_FILE)


def _page(place: Municipality, round_of: Process, form: RollForm) -> str:
    roll = queries.find_roll(round_of.id)
    at: dict[str, Any] = {"municipality": place.slug, "process": round_of.slug}
    return render_template(
        "electorates/roll.html",
        form=form,
        crumbs=[
            (_("Staff pages"), url_for("roads.show_staff_desk", municipality=place.slug)),
            (
                _("Who may vote") if round_of.is_vote else _("Who may take part"),
                url_for("electorates.show_electorate", **at),
            ),
        ],
        heading=_("Load the list of those who may vote")
        if round_of.is_vote
        else _("Load the list of those who may take part"),
        is_vote=round_of.is_vote,
        title=both(round_of.title_nb, round_of.title_nn),
        who=access.say_who(round_of),
        is_open=now() >= round_of.electorate_holds_from,
        opens=show_moment(round_of.electorate_holds_from),
        fingerprint=fingerprint_of(_key()),
        uploaded=show_moment(roll.uploaded_at) if roll else "",
        roll_rows=rows_of_roll(queries.figures_of(roll)) if roll else [],
    )
