"""Questions about notices, and about who follows what."""

from citizen.notices.queries.following import followers_of, is_following, list_follows
from citizen.notices.queries.letters import list_notices
from citizen.notices.queries.targets import Target, find_targets, present_titles, targets_of

__all__ = [
    "Target",
    "find_targets",
    "followers_of",
    "is_following",
    "list_follows",
    "list_notices",
    "present_titles",
    "targets_of",
]
