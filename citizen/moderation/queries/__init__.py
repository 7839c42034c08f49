"""Questions about moderation."""

from citizen.moderation.queries.cases import (
    DecisionRow,
    InQueue,
    count_decided,
    find_case,
    find_decision,
    list_decided,
    list_decisions,
    list_queue,
    list_reports,
    waiting_of,
)
from citizen.moderation.queries.figures import (
    Figures,
    OwnStatement,
    figures_of,
    has_reported,
    is_recipient,
    list_own_statements,
)
from citizen.moderation.queries.texts import find_text, texts_of
from citizen.moderation.queries.thing import Thing
from citizen.moderation.queries.things import find_thing, find_things, list_held

__all__ = [
    "DecisionRow",
    "Figures",
    "InQueue",
    "OwnStatement",
    "Thing",
    "count_decided",
    "figures_of",
    "find_case",
    "find_decision",
    "find_text",
    "find_thing",
    "find_things",
    "has_reported",
    "is_recipient",
    "list_decided",
    "list_decisions",
    "list_held",
    "list_own_statements",
    "list_queue",
    "list_reports",
    "texts_of",
    "waiting_of",
]
