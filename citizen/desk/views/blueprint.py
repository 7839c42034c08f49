"""Where the pages of this feature hang their routes, each at two addresses: one for each language form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from flask import Blueprint, url_for

from citizen.accounts.access import permission_needed
from citizen.domain.permissions import Permission
from citizen.web.access import View
from citizen.web.locale import both

desk = Blueprint("desk", __name__)

ROOMS = {"nb": "/<any(nb,nn):lang>/folkevalgte/<municipality>", "nn": "/<any(nb,nn):lang>/folkevalde/<municipality>"}
IN_NYNORSK = "_in_nynorsk"


def council_page(path: str, methods: Sequence[str] = ("GET",)) -> Callable[[View], View]:
    """A route for those who may see what the council sees."""

    def decorate(view: View) -> View:
        guarded = permission_needed(Permission.SEE_COUNCIL_PAGES)(view)
        desk.add_url_rule(ROOMS["nb"] + path, view.__name__, guarded, methods=methods)
        desk.add_url_rule(ROOMS["nn"] + path, view.__name__ + IN_NYNORSK, guarded, methods=methods)
        return guarded

    return decorate


def address_of(page: str, **values: Any) -> str:
    """The page of this feature in the reader's language form; what is empty is left out."""
    given = {name: value for name, value in values.items() if value not in ("", None)}
    return url_for(both(f"desk.{page}", f"desk.{page}{IN_NYNORSK}"), **given)
