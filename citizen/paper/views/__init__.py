"""The pages of voting on paper."""

from citizen.paper.views import codes, differences, entering, overview
from citizen.paper.views.blueprint import paper

__all__ = ["codes", "differences", "entering", "overview", "paper"]
