"""The words for gates, recommendations, decisions and appeals; a part of citizen.web.messages."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from citizen.domain.decisions.codes import AppealFrom, AppealOutcome, DecisionRefusal, Gate, Outcome, Parallel
from citizen.web.locale import N_

WORDS_OF_DECISIONS: Mapping[StrEnum, str] = {
    Outcome.NEW_NAME: N_("A new name"),
    Outcome.OPTION: N_("What was voted on"),
    Outcome.ABSORBED: N_("It becomes part of a neighbouring road"),
    Outcome.NO_CHANGE: N_("No change"),
    Parallel.UNKNOWN: N_("Not looked into"),
    Parallel.NONE: N_("It has no Sámi or Kven name"),
    Parallel.WAITING: N_("It has one, whose case is not raised yet"),
    Parallel.RAISED: N_("It has one, and the cases are raised together"),
    AppealFrom.BODY: N_("A public body"),
    AppealFrom.OWNER: N_("The owner or leaseholder, about their own property"),
    AppealFrom.ORGANISATION: N_("A local organisation with a special tie to the name"),
    AppealOutcome.REOPENS: N_("The case is opened again"),
    AppealOutcome.SENT_ON: N_("The municipality keeps the spelling, and the appeal is sent to the appeals board"),
    AppealOutcome.REFUSED: N_("The appeal is refused: it came too late, or from somebody who can't appeal"),
    Gate.NOT_COUNTED: N_("The votes are not counted yet."),
    Gate.NOTHING_CHOSEN: N_("Nothing is chosen or recommended."),
    Gate.NO_MEETING: N_("No meeting is chosen."),
    Gate.MEETING_TO_COME: N_("The meeting has not been held yet."),
    Gate.UNUSABLE_NAME: N_("This can't stand as a road name: look at the letters and signs in it."),
    Gate.NAME_TAKEN: N_("The name is in use in the municipality: %(about)s."),
    Gate.NAME_DECIDED_ELSEWHERE: N_("The name is decided for another road: %(about)s."),
    Gate.NAME_WANTED_ELSEWHERE: N_("The name or the short form is recommended for another road too: %(about)s."),
    Gate.SHORT_FORM_MISSING: N_("The name has more than 22 characters, so it needs a short form."),
    Gate.SHORT_FORM_TOO_LONG: N_("The short form has more than 22 characters."),
    Gate.SHORT_FORM_TAKEN: N_("The short form is in use already: %(about)s."),
    Gate.ADVICE_NOT_ASKED: N_("The place name service has not been asked about the spelling."),
    Gate.ADVICE_NOT_RECEIVED: N_("The advice of the place name service had not come by the day of the meeting."),
    Gate.PARALLEL_NOT_RAISED: N_("The case about the Sámi or Kven name must be raised at the same time."),
    Gate.PARALLEL_UNKNOWN: N_("Nobody has noted whether the road has a Sámi or Kven name too."),
    Gate.HEARING_NOT_HELD: N_("The hearing has not been held."),
    Gate.HEARING_TOO_SHORT: N_("The hearing is shorter than two months."),
    Gate.HEARING_NOT_OVER: N_("The hearing was not over on the day of the meeting."),
    Gate.REASON_MISSING: N_("Residents did not choose this, so the decision needs a reason."),
    Gate.NAME_STAYS_TWICE: N_("Another road keeps the same name: %(about)s."),
    DecisionRefusal.CHANGED_MEANWHILE: N_(
        "A colleague stored something here while you worked. Both texts stand below; nothing of yours is lost."
        " Look at them, and send again if yours shall hold."
    ),
    DecisionRefusal.NOT_DECIDED: N_("There is no decision to appeal against."),
    DecisionRefusal.TOO_LONG: N_("The text is too long. Shorten it."),
    DecisionRefusal.PERSON_NUMBER: N_(
        "The text seems to hold a birth number. Everyone can read it, so take the number out and send again."
    ),
    DecisionRefusal.MEETING_IS_THERE: N_("This meeting is noted already."),
    DecisionRefusal.MEETING_IS_GONE: N_("A colleague has taken this meeting away."),
    DecisionRefusal.MEETING_HAS_CASES: N_(
        "A meeting with cases can't be taken away. Move its cases to another meeting first."
    ),
    DecisionRefusal.MEETING_HAS_DECIDED: N_(
        "Something is decided at this meeting, so it stays as it is: the decisions carry its day and who met."
    ),
    DecisionRefusal.NOBODY_DECIDES: N_("Write who meets, in both language forms."),
    DecisionRefusal.ADVICE_BEFORE_ASKED: N_("The advice can't have come before it was asked for. Look at the days."),
    DecisionRefusal.DAY_TO_COME: N_("This day has not come yet. Give the day when it was done."),
    DecisionRefusal.HEARING_HALF: N_("A hearing needs both a first and a last day."),
    DecisionRefusal.HEARING_BACKWARDS: N_("The hearing must end after it begins."),
    DecisionRefusal.REASON_IN_ONE_FORM: N_("The reason is missing in this language form. Write it in both."),
    DecisionRefusal.NO_SENDER: N_("Write who appeals."),
    DecisionRefusal.NO_APPEAL_TEXT: N_("Write what the appeal says."),
    DecisionRefusal.APPEAL_BEFORE_DECISION: N_("This day is before the decision. Look at the day."),
    DecisionRefusal.SETTLED_ALREADY: N_("What came of this appeal is noted already."),
}
