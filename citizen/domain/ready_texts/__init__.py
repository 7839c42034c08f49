"""Texts that staff can begin a round with, by kind of round, in both language forms."""

from __future__ import annotations

from collections.abc import Mapping

from citizen.domain.ready_texts.hearings import HEARINGS
from citizen.domain.ready_texts.ideas import IDEA_ROUNDS
from citizen.domain.ready_texts.ready import ReadyText
from citizen.domain.ready_texts.roads import ROAD_ROUNDS
from citizen.domain.ready_texts.votes import VOTES

READY: Mapping[str, tuple[ReadyText, ...]] = {
    "road-names": ROAD_ROUNDS,
    "ideas": IDEA_ROUNDS,
    "hearing": HEARINGS,
    "vote": VOTES,
}
"""By the kind of process."""

__all__ = ["READY", "ReadyText"]
