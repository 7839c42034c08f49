"""The words for what can happen to arguments; a part of citizen.web.messages."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from citizen.domain.ideas.arguing import ArgumentRefusal, ArgumentState, Side
from citizen.web.locale import N_

WORDS_OF_DISCUSSION: Mapping[StrEnum, str] = {
    Side.FOR: N_("For"),
    Side.AGAINST: N_("Against"),
    ArgumentState.PUBLISHED: N_("Everyone can read it"),
    ArgumentState.HELD: N_("Waits for a moderator; nobody else can read it yet"),
    ArgumentState.HIDDEN: N_("Hidden by a moderator"),
    ArgumentState.WITHDRAWN: N_("Withdrawn"),
    ArgumentRefusal.NOT_OPEN_YET: N_("The round has not opened yet, so nothing can be sent. Your text is kept below."),
    ArgumentRefusal.ALREADY_CLOSED: N_(
        "The day of the municipality's answer has come, so the discussion is closed. Nothing was changed."
    ),
    ArgumentRefusal.IDEA_GONE: N_("This proposal is not open for discussion any more. Nothing was changed."),
    ArgumentRefusal.ARGUMENT_GONE: N_("This argument is not there any more. Nothing was changed."),
    ArgumentRefusal.EMPTY: N_("Write what you want to say."),
    ArgumentRefusal.TOO_LONG: N_("The text has more than 2,000 characters. Shorten it and send it again."),
    ArgumentRefusal.BIRTH_NUMBER: N_(
        "The text seems to hold a birth number. Everyone can read it, so take the number out and send again."
    ),
    ArgumentRefusal.CONTACT_DATA: N_(
        "The text seems to hold a telephone number or an e-mail address. Take it out, or tick that it may be public."
    ),
    ArgumentRefusal.TOO_MANY: N_(
        "You have sent many arguments in a short time. So that others are read too, wait a while with the next one."
        " Your text is kept below."
    ),
    ArgumentRefusal.NOT_YOURS: N_("Only the one who wrote this can change it or withdraw it."),
    ArgumentRefusal.YOUR_OWN: N_("You wrote this yourself, so others must say whether it is useful."),
    ArgumentRefusal.EDIT_WINDOW_OVER: N_(
        "The 15 minutes in which the text could be changed are over. You can withdraw it and write a new one."
    ),
    ArgumentRefusal.ANSWERED_ALREADY: N_(
        "Somebody has replied, so the text can't be changed any more. You can withdraw it and write a new one."
    ),
}
