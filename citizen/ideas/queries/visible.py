"""Which ideas everyone can see: one condition, used by every list, search, feed, file and count."""

from __future__ import annotations

from citizen.domain.ideas.states import IdeaState
from citizen.ideas.models import Idea

IS_VISIBLE = Idea.state == IdeaState.PUBLISHED
"""A merged idea is not listed: its address leads to the one that it lives on in."""
