"""Questions about cases, meetings and what was decided."""

from citizen.decisions.queries.appeals import list_appeals
from citizen.decisions.queries.board import Alternative, Board, board_of
from citizen.decisions.queries.cases import find_case, list_cases, list_meetings, list_processes_with_cases
from citizen.decisions.queries.decided import count_decided, decided_for, find_decided, list_decided
from citizen.decisions.queries.rows import AdviceRow, CaseRow, DecidedRow, MeetingRow, RecommendedRow
from citizen.decisions.queries.spelling import SpelledName, SpellingCase, can_be_sent, list_spellings, rows_of_spelling

__all__ = [
    "AdviceRow",
    "Alternative",
    "Board",
    "CaseRow",
    "DecidedRow",
    "MeetingRow",
    "RecommendedRow",
    "SpelledName",
    "SpellingCase",
    "board_of",
    "can_be_sent",
    "count_decided",
    "decided_for",
    "find_case",
    "find_decided",
    "list_appeals",
    "list_cases",
    "list_decided",
    "list_meetings",
    "list_processes_with_cases",
    "list_spellings",
    "rows_of_spelling",
]
