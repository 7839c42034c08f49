"""Questions about ideas."""

from citizen.ideas.queries.visible import IS_VISIBLE

__all__ = ["IS_VISIBLE"]
