"""The words for what somebody who decides should look at in a case; a part of citizen.web.messages."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from citizen.domain.desk import Flag
from citizen.web.locale import N_

WORDS_OF_DESK: Mapping[StrEnum, str] = {
    Flag.RULE_BROKEN: N_("Breaks a rule"),
    Flag.NO_CHOICE: N_("Nothing was chosen"),
    Flag.TIE: N_("Tie"),
    Flag.RESIDENTS_DIFFER: N_("The road wants another"),
    Flag.DEPARTS: N_("Advised otherwise"),
    Flag.CLOSE: N_("Narrow lead"),
    Flag.NAME_WARNING: N_("Look at the name"),
    Flag.NO_ADVICE: N_("Advice is missing"),
    Flag.REOPENED: N_("Opened again"),
}
