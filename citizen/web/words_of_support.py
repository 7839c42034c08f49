"""The words for what comes of support for ideas; a part of citizen.web.messages."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from citizen.domain.ideas.supporting import SupportOutcome, SupportRefusal
from citizen.web.locale import N_

WORDS_OF_SUPPORT: Mapping[StrEnum, str] = {
    SupportOutcome.SUPPORTED: N_("You support the proposal. You can withdraw your support here at any time."),
    SupportOutcome.WITHDRAWN: N_("Your support is withdrawn."),
    SupportRefusal.NOT_OPEN_YET: N_("The round has not opened yet, so nothing can be supported."),
    SupportRefusal.OVER: N_("The round is over, so proposals can't be supported any more."),
    SupportRefusal.NOT_THERE: N_("The proposal is not open for support now."),
    SupportRefusal.YOUR_OWN: N_("You are behind this proposal yourself, so you are counted as such."),
}
