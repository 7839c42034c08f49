"""Announce a hearing, answer it, withdraw an answer, and what moderators do to one."""

from citizen.hearings.actions.answering import AnswerDraft, Sent, send_answer, withdraw_answer
from citizen.hearings.actions.moderating import (
    hide_hearing_answer,
    redact_hearing_answer,
    restore_hearing_answer,
)
from citizen.hearings.actions.removing import forget_answerer
from citizen.hearings.actions.setting_up import HearingWish, announce_hearing, change_hearing
from citizen.hearings.actions.telling_back import Telling, publish_outcome

__all__ = [
    "AnswerDraft",
    "HearingWish",
    "Sent",
    "Telling",
    "announce_hearing",
    "change_hearing",
    "forget_answerer",
    "hide_hearing_answer",
    "publish_outcome",
    "redact_hearing_answer",
    "restore_hearing_answer",
    "send_answer",
    "withdraw_answer",
]
