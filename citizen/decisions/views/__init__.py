"""The pages of cases and decisions."""

from citizen.decisions.views import case, deciding, desk, links, public, table, tasks, together
from citizen.decisions.views.blueprint import decisions

__all__ = ["case", "deciding", "decisions", "desk", "links", "public", "table", "tasks", "together"]
