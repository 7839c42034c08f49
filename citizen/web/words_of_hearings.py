"""The words for what can happen to answers in a hearing; a part of citizen.web.messages."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from citizen.domain.hearings import AnswerState, HearingRefusal, Stance
from citizen.web.locale import N_

WORDS_OF_HEARINGS: Mapping[StrEnum, str] = {
    Stance.AGREE: N_("Agrees"),
    Stance.PARTLY: N_("Agrees in part"),
    Stance.DISAGREE: N_("Disagrees"),
    AnswerState.PUBLISHED: N_("Everyone can read it"),
    AnswerState.HELD: N_("Waits for a moderator; nobody else can read it yet"),
    AnswerState.HIDDEN: N_("Hidden by a moderator"),
    AnswerState.WITHDRAWN: N_("Withdrawn"),
    HearingRefusal.NOT_OPEN_YET: N_("The hearing has not opened yet, so nothing can be sent. Your text is kept below."),
    HearingRefusal.ALREADY_CLOSED: N_(
        "The hearing is closed, so nothing was sent or withdrawn. What you had written is kept below."
    ),
    HearingRefusal.EMPTY: N_("Write your answer."),
    HearingRefusal.TOO_LONG: N_("The answer has more than 10,000 characters. Shorten it and send it again."),
    HearingRefusal.ORGANISATION_TOO_LONG: N_("The name of the organisation has more than 120 characters. Shorten it."),
    HearingRefusal.BIRTH_NUMBER: N_(
        "The text seems to hold a birth number. Everyone can read it, so take the number out and send again."
    ),
    HearingRefusal.CONTACT_DATA: N_(
        "The text seems to hold a telephone number or an e-mail address. Take it out, or tick that it may be public."
    ),
    HearingRefusal.TOO_MANY: N_(
        "You have sent many answers in a short time. Wait a while with the next one. Your text is kept below."
    ),
    HearingRefusal.SECTION_GONE: N_("This section is not in the text. Choose another one."),
    HearingRefusal.ANSWER_GONE: N_("This answer is not there any more. Nothing was changed."),
    HearingRefusal.NOT_YOURS: N_("Only the one who sent this answer can withdraw it."),
}
