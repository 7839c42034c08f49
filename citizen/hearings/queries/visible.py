"""Which answers everyone can read: one condition, used by every list, count and file."""

from __future__ import annotations

from citizen.domain.hearings import AnswerState
from citizen.hearings.models import HearingAnswer

IS_VISIBLE = HearingAnswer.state == AnswerState.PUBLISHED
