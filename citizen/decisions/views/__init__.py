"""The pages of cases and decisions."""

from citizen.decisions.views import case, deciding, desk, links, meetings, public, spelling, table, tasks, together
from citizen.decisions.views.blueprint import decisions

__all__ = [
    "case",
    "deciding",
    "decisions",
    "desk",
    "links",
    "meetings",
    "public",
    "spelling",
    "table",
    "tasks",
    "together",
]
