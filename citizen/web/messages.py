"""From code to sentence. Rules give codes; this table has the words, and a test demands that none is missing."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from citizen.domain.ballots import BallotRefusal
from citizen.domain.local_time import ClockFault
from citizen.domain.logins import LoginRefusal
from citizen.domain.naming.likeness import Likeness
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.domain.proposals import Outcome, ProposalRefusal
from citizen.domain.residents import ResidenceRefusal
from citizen.domain.roads import Choice, RoundRefusal, Treatment
from citizen.domain.shown_names import ShownNameRefusal
from citizen.web.locale import N_, gettext

WORDS: Mapping[StrEnum, str] = {
    Phase.ANNOUNCED: N_("Announced"),
    Phase.PROPOSING: N_("Open for proposals"),
    Phase.REVIEWING: N_("The municipality reviews the proposals"),
    Phase.VOTING: N_("Open for voting"),
    Phase.CLOSED: N_("The voting is closed"),
    Role.COUNCILLOR: N_("Councillor"),
    Role.MODERATOR: N_("Moderator"),
    Role.STAFF: N_("Staff"),
    Role.ADMIN: N_("Administrator"),
    Likeness.IDENTICAL: N_("Identical names"),
    Likeness.SOUND_ALIKE: N_("Names that sound or look alike"),
    Likeness.SAME_STEM: N_("Same stem, another ending"),
    Treatment.RENAME: N_("Gets a new name"),
    Treatment.ABSORB: N_("Becomes part of a neighbouring road"),
    Treatment.SPLIT: N_("Is split in two; one of the parts gets a new name"),
    Choice.KEEP_A: N_("The first road keeps the name"),
    Choice.KEEP_B: N_("The second road keeps the name"),
    Choice.CHANGE_BOTH: N_("Both roads get new names"),
    Choice.KEEP_BOTH: N_("Both roads keep their names"),
    BallotRefusal.NOT_OPEN_YET: N_("The voting has not opened yet. Your vote was not recorded."),
    BallotRefusal.ALREADY_CLOSED: N_("The voting is closed. This choice came too late and was not recorded."),
    BallotRefusal.RESIDENCE_UNKNOWN: N_("Say on My page where you live, and you can vote."),
    BallotRefusal.LIVES_ELSEWHERE: N_("Only those who live in the municipality can vote here."),
    BallotRefusal.UNKNOWN_OPTION: N_("One of the names is not on this ballot. Choose again; nothing was changed."),
    BallotRefusal.FORM_SENT_WITH_OTHER_CHOICE: N_(
        "This page had already been sent with another choice. Look at your vote below, and change it if you wish."
    ),
    BallotRefusal.NO_BALLOT: N_("This road is not on the ballot."),
    ProposalRefusal.NOT_OPEN_YET: N_("Proposals can't be sent yet. Your text is kept below."),
    ProposalRefusal.ALREADY_CLOSED: N_("The time for proposals is over, so this was not sent. The text is below."),
    ProposalRefusal.RESIDENCE_UNKNOWN: N_("Say on My page where you live, and you can take part."),
    ProposalRefusal.LIVES_ELSEWHERE: N_("Only those who live in the municipality can take part here."),
    ProposalRefusal.NO_NEW_NAME: N_("This road becomes part of a neighbouring road and needs no new name."),
    ProposalRefusal.SUPPORT_NOT_OPEN_YET: N_("The round has not opened yet, so nothing was changed."),
    ProposalRefusal.SUPPORT_ALREADY_CLOSED: N_("The time for proposals and support is over, so nothing was changed."),
    ProposalRefusal.ROAD_GONE: N_("The municipality has taken this road out of the round."),
    ProposalRefusal.TOO_MANY_TODAY: N_(
        "You have proposed many names since yesterday. So that all names get read, propose the next one tomorrow."
    ),
    ProposalRefusal.PERSON_NUMBER: N_(
        "The text seems to hold a birth number. Everyone can read it, so take the number out and send again."
    ),
    ProposalRefusal.WITHDRAWN: N_("This proposal has been withdrawn, so it can't be supported."),
    ProposalRefusal.NOT_YOURS: N_("Only the one who proposed the name can withdraw it."),
    Outcome.PROPOSED: N_("Your proposal %(name)s is in, and everyone can see it now."),
    Outcome.SUPPORTED_INSTEAD: N_(
        "%(name)s was already proposed for this road, so you support that proposal now. "
        "Your reason was not added; the proposal has one already."
    ),
    Outcome.ALREADY_SUPPORTED: N_(
        "%(name)s is already proposed for this road, and you support it. "
        "Your reason was not added; the proposal has one already."
    ),
    Outcome.ALREADY_YOURS: N_("You have already proposed %(name)s for this road. It stands as it was."),
    Outcome.SUPPORTED: N_("You support %(name)s now."),
    Outcome.SUPPORT_WITHDRAWN: N_("You no longer support %(name)s."),
    Outcome.PROPOSAL_WITHDRAWN: N_("You have withdrawn %(name)s. It is no longer shown."),
    Outcome.LEFT_TO_SUPPORTERS: N_(
        "You have withdrawn as the one who proposed %(name)s. Others support the name, so it stays without you."
    ),
    ClockFault.SKIPPED: N_(
        "That night the clock goes from 02.00 to 03.00, so this time does not exist. Choose another."
    ),
    ClockFault.COMES_TWICE: N_(
        "That night the clock goes back, so this time comes twice. Say which of the two you mean."
    ),
    RoundRefusal.NO_ROADS: N_("Pick at least one pair of names first."),
    RoundRefusal.KEEPER_UNDECIDED: N_("Choose who keeps the name in every pair that you picked."),
    RoundRefusal.ALREADY_IN_A_ROUND: N_("One of the roads is already in another round."),
    RoundRefusal.SLUG_TAKEN: N_("Another round already has this address. Choose another."),
    RoundRefusal.PHASES_OUT_OF_ORDER: N_("The dates must follow each other: first the proposals, then the voting."),
    RoundRefusal.CHANGED_MEANWHILE: N_(
        "A colleague changed this while you worked. Look at both versions below. If you store now, what stands in the"
        " form holds."
    ),
    RoundRefusal.NEIGHBOUR_MISSING: N_("Say which neighbouring road takes up the road that is absorbed."),
    RoundRefusal.SHORTLIST_TOO_SHORT: N_("Each road needs at least one name on its ballot."),
    RoundRefusal.SAME_NAME_ON_TWO_BALLOTS: N_(
        "The same name is ticked for two roads, and both could win. Each name can stand on one ballot only."
    ),
    RoundRefusal.VOTING_HAS_BEGUN: N_("The voting has begun, so the ballots can't be changed."),
    RoundRefusal.WRONG_PHASE: N_("This can't be done in the present phase."),
    RoundRefusal.NOTHING_CHANGES: N_("With these choices every road keeps its name, so there is nothing to ask about."),
    RoundRefusal.KEEPERS_IN_A_CIRCLE: N_("Here each road yields to the next, so that none keeps the name. Change one."),
    RoundRefusal.TREATMENTS_DIFFER: N_("One road is treated in two ways in these pairs. Choose the same in both."),
    RoundRefusal.TOO_MANY_PAIRS: N_("A round takes at most 300 pairs. Pick fewer, and set up one more round."),
    RoundRefusal.SLUG_UNUSABLE: N_("The address can only hold small letters a to z, figures and hyphens between them."),
    RoundRefusal.CLOSES_IN_THE_PAST: N_("The time for proposals would be over already. Choose a later day."),
    RoundRefusal.OPENS_IN_THE_PAST: N_("This time has passed. Choose a later day for when proposals open."),
    RoundRefusal.TOO_FAR_AHEAD: N_("The date is more than two years ahead. Look at the year."),
    RoundRefusal.PERIOD_TOO_SHORT: N_("The period is shorter than a day and a night. Look at the dates."),
    RoundRefusal.ALREADY_OPEN: N_("The round is open, so its texts and dates can't be changed any more."),
    RoundRefusal.ALREADY_OVER: N_("The round is over, so its texts and dates can't be changed any more."),
    LoginRefusal.NOT_STARTED_HERE: N_("We can't find the login that you began. Perhaps it took too long. Try again."),
    LoginRefusal.CANCELLED: N_("You stopped the login, so you are not logged in. You can try again when you wish."),
    LoginRefusal.PROVIDER_REFUSED: N_("The login service did not log you in. Nothing is lost. Try again."),
    LoginRefusal.PROVIDER_DOWN: N_("The login service does not answer just now. Try again in a few minutes."),
    LoginRefusal.NOT_TRUSTED: N_("We could not be sure that the answer came from the login service. Log in again."),
    LoginRefusal.LEVEL_TOO_LOW: N_("That way of logging in is not secure enough here. Use BankID, for example."),
    LoginRefusal.NO_PERSON_NUMBER: N_("The login came without a Norwegian birth number, so you can't take part here."),
    LoginRefusal.TEST_PERSON: N_("Test people can't log in here. Use your own electronic ID."),
    LoginRefusal.REAL_PERSON: N_("This is a demonstration. Only invented people can log in here."),
    LoginRefusal.ACCOUNT_DISABLED: N_("Your access to this site has been closed. Contact the municipality."),
    ResidenceRefusal.UNKNOWN_DISTRICT: N_("Choose one of the former municipalities, or that you live elsewhere."),
    ResidenceRefusal.UNKNOWN_ROAD: N_("That road is not in the former municipality that you chose. Write it again."),
    ShownNameRefusal.TOO_LONG: N_("The name has more than 60 characters. Shorten it."),
    ShownNameRefusal.UNUSABLE_CHARACTER: N_("The name has a character that can't be shown. Use plain letters."),
    ShownNameRefusal.PERSON_NUMBER: N_("This looks like a birth number. Write a name instead."),
}


def explain(code: StrEnum, **values: object) -> str:
    """The sentence for a code, in the reader's language form."""
    return gettext(WORDS[code], **values)
