"""Which arguments everyone can read: one condition, used by every list, count and file."""

from __future__ import annotations

from citizen.discussion.models import Argument
from citizen.domain.ideas.arguing import ArgumentState

IS_VISIBLE = Argument.state == ArgumentState.PUBLISHED
"""The idea that it stands under must be visible too. Under an argument that is hidden or withdrawn the replies stay."""
