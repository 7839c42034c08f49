"""Delete a person: at once from the database's rows, and within a day from its files."""

from citizen.about_me.actions.forgetting import delete_account
from citizen.about_me.actions.sweeping import remove_traces

__all__ = ["delete_account", "remove_traces"]
