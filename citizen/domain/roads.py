"""Choices about colliding road names, and why a round of them can't be set up as it stands."""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """How much two road names have in common."""

    IDENTICAL = "identical"
    SOUND_ALIKE = "sound-alike"
    SAME_STEM = "same-stem"


class Choice(StrEnum):
    """What staff choose for a pair."""

    KEEP_A = "keep-a"
    KEEP_B = "keep-b"
    CHANGE_BOTH = "change-both"
    KEEP_BOTH = "keep-both"


class Treatment(StrEnum):
    """What happens to a road that can't keep its name."""

    RENAME = "rename"
    ABSORB = "absorb"
    SPLIT = "split"


class RoundRefusal(StrEnum):
    """Why a round, its roads or its ballots can't be stored as asked."""

    NO_ROADS = "round-no-roads"
    KEEPER_UNDECIDED = "round-keeper-undecided"
    ALREADY_IN_A_ROUND = "round-already-in-a-round"
    SLUG_TAKEN = "round-slug-taken"
    PHASES_OUT_OF_ORDER = "round-phases-out-of-order"
    CHANGED_MEANWHILE = "round-changed-meanwhile"
    NEIGHBOUR_MISSING = "round-neighbour-missing"
    SHORTLIST_TOO_SHORT = "round-shortlist-too-short"
    VOTING_HAS_BEGUN = "round-voting-has-begun"
    WRONG_PHASE = "round-wrong-phase"
