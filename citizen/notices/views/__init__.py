"""Pages about notices, and the words of letters."""

from citizen.notices.views import links, page
from citizen.notices.views.blueprint import notices

__all__ = ["links", "notices", "page"]
