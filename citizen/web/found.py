"""What an address names, or the page that says it is not there."""

from typing import TypeVar

from flask import abort

Found = TypeVar("Found")


def or_404(found: Found | None) -> Found:
    """The thing found; where nothing was found the reader gets the page for wrong addresses."""
    if found is None:
        abort(404)
    return found
