"""The words for what can happen to codes and ballots on paper; a part of citizen.web.messages."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from citizen.domain.paper import CodeState, Entering, PaperEventKind, PaperRefusal
from citizen.web.locale import N_

WORDS_OF_PAPER: Mapping[StrEnum, str] = {
    PaperRefusal.NOT_BY_ROLL: N_(
        "Voting on paper is only offered where the municipality has loaded a list of those who can vote. Otherwise"
        " nobody could tell that a person votes only once."
    ),
    PaperRefusal.NO_ROLL: N_("The list of those who can vote is not loaded yet. Load it first."),
    PaperRefusal.NO_BALLOTS: N_("The ballots are not made yet. Make them first; then they can be printed."),
    PaperRefusal.NOBODY_ASKED: N_("Everyone on the list who wants a ballot on paper has one. Nothing was changed."),
    PaperRefusal.NO_SUCH_NUMBER: N_("Nobody on the list has this number. Look at your own copy of the list."),
    PaperRefusal.MAY_NOT_VOTE: N_("This person stands on the list, but can't vote here because of age or place."),
    PaperRefusal.HAS_VOTED_ON_PAPER: N_("This person has voted on paper already, so there is no new code."),
    PaperRefusal.BALLOT_CAME_IN: N_(
        "A ballot of this person has come in and is being entered, so there is no new code."
    ),
    PaperRefusal.CODE_MISTYPED: N_("This is no code: a character is wrong or missing. Type it again from the ballot."),
    PaperRefusal.CODE_UNKNOWN: N_("This code does not belong to this vote. See that the ballot is of this vote."),
    PaperRefusal.CODE_USED: N_("This code has been used. The ballot it stood on is counted."),
    PaperRefusal.CODE_INVALID: N_("This ballot has been recorded as one that can't be counted."),
    PaperRefusal.CODE_VOIDED: N_("This code is void, because a newer one was made for the same person."),
    PaperRefusal.CODE_REFUSED: N_("This person has voted online; the paper ballot does not count."),
    PaperRefusal.PRINTED_EARLIER: N_(
        "This ballot was printed before the questions were changed, so it can't be counted. Make a new one."
    ),
    PaperRefusal.ENTERED_BY_YOU: N_("You entered this ballot yourself. A colleague must enter it the second time."),
    PaperRefusal.READ_BY_YOU: N_(
        "You have read this ballot, so you can't settle it. A colleague who has not read it must do it."
    ),
    PaperRefusal.MADE_CODES: N_(
        "You have made codes in this vote and can know whose they are, so you can't read its ballots. Colleagues who"
        " have made none must do it."
    ),
    PaperRefusal.NEITHER_READING: N_(
        "This is neither of the two readings. Choose one of them at each question, or mark that the ballot can't be"
        " counted."
    ),
    PaperRefusal.TO_BE_SETTLED: N_(
        "This ballot has been entered twice, and the two differ. Who has not read it can settle what it says."
    ),
    PaperRefusal.SETTLED_ALREADY: N_("There is no difference to settle in this ballot any more."),
    PaperRefusal.MARKS_AND_BLANK: N_("Both choices and blank are marked. Mark what the ballot says."),
    PaperRefusal.NUMBERS_UNCLEAR: N_("The numbers must be 1, 2, 3 and so on, each of them once."),
    PaperRefusal.NOTHING_ENTERED: N_("Nothing is marked. Mark what the ballot says, or that it can't be counted."),
    PaperRefusal.INVALID_WITH_MARKS: N_("You marked choices, and also that the ballot can't be counted. Do only one."),
    PaperRefusal.NO_SUCH_OPTION: N_("Something is marked that does not stand on this ballot. Mark it again."),
    PaperRefusal.TOO_MANY_MARKS: N_(
        "More is marked here than the ballot allows. If the paper says so, leave the question empty, or mark that the"
        " ballot can't be counted."
    ),
    PaperRefusal.OVER_BUDGET: N_(
        "What is marked here costs more than the budget. If the paper says so, leave the question empty, or mark that"
        " the ballot can't be counted."
    ),
    PaperRefusal.NOT_ON_LIST: N_("The person whom this code was made for does not stand on the list any more."),
    PaperRefusal.NOT_OPEN_YET: N_("The voting has not opened yet, so no ballot can be entered."),
    PaperRefusal.CLOSED: N_("The voting is closed, so no code can be made and no ballot be entered."),
    PaperRefusal.STOPPED: N_("This voting has been stopped, so no ballot can be entered."),
    CodeState.UNUSED: N_("Codes not used yet"),
    CodeState.USED: N_("Ballots counted"),
    CodeState.INVALID: N_("Ballots that can't be counted"),
    CodeState.REFUSED: N_("Ballots of people who have voted online"),
    CodeState.VOIDED: N_("Codes that are void"),
    Entering.ENTERED_ONCE: N_(
        "The ballot %(ballot)s … is entered once. It counts when a colleague has entered it too."
    ),
    Entering.COUNTED: N_("The ballot %(ballot)s … was read alike twice and is counted."),
    Entering.SETTLED: N_("The ballot %(ballot)s … is settled and counted."),
    Entering.INVALID: N_("The ballot %(ballot)s … is recorded as one that can't be counted."),
    Entering.REFUSED: N_("This person has voted online; the paper ballot does not count."),
    Entering.DIFFERS: N_("The ballot %(ballot)s … was read in two ways. A third colleague must settle what it says."),
    PaperEventKind.CODES_MADE: N_("Codes made"),
    PaperEventKind.CODE_AT_DESK: N_("Code made at the desk"),
    PaperEventKind.CODES_VOIDED: N_("Codes made void"),
    PaperEventKind.ENTERED: N_("Ballot entered"),
    PaperEventKind.COUNTED: N_("Ballot counted"),
    PaperEventKind.INVALID: N_("Ballot recorded as one that can't be counted"),
    PaperEventKind.REFUSED: N_("Ballot refused, the person has voted online"),
    PaperEventKind.DIFFERED: N_("Two readings differed"),
    PaperEventKind.SETTLED: N_("Difference settled"),
}
