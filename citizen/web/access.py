"""Who may call a route, written on it. A test fails for a route that says nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])


def mark(view: View, access: str) -> View:
    """Write on the view who may call it: public, residents, or roles."""
    view.__access__ = access  # type: ignore[attr-defined] # a mark for the test of routes
    return view


def not_kept(view: View) -> View:
    """What is sent to this route is not stored while the person logs in again: it must not lie in the database."""
    view.__not_kept__ = True  # type: ignore[attr-defined] # a mark for the keeping of forms
    return view


def done_after_login(view: View) -> View:
    """What was pressed here is done once the person has logged in, where the button stood on a page of ours."""
    view.__done_after_login__ = True  # type: ignore[attr-defined] # a mark for the keeping of forms
    return view


def kept_for_owner(view: View) -> View:
    """What is sent to this route is kept over a login only where it is known whose session ended, for them alone."""
    view.__kept_for_owner__ = True  # type: ignore[attr-defined] # a mark for the keeping of forms
    return view


def public(view: View) -> View:
    """Anyone may call this route."""
    return mark(view, "public")
