"""Pages that show what residents chose."""

from citizen.results.views import pages
from citizen.results.views.blueprint import results

__all__ = ["pages", "results"]
