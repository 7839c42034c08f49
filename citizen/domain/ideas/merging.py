"""When two ideas of a round may be made one, and when that may be undone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from citizen.domain.ideas.states import IdeaState
from citizen.domain.person_numbers import holds_person_number

LONGEST_REASON = 1000


class MergeRefusal(StrEnum):
    """Why two ideas are not made one, or one is not made two again."""

    SAME_IDEA = "merge-same-idea"
    OTHER_ROUND = "merge-other-round"
    NOT_PUBLIC = "merge-not-public"
    MERGED_MEANWHILE = "merge-merged-meanwhile"
    ANSWERED = "merge-answered"
    ON_A_BALLOT = "merge-on-a-ballot"
    NO_REASON = "merge-no-reason"
    REASON_TOO_LONG = "merge-reason-too-long"
    PERSON_NUMBER = "merge-person-number"
    UNDONE_ALREADY = "merge-undone-already"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the municipality does it, in one language form or both. Everyone can read it."""

    nb: str
    nn: str

    def to(self, language: str) -> str:
        """In this form, or in the one that it was written in."""
        return (self.nn or self.nb) if language == "nn" else (self.nb or self.nn)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of two ideas that may be the same."""

    id: int
    process_id: int
    state: IdeaState


def refuse_merge(going: Candidate, staying: Candidate, reason: Reason) -> MergeRefusal | None:
    """Why the one can't go into the other. An idea that others have gone into may go on into a third."""
    if going.id == staying.id:
        return MergeRefusal.SAME_IDEA
    if going.process_id != staying.process_id:
        return MergeRefusal.OTHER_ROUND
    states = {going.state, staying.state}
    if IdeaState.MERGED in states:
        return MergeRefusal.MERGED_MEANWHILE
    if states != {IdeaState.PUBLISHED}:
        return MergeRefusal.NOT_PUBLIC
    return refuse_reason(reason)


def refuse_reason(reason: Reason) -> MergeRefusal | None:
    """Why this reason can't stand in the public log; one language form is enough."""
    if not (reason.nb or reason.nn):
        return MergeRefusal.NO_REASON
    if max(len(reason.nb), len(reason.nn)) > LONGEST_REASON:
        return MergeRefusal.REASON_TOO_LONG
    if holds_person_number(reason.nb) or holds_person_number(reason.nn):
        return MergeRefusal.PERSON_NUMBER
    return None
