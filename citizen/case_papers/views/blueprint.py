"""Where the pages of this feature hang their routes; those of the council at two addresses, one for each form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, url_for

from citizen.accounts.access import permission_needed
from citizen.desk.views.blueprint import IN_NYNORSK, ROOMS
from citizen.domain.permissions import Permission
from citizen.web.access import View
from citizen.web.locale import both

case_papers = Blueprint("case_papers", __name__)
"""The blueprint of case papers."""


def council_page(path: str) -> Callable[[View], View]:
    """A route for those who may see what the council sees."""

    def decorate(view: View) -> View:
        guarded = permission_needed(Permission.SEE_COUNCIL_PAGES)(view)
        case_papers.add_url_rule(ROOMS["nb"] + path, view.__name__, guarded)
        case_papers.add_url_rule(ROOMS["nn"] + path, view.__name__ + IN_NYNORSK, guarded)
        return guarded

    return decorate


def council_address(page: str, **values: Any) -> str:
    """The council's page in the reader's language form."""
    return url_for(both(f"case_papers.{page}", f"case_papers.{page}{IN_NYNORSK}"), **values)
