"""Tables of the discussion."""

from citizen.discussion.models.arguments import Argument, ArgumentMark

__all__ = ["Argument", "ArgumentMark"]
