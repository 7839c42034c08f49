"""Where each gate comes from, as it stands beside the sentence that names it."""

from __future__ import annotations

from collections.abc import Mapping

from citizen.domain.decisions.codes import Gate
from citizen.domain.naming.rule import RuleId, Words

_CADASTRE = Words("Matrikkelforskriften § 51 første ledd", "Matrikkelforskrifta § 51 første ledd")
_ADVICE = Words(
    "Stadnamnlova §§ 9 og 13, forskrift om stadnamn § 8", "Stadnamnlova §§ 9 og 13, forskrift om stadnamn § 8"
)
_PARALLEL = Words("Stadnamnlova § 7 sjette ledd og § 11", "Stadnamnlova § 7 sjette ledd og § 11")
_HEARING = Words("Forskrift om stadnamn § 8 andre ledd", "Forskrift om stadnamn § 8 andre ledd")
_PROPRIETY = Words("Kommuneloven § 13-1, forsvarlig utredning", "Kommunelova § 13-1, forsvarleg utgreiing")
_PROMISE = Words("Det kommunen har lovet innbyggerne", "Det kommunen har lova innbyggjarane")
_RECORD = Words("Kommuneloven § 11-4, møtebok", "Kommunelova § 11-4, møtebok")
_LETTERS = Words("Stadnamnlova § 4 og reglene for navn", "Stadnamnlova § 4 og reglane for namn")

SOURCES: Mapping[Gate, Words] = {
    Gate.NOT_COUNTED: _PROMISE,
    Gate.NOTHING_CHOSEN: _PROPRIETY,
    Gate.NO_MEETING: _RECORD,
    Gate.MEETING_TO_COME: _RECORD,
    Gate.UNUSABLE_NAME: _LETTERS,
    Gate.NAME_TAKEN: _CADASTRE,
    Gate.NAME_DECIDED_ELSEWHERE: _CADASTRE,
    Gate.NAME_WANTED_ELSEWHERE: _CADASTRE,
    Gate.SHORT_FORM_MISSING: _CADASTRE,
    Gate.SHORT_FORM_TOO_LONG: _CADASTRE,
    Gate.SHORT_FORM_TAKEN: _CADASTRE,
    Gate.ADVICE_NOT_ASKED: _ADVICE,
    Gate.ADVICE_NOT_RECEIVED: _ADVICE,
    Gate.PARALLEL_NOT_RAISED: _PARALLEL,
    Gate.PARALLEL_UNKNOWN: _PARALLEL,
    Gate.HEARING_NOT_HELD: _HEARING,
    Gate.HEARING_TOO_SHORT: _HEARING,
    Gate.HEARING_NOT_OVER: _HEARING,
    Gate.REASON_MISSING: _PROMISE,
    Gate.NAME_STAYS_TWICE: _CADASTRE,
}

RULES: Mapping[Gate, RuleId] = {
    Gate.NAME_TAKEN: RuleId.TAKEN,
    Gate.NAME_DECIDED_ELSEWHERE: RuleId.CHOSEN_ELSEWHERE,
    Gate.NAME_WANTED_ELSEWHERE: RuleId.CHOSEN_ELSEWHERE,
    Gate.SHORT_FORM_MISSING: RuleId.OVER_22_CHARACTERS,
    Gate.SHORT_FORM_TOO_LONG: RuleId.SHORT_FORM,
    Gate.SHORT_FORM_TAKEN: RuleId.SHORT_FORM,
    Gate.ADVICE_NOT_ASKED: RuleId.PLACE_NAME_SERVICE,
    Gate.ADVICE_NOT_RECEIVED: RuleId.PLACE_NAME_SERVICE,
    Gate.PARALLEL_NOT_RAISED: RuleId.PARALLEL_NAMES,
    Gate.PARALLEL_UNKNOWN: RuleId.PARALLEL_NAMES,
    Gate.NAME_STAYS_TWICE: RuleId.TAKEN,
}
"""The rules of naming that some gates are; the others come from elsewhere."""
