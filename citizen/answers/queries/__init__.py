"""Questions about answers, steps and what waits."""

from citizen.answers.queries.answers import (
    answers_of,
    find_for_vote,
    ideas_on_ballots,
    list_answers,
    list_ideas_of_vote,
)
from citizen.answers.queries.steps import is_late, own_steps_of, plan_of, plans_of
from citizen.answers.queries.waiting import (
    Shown,
    Sorted,
    WaitingIdea,
    count_for_staff,
    count_late,
    count_waiting,
    count_waiting_by_round,
    list_chosen,
    list_for_staff,
    list_waiting,
)

__all__ = [
    "Shown",
    "Sorted",
    "WaitingIdea",
    "answers_of",
    "count_for_staff",
    "count_late",
    "count_waiting",
    "count_waiting_by_round",
    "find_for_vote",
    "ideas_on_ballots",
    "is_late",
    "list_answers",
    "list_chosen",
    "list_for_staff",
    "list_ideas_of_vote",
    "list_waiting",
    "own_steps_of",
    "plan_of",
    "plans_of",
]
