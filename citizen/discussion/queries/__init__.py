"""Questions about arguments."""

from citizen.discussion.queries.family import family_of, lineage_of
from citizen.discussion.queries.listing import (
    ArgumentRow,
    VoiceRow,
    count_replies,
    count_replies_before,
    list_replies,
    list_rows,
    list_voices,
)
from citizen.discussion.queries.single import (
    OwnArgument,
    count_sent,
    find_argument,
    get_argument,
    list_own_arguments,
    list_own_marks,
    targets_of_arguments,
)
from citizen.discussion.queries.visible import IS_VISIBLE

__all__ = [
    "IS_VISIBLE",
    "ArgumentRow",
    "OwnArgument",
    "VoiceRow",
    "count_replies",
    "count_replies_before",
    "count_sent",
    "family_of",
    "find_argument",
    "get_argument",
    "lineage_of",
    "list_own_arguments",
    "list_own_marks",
    "list_replies",
    "list_rows",
    "list_voices",
    "targets_of_arguments",
]
