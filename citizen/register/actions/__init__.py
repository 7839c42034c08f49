"""Mark what has been done about new names, and tell those who wait for it."""

from citizen.register.actions.marking import TaskChange, change_many, save_tasks

__all__ = ["TaskChange", "change_many", "save_tasks"]
