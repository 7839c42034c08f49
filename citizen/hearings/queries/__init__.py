"""Questions about hearings."""

from citizen.hearings.queries.answers import (
    AnswerRow,
    OwnAnswer,
    StanceCount,
    count_answers,
    count_by_section,
    count_sent,
    find_answer,
    find_row,
    list_answers,
    list_own_answers,
    list_sections,
    targets_of_answers,
)
from citizen.hearings.queries.visible import IS_VISIBLE

__all__ = [
    "IS_VISIBLE",
    "AnswerRow",
    "OwnAnswer",
    "StanceCount",
    "count_answers",
    "count_by_section",
    "count_sent",
    "find_answer",
    "find_row",
    "list_answers",
    "list_own_answers",
    "list_sections",
    "targets_of_answers",
]
