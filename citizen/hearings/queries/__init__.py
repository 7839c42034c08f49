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
from citizen.hearings.queries.finding import Order, Senders, Wanted
from citizen.hearings.queries.outcomes import (
    OutcomeRow,
    PartRow,
    find_outcome,
    first_told,
    list_outcomes,
    list_waiting_hearings,
)
from citizen.hearings.queries.visible import IS_VISIBLE

__all__ = [
    "IS_VISIBLE",
    "AnswerRow",
    "Order",
    "OutcomeRow",
    "OwnAnswer",
    "PartRow",
    "Senders",
    "StanceCount",
    "Wanted",
    "count_answers",
    "count_by_section",
    "count_sent",
    "find_answer",
    "find_outcome",
    "find_row",
    "first_told",
    "list_answers",
    "list_outcomes",
    "list_own_answers",
    "list_sections",
    "list_waiting_hearings",
    "targets_of_answers",
]
