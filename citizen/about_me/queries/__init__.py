"""Questions about one person, asked of every slice."""

from citizen.about_me.queries.parts import everything_about

__all__ = ["everything_about"]
