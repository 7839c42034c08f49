"""Questions about the cases of a pile, what residents said in them, and the reader's own marks."""

from citizen.desk.queries.entries import Entry, Mark, list_entries
from citizen.desk.queries.piles import PileRow, list_pile
from citizen.desk.queries.shares import DistrictShare, list_shares
from citizen.desk.queries.voices import Reason, Spoken, list_reasons, list_spoken

__all__ = [
    "DistrictShare",
    "Entry",
    "Mark",
    "PileRow",
    "Reason",
    "Spoken",
    "list_entries",
    "list_pile",
    "list_reasons",
    "list_shares",
    "list_spoken",
]
