"""The words for roads on the way from decision to signs; a part of citizen.web.messages."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from citizen.domain.register.matrikkel import Handling, MatrikkelFault
from citizen.domain.register.tasks import RoadStep, RoadTask, TaskFault
from citizen.web.locale import N_

WORDS_OF_REGISTER: Mapping[StrEnum, str] = {
    RoadTask.MATRIKKEL: N_("Entered in Matrikkelen"),
    RoadTask.SSR: N_("Reported to the register of place names (SSR)"),
    RoadTask.FIRE: N_("Told to the fire service (110)"),
    RoadTask.POLICE: N_("Told to the police (112)"),
    RoadTask.AMBULANCE: N_("Told to the ambulance service (113)"),
    RoadTask.POST: N_("Told to Posten"),
    RoadTask.ADDRESSEES: N_("Letters sent to the homes"),
    RoadTask.SIGNS_ORDERED: N_("Signs ordered"),
    RoadTask.SIGNS_UP: N_("Signs put up"),
    RoadStep.DECIDED: N_("The name is decided"),
    RoadStep.IN_MATRIKKEL: N_("The new address holds"),
    RoadStep.TOLD: N_("Everyone who must know has been told"),
    RoadStep.SIGNS_ORDERED: N_("The signs are ordered"),
    RoadStep.SIGNS_UP: N_("The signs are up"),
    TaskFault.DONE_IN_THE_FUTURE: N_("This day is still to come. Write the day it was done, or a planned day."),
    TaskFault.DONE_BEFORE_THE_DECISION: N_("This day is before the name was decided."),
    TaskFault.DAY_FAR_AWAY: N_("Choose a day after the decision, and at most five years ahead."),
    TaskFault.SSR_NUMBER_NO_NUMBER: N_("Write the number with figures only."),
    Handling.RENAME: N_("New name, same code"),
    Handling.SPLIT: N_("Is split: one part gets the new name and a code of its own"),
    Handling.ABSORB: N_("Becomes part of the neighbouring road"),
    MatrikkelFault.CODE_OUTSIDE: N_(
        "The address code is not between 1000 and 99998. Give the road a code in Matrikkelen, and load the register"
        " anew."
    ),
    MatrikkelFault.CODE_CHANGED: N_(
        "The road has another code in the register that is loaded. A new name keeps the code: find out which one holds,"
        " correct it in Matrikkelen, and load the register anew."
    ),
    MatrikkelFault.ROAD_GONE: N_(
        "The road is not in the register that is loaded. Load the register anew, or find out why it is gone."
    ),
    MatrikkelFault.CODE_TWICE: N_(
        "The address code is used in another of the former municipalities too. Matrikkelen takes no code twice: agree"
        " with Kartverket on who gets a new one before the municipalities are merged there. The list says which former"
        " municipality the code belongs to."
    ),
    MatrikkelFault.NAME_TAKEN: N_(
        "Another road in the municipality has this name. A road name must be the only one: the decision has to be made"
        " anew."
    ),
    MatrikkelFault.NAME_TWICE: N_(
        "Two roads are decided to have the same name, or the short form of one is the name of another. One of the"
        " decisions has to be made anew."
    ),
    MatrikkelFault.SHORT_FORM_MISSING: N_(
        "The name has more than 22 characters and no short form. Let the short form be decided."
    ),
    MatrikkelFault.SHORT_FORM_TOO_LONG: N_("The short form has more than 22 characters. Let a shorter one be decided."),
    MatrikkelFault.SHORT_FORM_TAKEN: N_(
        "The short form is the name of another road. Let another short form be decided."
    ),
    MatrikkelFault.OTHER_NAME_NOW: N_(
        "The register that is loaded has neither the old name nor the new one for this code. Find out whether it was"
        " renamed meanwhile."
    ),
    MatrikkelFault.REOPENED: N_(
        "An appeal has opened the case again. Wait for the new decision; nothing is to be entered now."
    ),
    MatrikkelFault.APPEALS_OPEN: N_(
        "The spelling can still be appealed: the three weeks are not over. The road can be entered now, but wait with"
        " the signs."
    ),
    MatrikkelFault.NEEDS_NUMBERS: N_(
        "The road becomes part of another. Give its addresses new numbers there before you enter it."
    ),
}
