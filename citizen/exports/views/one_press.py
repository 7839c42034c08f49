"""Files whose purpose is known, so that one press asks for them and gives them; the button stands elsewhere."""

from __future__ import annotations

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account, permission_needed
from citizen.domain.datasets.about_register import CHANGED_ADDRESSES, MATRIKKEL
from citizen.domain.datasets.about_spelling import SPELLING
from citizen.domain.permissions import Permission
from citizen.exports import actions
from citizen.exports.access import WHOLE, open_dataset
from citizen.exports.views.blueprint import exports
from citizen.web.locale import gettext as _


@exports.post("/<any(nb,nn):lang>/stab/<municipality>/saker/<process>/skrivemaate.<any(csv,xlsx):file_format>")
@permission_needed(Permission.PREPARE_CASES)
def order_spelling_list(municipality: str, process: str, file_format: str) -> ResponseReturnValue:
    """The list for stadnamntenesta: what the address narrows it to, or all names."""
    purpose = _("For the place name service, which judges the spelling")
    return _order(municipality, process, SPELLING.name, file_format, purpose)


@exports.post("/<any(nb,nn):lang>/stab/<municipality>/filer/matrikkel.xlsx")
@permission_needed(Permission.PREPARE_CASES)
def order_matrikkel_list(municipality: str) -> ResponseReturnValue:
    """The list for Matrikkelen as a workbook, in which a number that begins with a nought keeps it."""
    purpose = _("For Matrikkelen, where the new names are entered")
    return _order(municipality, WHOLE, MATRIKKEL.name, "xlsx", purpose)


@exports.post("/<any(nb,nn):lang>/stab/<municipality>/filer/adresser.xlsx")
@permission_needed(Permission.PREPARE_CASES)
def order_address_list(municipality: str) -> ResponseReturnValue:
    """The addresses that change as a workbook, ready for mail merge."""
    purpose = _("For letters to those whose address changes")
    return _order(municipality, WHOLE, CHANGED_ADDRESSES.name, "xlsx", purpose)


def _order(municipality: str, process: str, name: str, file_format: str, purpose: str) -> ResponseReturnValue:
    """Note who takes the file out and what for, and lead to it."""
    dataset, subject = open_dataset(municipality, process, name, request.args)
    order = actions.order_file(
        subject,
        dataset.name,
        file_format,
        account_id=get_current_account().id,
        purpose=purpose,
        in_background=False,
    )
    return redirect(url_for("exports.fetch_file", municipality=municipality, order=order.public_id), 303)
