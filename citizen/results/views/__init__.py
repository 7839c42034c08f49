"""Pages that show what residents chose."""

from citizen.results.views import overview, pages
from citizen.results.views.blueprint import results

__all__ = ["overview", "pages", "results"]
