"""Choices about colliding road names, and why a round of them can't be set up as it stands."""

from __future__ import annotations

from enum import StrEnum


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
    SAME_NAME_ON_TWO_BALLOTS = "round-same-name-on-two-ballots"
    VOTING_HAS_BEGUN = "round-voting-has-begun"
    WRONG_PHASE = "round-wrong-phase"
    NOTHING_CHANGES = "round-nothing-changes"
    KEEPERS_IN_A_CIRCLE = "round-keepers-in-a-circle"
    TREATMENTS_DIFFER = "round-treatments-differ"
    TOO_MANY_PAIRS = "round-too-many-pairs"
    SLUG_UNUSABLE = "round-slug-unusable"
    CLOSES_IN_THE_PAST = "round-closes-in-the-past"
    OPENS_IN_THE_PAST = "round-opens-in-the-past"
    TOO_FAR_AHEAD = "round-too-far-ahead"
    PERIOD_TOO_SHORT = "round-period-too-short"
    ALREADY_OPEN = "round-already-open"
    ALREADY_OVER = "round-already-over"
    VOTING_OPENS_IN_THE_PAST = "round-voting-opens-in-the-past"
    VOTING_CLOSES_TOO_EARLY = "round-voting-closes-too-early"
    CLOSES_BEFORE_IT_OPENS = "round-closes-before-it-opens"
    ANSWER_TOO_EARLY = "round-answer-too-early"
