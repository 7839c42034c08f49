"""Pages of the log of staff."""

from citizen.staff_log.views import page
from citizen.staff_log.views.blueprint import staff_log

__all__ = ["page", "staff_log"]
