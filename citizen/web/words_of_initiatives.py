"""The words for what can happen to citizens' initiatives; a part of citizen.web.messages."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from citizen.domain.initiatives.states import CheckGround, InitiativeEventKind, InitiativeOutcome, InitiativeState
from citizen.domain.initiatives.threshold import CouncilKind
from citizen.domain.initiatives.writing import InitiativeRefusal, Joined, Signed
from citizen.web.locale import N_

WORDS_OF_INITIATIVES: Mapping[StrEnum, str] = {
    InitiativeState.DRAFT: N_("Draft"),
    InitiativeState.CHECKING: N_("Being checked"),
    InitiativeState.COLLECTING: N_("Collects signatures"),
    InitiativeState.HANDED_OVER: N_("Handed over to the council"),
    InitiativeState.DECIDED: N_("Decided"),
    InitiativeState.WITHDRAWN: N_("Withdrawn"),
    InitiativeState.REFUSED: N_("Not let through"),
    CheckGround.NOT_OURS: N_("It is not about what the municipality does or can decide"),
    CheckGround.REPEATED: N_("The same has been up in this council period"),
    CheckGround.ONGOING_PLAN: N_("It belongs in a plan case that is under way"),
    CheckGround.UNCLEAR: N_("It does not say clearly what the council shall decide"),
    InitiativeOutcome.ADOPTED: N_("The council decided as the initiative asked"),
    InitiativeOutcome.IN_PART: N_("The council agreed in part"),
    InitiativeOutcome.NOT_ADOPTED: N_("The council said no"),
    InitiativeEventKind.SENT: N_("Sent in"),
    InitiativeEventKind.ACCEPTED: N_("Let through the check"),
    InitiativeEventKind.REFUSED: N_("Not let through the check"),
    InitiativeEventKind.MET: N_("Enough signatures"),
    InitiativeEventKind.HANDED_OVER: N_("Handed over to the council"),
    InitiativeEventKind.FETCHED: N_("The package with the names was fetched"),
    InitiativeEventKind.DECIDED: N_("Decision recorded"),
    InitiativeEventKind.WITHDRAWN: N_("Withdrawn by the proposer"),
    InitiativeEventKind.HIDDEN: N_("Hidden by a moderator"),
    InitiativeEventKind.RESTORED: N_("Shown again by a moderator"),
    InitiativeEventKind.REDACTED: N_("The text was changed by a moderator"),
    CouncilKind.MUNICIPALITY: N_("Municipality: two per cent of the residents, at most 300"),
    CouncilKind.COUNTY: N_("County: two per cent of the residents, at most 500"),
    InitiativeRefusal.NO_RESIDENCE: N_("Say on My page where you live first. Then you can go on here."),
    InitiativeRefusal.NOT_RESIDENT: N_("Only those who live in the municipality can propose and sign here."),
    InitiativeRefusal.NOT_YOURS: N_("Only those who are behind this can do that."),
    InitiativeRefusal.NOT_NOW: N_("It stands differently now, so this can't be done. Look at it as it is."),
    InitiativeRefusal.NOT_SET_UP: N_(
        "The municipality has not stated how many live here, so nothing can be sent in yet. Your draft is kept."
    ),
    InitiativeRefusal.PERSON_NUMBER: N_("There is a birth number in the text. Take it out; nothing was stored."),
    InitiativeRefusal.PERSONAL_DATA: N_(
        "There is a phone number or an e-mail address in the text. Take it out, or tick that everyone may see it."
    ),
    InitiativeRefusal.TOO_MANY_DRAFTS: N_("You have 5 drafts already. Send or delete one first."),
    InitiativeRefusal.TOO_MANY_SENT: N_("You have sent 3 in the last 30 days. Wait before you send one more."),
    InitiativeRefusal.NOT_COLLECTING: N_("This does not collect signatures now."),
    InitiativeRefusal.WITH_COUNCIL: N_("It is handed over, so the signatures are a part of the council's case."),
    InitiativeRefusal.NOT_MET: N_("Too few have signed, so it can't be handed over yet."),
    InitiativeRefusal.HIDDEN: N_("This is hidden by a moderator, so nobody can sign it now."),
    InitiativeRefusal.REASON_NEEDED: N_("Write the reason in both bokmål and nynorsk."),
    InitiativeRefusal.DAY_TO_COME: N_("That day has not come yet. Write the day when it was."),
    InitiativeRefusal.DAY_TOO_EARLY: N_("That day is before the initiative was handed over. Look at the date."),
    InitiativeRefusal.PERIOD_BACKWARDS: N_("The last day of the council period must come after the first."),
    InitiativeRefusal.TOO_MANY_PROPOSERS: N_("Ten people are behind it already, and there can't be more."),
    InitiativeRefusal.TOO_MANY_INVITATIONS: N_("There are 10 links that nobody has used yet. Use these first."),
    InitiativeRefusal.INVITATION_OVER: N_(
        "This link has been used, or does not hold any more. Ask those who are behind the proposal for a new one."
    ),
    InitiativeRefusal.LAST_PROPOSER: N_(
        "You are the only one behind the proposal, so you can't leave it. Withdraw it instead."
    ),
    InitiativeRefusal.NOTHING_CORRECTED: N_("Nothing was changed, so nothing is stored."),
    InitiativeRefusal.CORRECTED_MEANWHILE: N_(
        "Somebody else has corrected the record meanwhile. See below what it says now; your text is kept here."
    ),
    Joined.JOINED: N_("You are behind this proposal now, with those who invited you."),
    Joined.ALREADY: N_("You are behind this proposal already. The link can still be used by another."),
    Joined.LEFT: N_("You are not behind the proposal any more."),
    Signed.SIGNED: N_("Thank you! Your signature is counted."),
    Signed.ALREADY: N_("You have signed already. It counts once."),
    Signed.TAKEN_BACK: N_("Your signature is deleted."),
}
