"""The blueprint, and what other slices add to My page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import Blueprint

from citizen.accounts.queries import Person

accounts = Blueprint("accounts", __name__)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of My page: a template that is included with `section.shown` as its content."""

    template: str
    shown: Mapping[str, object]


my_page_sections: list[Callable[[Person], Section | None]] = []
"""What stands on My page besides the account itself, in order. A slice appends a function; None shows nothing."""
