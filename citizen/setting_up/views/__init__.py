"""Pages for setting up and running rounds."""

from citizen.setting_up.views import roles, tasks, wizard
from citizen.setting_up.views.blueprint import setting_up

__all__ = ["roles", "setting_up", "tasks", "wizard"]
