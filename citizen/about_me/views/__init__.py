"""Pages where a person reads, takes along and deletes what is stored about them."""

from citizen.about_me.views import deletion, everything
from citizen.about_me.views.blueprint import about_me

__all__ = ["about_me", "deletion", "everything"]
