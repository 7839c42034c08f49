"""Codes of the decision stage."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """What can be decided, and recommended, in a case."""

    NEW_NAME = "outcome-new-name"
    OPTION = "outcome-option"
    """One or several of the alternatives that were voted on."""
    ABSORBED = "outcome-absorbed"
    """The road becomes part of a neighbouring one (N36)."""
    NO_CHANGE = "outcome-no-change"


class Parallel(StrEnum):
    """Whether the road has a Sámi or Kven name too, whose case must be raised at the same time (N34)."""

    UNKNOWN = "parallel-unknown"
    NONE = "parallel-none"
    WAITING = "parallel-waiting"
    """It has one, whose case has not been raised."""
    RAISED = "parallel-raised"


class AppealFrom(StrEnum):
    """Who can appeal against a spelling: stadnamnlova § 6 first paragraph a to c, see § 12."""

    BODY = "appeal-from-body"
    OWNER = "appeal-from-owner"
    ORGANISATION = "appeal-from-organisation"


class AppealOutcome(StrEnum):
    """What came of an appeal."""

    REOPENS = "appeal-reopens"
    SENT_ON = "appeal-sent-on"
    """The municipality keeps the spelling; the appeal goes to klagenemnda for stadnamnsaker."""
    REFUSED = "appeal-refused"
    """It came too late, or from somebody who can't appeal."""


class Gate(StrEnum):
    """What stands between a case and its decision; where it comes from is in citizen.domain.decisions.sources."""

    NOT_COUNTED = "gate-not-counted"
    NOTHING_CHOSEN = "gate-nothing-chosen"
    NO_MEETING = "gate-no-meeting"
    MEETING_TO_COME = "gate-meeting-to-come"
    UNUSABLE_NAME = "gate-unusable-name"
    NAME_TAKEN = "gate-name-taken"
    NAME_DECIDED_ELSEWHERE = "gate-name-decided-elsewhere"
    NAME_WANTED_ELSEWHERE = "gate-name-wanted-elsewhere"
    SHORT_FORM_MISSING = "gate-short-form-missing"
    SHORT_FORM_TOO_LONG = "gate-short-form-too-long"
    SHORT_FORM_TAKEN = "gate-short-form-taken"
    ADVICE_NOT_ASKED = "gate-advice-not-asked"
    ADVICE_NOT_RECEIVED = "gate-advice-not-received"
    PARALLEL_NOT_RAISED = "gate-parallel-not-raised"
    PARALLEL_UNKNOWN = "gate-parallel-unknown"
    HEARING_NOT_HELD = "gate-hearing-not-held"
    HEARING_TOO_SHORT = "gate-hearing-too-short"
    HEARING_NOT_OVER = "gate-hearing-not-over"
    REASON_MISSING = "gate-reason-missing"
    NAME_STAYS_TWICE = "gate-name-stays-twice"


class DecisionRefusal(StrEnum):
    """Why a decision, or what was prepared for one, was not stored."""

    CHANGED_MEANWHILE = "decision-changed-meanwhile"
    NOT_DECIDED = "decision-not-decided"
    TOO_LONG = "decision-too-long"
    PERSON_NUMBER = "decision-person-number"
    MEETING_IS_THERE = "decision-meeting-is-there"
    MEETING_IS_GONE = "decision-meeting-is-gone"
    MEETING_HAS_CASES = "decision-meeting-has-cases"
    MEETING_HAS_DECIDED = "decision-meeting-has-decided"
    NOBODY_DECIDES = "decision-nobody-decides"
    ADVICE_BEFORE_ASKED = "decision-advice-before-asked"
    DAY_TO_COME = "decision-day-to-come"
    HEARING_HALF = "decision-hearing-half"
    HEARING_BACKWARDS = "decision-hearing-backwards"
    REASON_IN_ONE_FORM = "decision-reason-in-one-form"
    NO_SENDER = "decision-no-sender"
    NO_APPEAL_TEXT = "decision-no-appeal-text"
    APPEAL_BEFORE_DECISION = "decision-appeal-before-decision"
    SETTLED_ALREADY = "decision-settled-already"
