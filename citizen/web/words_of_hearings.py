"""The words for what can happen to answers in a hearing; a part of citizen.web.messages."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from citizen.domain.hearing_outcomes import OutcomeRefusal
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
    OutcomeRefusal.STILL_OPEN: N_(
        "People can still answer, so nothing was published. When the hearing is closed, you can tell what you did."
    ),
    OutcomeRefusal.NO_TEXT_IN_BOKMAAL: N_("Write it in bokmål too."),
    OutcomeRefusal.NO_TEXT_IN_NYNORSK: N_("Write it in nynorsk too."),
    OutcomeRefusal.PART_ONLY_IN_NYNORSK: N_("This section has a text in nynorsk. Write it in bokmål too."),
    OutcomeRefusal.PART_ONLY_IN_BOKMAAL: N_("This section has a text in bokmål. Write it in nynorsk too."),
    OutcomeRefusal.TEXT_TOO_LONG: N_("This is more than 8,000 characters. Shorten it."),
    OutcomeRefusal.PART_TOO_LONG: N_("This is more than 3,000 characters. Shorten it."),
    OutcomeRefusal.LINE_TOO_LONG: N_("This is more than 200 characters. Shorten it."),
    OutcomeRefusal.ADDRESS_UNUSABLE: N_(
        "This is not an address that everyone can open. Write it with https:// in front, or leave it empty."
    ),
    OutcomeRefusal.PERSON_NUMBER: N_(
        "This seems to hold a birth number. Everyone can read it, so take the number out."
    ),
    OutcomeRefusal.SECTION_GONE: N_("A section that you wrote about is not in the text. Nothing was published."),
    OutcomeRefusal.CHANGED_MEANWHILE: N_(
        "A colleague has published something meanwhile. It stands below, and yours is kept in the form. Look at both,"
        " and publish yours if it shall hold instead."
    ),
    OutcomeRefusal.NOTHING_CHANGED: N_("This is what stands there already, so nothing was published."),
}
