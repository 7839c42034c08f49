"""The list for stadnamntenesta as a file: its purpose is known, so one press asks for it and gives it."""

from __future__ import annotations

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account, permission_needed
from citizen.domain.datasets.about_spelling import SPELLING
from citizen.domain.permissions import Permission
from citizen.exports import actions
from citizen.exports.access import open_dataset
from citizen.exports.views.blueprint import exports
from citizen.web.locale import gettext as _


@exports.post("/<any(nb,nn):lang>/stab/<municipality>/saker/<process>/skrivemaate.<any(csv,xlsx):file_format>")
@permission_needed(Permission.PREPARE_CASES)
def order_spelling_list(municipality: str, process: str, file_format: str) -> ResponseReturnValue:
    """Note who takes the list out, and give it: what the address narrows it to, or all names."""
    dataset, subject = open_dataset(municipality, process, SPELLING.name, request.args)
    order = actions.order_file(
        subject,
        dataset.name,
        file_format,
        account_id=get_current_account().id,
        purpose=_("For the place name service, which judges the spelling"),
        in_background=False,
    )
    return redirect(url_for("exports.fetch_file", municipality=municipality, order=order.public_id), 303)
