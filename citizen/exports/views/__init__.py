"""Pages where staff fetch files, and where everyone finds open data."""

from citizen.exports.views import api, fetching, one_press, opened, ordering, staff, tasks
from citizen.exports.views.blueprint import exports

__all__ = ["api", "exports", "fetching", "one_press", "opened", "ordering", "staff", "tasks"]
