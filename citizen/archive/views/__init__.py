"""The package with its documents, and where staff fetch it."""

from citizen.archive.views import fetching
from citizen.archive.views.blueprint import archive

__all__ = ["archive", "fetching"]
