"""Where an idea stands, and who can see it there."""

from __future__ import annotations

from enum import StrEnum


class IdeaState(StrEnum):
    """Where an idea stands between its writer, the public and the moderators."""

    DRAFT = "draft"
    """Only its authors see it."""
    HELD = "held"
    """Sent in, and not public before a moderator has looked at it."""
    PUBLISHED = "published"
    HIDDEN = "hidden"
    """Taken away by a moderator, with a statement of reasons to the authors."""
    WITHDRAWN = "withdrawn"
    """Taken back by its authors."""
    MERGED = "merged"
    """It lives on in another idea, to which its address leads."""


def is_public(state: IdeaState) -> bool:
    """Whether everyone may see the text. A merged idea is seen in the one that it lives on in."""
    return state in (IdeaState.PUBLISHED, IdeaState.MERGED)
