"""The words for what is reported, decided and appealed; a part of citizen.web.messages."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from citizen.domain.moderation.codes import (
    AppealRefusal,
    CaseStatus,
    DecisionKind,
    DecisionRefusal,
    Reason,
    ReportRefusal,
    ThingKind,
)
from citizen.domain.moderation.statements import TextCode, TextRefusal
from citizen.domain.personal_data import PersonalData
from citizen.web.locale import N_

WORDS_OF_MODERATION: Mapping[StrEnum, str] = {
    PersonalData.BIRTH_NUMBER: N_("a birth number"),
    PersonalData.PHONE: N_("a phone number"),
    PersonalData.EMAIL: N_("an e-mail address"),
    ThingKind.IDEA: N_("Proposal"),
    ThingKind.VERSION: N_("Earlier version of a proposal"),
    ThingKind.PICTURE: N_("Picture"),
    ThingKind.ATTACHMENT: N_("Attachment"),
    ThingKind.ARGUMENT: N_("Argument"),
    ThingKind.HEARING_ANSWER: N_("Answer in a hearing"),
    ThingKind.INITIATIVE: N_("Citizens' initiative"),
    Reason.PERSONAL_DATA: N_("It tells private things about a person"),
    Reason.THREAT: N_("It threatens somebody"),
    Reason.HATE: N_("It spreads hate against people for who they are"),
    Reason.COPYRIGHT: N_("Somebody else has made it"),
    Reason.SPAM: N_("It is advertising, or the same again and again"),
    Reason.OFF_TOPIC: N_("It is about something else"),
    Reason.OTHER: N_("Something else"),
    DecisionKind.KEEP: N_("Let it stand"),
    DecisionKind.HIDE: N_("Hide it"),
    DecisionKind.ASK_CHANGE: N_("Ask the author to change it"),
    DecisionKind.REDACT: N_("Take out a part of the text"),
    DecisionKind.RESTORE: N_("Let everyone see it"),
    CaseStatus.OPEN: N_("Waits for an answer"),
    CaseStatus.DECIDED: N_("Decided"),
    CaseStatus.ASKED: N_("The author is asked to change it"),
    CaseStatus.APPEALED: N_("Appealed"),
    ReportRefusal.REPORTED_ALREADY: N_("You have reported this already. Once is enough; the moderators look at it."),
    ReportRefusal.TOO_MANY_TODAY: N_("You have reported a lot since yesterday. Report the next one tomorrow."),
    ReportRefusal.TEXT_MISSING: N_("Write in a few words what is wrong."),
    ReportRefusal.YOUR_OWN: N_("This is your own. You can change it or withdraw it yourself."),
    ReportRefusal.GONE: N_("This can't be seen any more, so there is nothing to report."),
    ReportRefusal.BIRTH_NUMBER: N_("The text seems to hold a birth number. Take it out; the moderators see the place."),
    DecisionRefusal.DECIDED_MEANWHILE: N_(
        "A colleague has decided this while you worked, so yours was not stored. Below you see what was decided, and"
        " your own text."
    ),
    DecisionRefusal.YOUR_OWN: N_("You wrote this yourself, so another moderator must decide."),
    DecisionRefusal.FIRST_MODERATOR: N_("You made the decision that is appealed, so another moderator must answer."),
    DecisionRefusal.NOTHING_TO_REDACT: N_(
        "What you want to take out does not stand in the text. Copy it exactly as it stands."
    ),
    DecisionRefusal.CANNOT_REDACT: N_("No part of this can be taken out. Hide it, or ask the author to change it."),
    DecisionRefusal.NOT_HIDDEN: N_("Everyone can see this already."),
    DecisionRefusal.HIDDEN_ALREADY: N_("This is hidden already."),
    DecisionRefusal.NOT_ON_APPEAL: N_("An appeal is answered by letting the decision stand, or by showing it again."),
    DecisionRefusal.NOT_ON_HELD: N_("Nobody can see this yet. Let everyone see it, or choose another decision."),
    DecisionRefusal.NOT_ON_HIDDEN: N_("This is hidden now. Let everyone see it, or choose another decision."),
    DecisionRefusal.GONE: N_("The author has withdrawn this, so nothing was done."),
    DecisionRefusal.NOTE_MISSING: N_("Write to the author why. A decision without reasons can't be understood."),
    DecisionRefusal.BIRTH_NUMBER: N_("Your text seems to hold a birth number. Take it out."),
    AppealRefusal.TOO_LATE: N_("The time for an appeal is over."),
    AppealRefusal.APPEALED_ALREADY: N_("You have appealed this. Another moderator looks at it."),
    AppealRefusal.NOTHING_TO_APPEAL: N_("This can't be appealed."),
    AppealRefusal.BIRTH_NUMBER: N_("The text seems to hold a birth number. Take it out and send again."),
    TextRefusal.EMPTY: N_("Write the text in both language forms."),
    TextRefusal.TOO_LONG: N_("The text has more than 1500 characters. Shorten it."),
    TextRefusal.UNKNOWN_HOLE: N_("Something stands in braces that can't be filled in. Look at the list below."),
    TextRefusal.HOLE_MISSING: N_("Something in braces is missing that the author must be told. Look at the list."),
    TextRefusal.CHANGED_MEANWHILE: N_(
        "A colleague changed this text while you worked. Load the page again to see it, and then write yours."
    ),
    TextCode.DID_KEEP: N_("Said when it is left to stand"),
    TextCode.DID_HIDE: N_("Said when it is hidden"),
    TextCode.DID_ASK_CHANGE: N_("Said when the author is asked to change it"),
    TextCode.DID_REDACT: N_("Said when a part is taken out"),
    TextCode.DID_RESTORE: N_("Said when everyone can see it"),
    TextCode.APPEAL_STANDS: N_("Said when an appeal changes nothing"),
    TextCode.APPEAL_WON: N_("Said when an appeal is upheld"),
    TextCode.HOW_TO_APPEAL: N_("How to appeal"),
    TextCode.REPORTER_KEPT: N_("To whoever reported, when it is left to stand"),
    TextCode.REPORTER_ACTED: N_("To whoever reported, when something was done"),
    TextCode.REPORTER_REVERSED: N_("To whoever reported, when an appeal was upheld"),
    TextCode.RULE_PERSONAL_DATA: N_("The rule about personal data"),
    TextCode.RULE_THREAT: N_("The rule about threats"),
    TextCode.RULE_HATE: N_("The rule about hate"),
    TextCode.RULE_COPYRIGHT: N_("The rule about what others have made"),
    TextCode.RULE_SPAM: N_("The rule about advertising"),
    TextCode.RULE_OFF_TOPIC: N_("The rule about keeping to the question"),
    TextCode.RULE_OTHER: N_("The rule about everything else"),
}
