"""From code to sentence. Rules give codes; this table has the words, and a test demands that none is missing."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from citizen.domain.ballot_rules import RulesRefusal
from citizen.domain.ballots import BallotRefusal
from citizen.domain.electorates import Circle, ElectorateRefusal, ElectorRefusal, Source
from citizen.domain.local_time import ClockFault
from citizen.domain.logins import LoginRefusal
from citizen.domain.naming.likeness import Likeness
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.domain.proposals import Outcome, ProposalRefusal
from citizen.domain.rankings import NumberFault
from citizen.domain.residents import ResidenceRefusal
from citizen.domain.roads import Choice, RoundRefusal, Treatment
from citizen.domain.round_changes import ChangeRefusal
from citizen.domain.shown_names import ShownNameRefusal
from citizen.domain.tally import Method
from citizen.domain.witnesses import WitnessRefusal
from citizen.web.locale import N_, gettext
from citizen.web.words_of_about_me import WORDS_OF_ABOUT_ME
from citizen.web.words_of_answers import WORDS_OF_ANSWERS
from citizen.web.words_of_decisions import WORDS_OF_DECISIONS
from citizen.web.words_of_desk import WORDS_OF_DESK
from citizen.web.words_of_discussion import WORDS_OF_DISCUSSION
from citizen.web.words_of_hearings import WORDS_OF_HEARINGS
from citizen.web.words_of_initiatives import WORDS_OF_INITIATIVES
from citizen.web.words_of_moderation import WORDS_OF_MODERATION
from citizen.web.words_of_notices import WORDS_OF_NOTICES
from citizen.web.words_of_paper import WORDS_OF_PAPER
from citizen.web.words_of_register import WORDS_OF_REGISTER
from citizen.web.words_of_staff_log import WORDS_OF_STAFF_LOG
from citizen.web.words_of_support import WORDS_OF_SUPPORT
from citizen.web.words_of_writing import WORDS_OF_WRITING

_WORDS: Mapping[StrEnum, str] = {
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
    Method.SINGLE: N_("Choose one"),
    Method.YES_NO: N_("Yes or no"),
    Method.APPROVAL: N_("Choose several"),
    Method.RANKED: N_("Rank them"),
    Method.BUDGET: N_("Share out a sum of money"),
    Choice.KEEP_A: N_("The first road keeps the name"),
    Choice.KEEP_B: N_("The second road keeps the name"),
    Choice.CHANGE_BOTH: N_("Both roads get new names"),
    Choice.KEEP_BOTH: N_("Both roads keep their names"),
    BallotRefusal.NOT_OPEN_YET: N_("The voting has not opened yet. Your vote was not recorded."),
    BallotRefusal.ALREADY_CLOSED: N_("The voting is closed. This choice came too late and was not recorded."),
    BallotRefusal.STOPPED: N_("The voting has been stopped, so nothing was recorded. Further down you see why."),
    BallotRefusal.OPTION_TWICE: N_("You gave two places to the same choice. Give each choice one place at most."),
    BallotRefusal.TOO_MANY_OPTIONS: N_(
        "You chose %(number)s, and can choose at most %(most)s. Take some away; nothing was changed."
    ),
    BallotRefusal.OVER_BUDGET: N_(
        "What you chose costs %(cost)s kroner. That is %(over)s kroner too much. Take something away; nothing was"
        " changed."
    ),
    BallotRefusal.VOTED_ON_PAPER: N_("You have voted on paper, so you can't vote here too. The paper ballot counts."),
    BallotRefusal.SAID_OTHERWISE_MEANWHILE: N_(
        "You changed what you say of yourself while you voted, so this vote was not recorded. Vote once more."
    ),
    BallotRefusal.UNKNOWN_OPTION: N_("One of your choices is not on this ballot. Choose again; nothing was changed."),
    BallotRefusal.FORM_SENT_WITH_OTHER_CHOICE: N_(
        "This page had already been sent with another choice. Look at your vote below, and change it if you wish."
    ),
    BallotRefusal.NO_BALLOT: N_("There is nothing to choose on this ballot."),
    NumberFault.NOT_A_NUMBER: N_("Write whole numbers from 1 and up, with the digits 0 to 9. Look at %(where)s."),
    NumberFault.SAME_NUMBER: N_(
        "Several have number %(number)s: %(where)s. Give each a number of its own; nothing was changed."
    ),
    NumberFault.NUMBER_SKIPPED: N_(
        "No choice has number %(number)s, but %(where)s has a higher one. Use 1, 2, 3 without gaps;"
        " nothing was changed."
    ),
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
    Circle.EVERYONE: N_("Everyone who logs in"),
    Circle.MUNICIPALITY: N_("Those who live in the municipality"),
    Circle.DISTRICTS: N_("Those who live in one or more of the former municipalities"),
    Circle.ROADS: N_("Those who live on certain roads"),
    Circle.EMPLOYEES: N_("The employees of the municipality"),
    Circle.INVITED: N_("Those who are invited"),
    Source.DECLARATION: N_("They say it themselves"),
    Source.LOGIN: N_("The login says it"),
    Source.ROLL: N_("A list from the municipality says it"),
    ElectorateRefusal.NO_DISTRICTS: N_("Choose at least one former municipality."),
    ElectorateRefusal.UNKNOWN_DISTRICT: N_(
        "One of the former municipalities is not in this municipality. Choose again."
    ),
    ElectorateRefusal.NO_ROADS: N_("Write at least one road."),
    ElectorateRefusal.UNKNOWN_ROAD: N_("One of the roads is not in this municipality. Write them again."),
    ElectorateRefusal.TOO_MANY_ROADS: N_("At most 300 roads can be listed. Choose former municipalities instead."),
    ElectorateRefusal.NEEDS_ROLL: N_(
        "No login says who is employed or invited, and people's own word is not enough. Choose a list."
    ),
    ElectorateRefusal.NO_ROLL_OF_EVERYONE: N_(
        "A list can't hold everyone. Choose those who are invited, or another way than a list."
    ),
    ElectorateRefusal.AGE_WITHOUT_DAY: N_("Say on which day they must have reached the age."),
    ElectorateRefusal.DAY_WITHOUT_AGE: N_(
        "You have given a day, but no minimum age. Choose an age, or take out the day."
    ),
    ElectorateRefusal.DAY_FAR_AWAY: N_("The day is more than a year away from the vote. Look at the year."),
    ElectorateRefusal.VOTING_HAS_BEGUN: N_("The voting has begun, so who may vote can't be changed."),
    ElectorateRefusal.CHANGED_MEANWHILE: N_(
        "A colleague changed this process while you worked. What holds now stands at the top. If you store now, what"
        " stands in the form holds."
    ),
    ElectorateRefusal.ROLL_NOT_ASKED_FOR: N_("Choose first that a list says who may vote."),
    ElectorRefusal.RESIDENCE_UNKNOWN: N_(
        "You have not said where you live, so we can't tell whether you can vote here."
    ),
    ElectorRefusal.ROAD_UNKNOWN: N_(
        "You have not said on which road you live, so we can't tell whether you can vote here."
    ),
    ElectorRefusal.LIVES_ELSEWHERE: N_("You can't vote here, as you don't live in the municipality."),
    ElectorRefusal.OTHER_DISTRICT: N_("You can't vote here, as you live in another former municipality."),
    ElectorRefusal.OTHER_ROAD: N_("You can't vote here, as you live on another road."),
    ElectorRefusal.LOGIN_SAYS_NOTHING: N_(
        "Your login does not say where you live, so we can't tell whether you can vote here. Contact the municipality."
    ),
    ElectorRefusal.NOT_ON_ROLL: N_(
        "You are not on the municipality's list of those who can vote here. If you should be, contact the municipality."
    ),
    ElectorRefusal.ROLL_SAYS_NOTHING: N_(
        "You are on the municipality's list, but it does not say where you live. Contact the municipality."
    ),
    ElectorRefusal.TOO_YOUNG: N_("You can't vote here, as you are too young on the day that counts."),
    ElectorRefusal.AGE_UNKNOWN: N_("We don't know whether you are old enough to vote here."),
    ClockFault.SKIPPED: N_(
        "That night the clock goes from 02.00 to 03.00, so this time does not exist. Choose another."
    ),
    ClockFault.COMES_TWICE: N_(
        "That night the clock goes back, so this time comes twice. Say which of the two you mean."
    ),
    RulesRefusal.TOO_FEW_OPTIONS: N_("There are too few options to choose among."),
    RulesRefusal.TOO_MANY_OPTIONS: N_("There are too many options: a ranked ballot takes 12, the others 100."),
    RulesRefusal.MAX_CHOICES_UNUSABLE: N_("The number that one may choose must be at least 1."),
    RulesRefusal.BUDGET_MISSING: N_("Say how large the sum to share out is."),
    RulesRefusal.COST_MISSING: N_("Say what each option costs."),
    RulesRefusal.NOTHING_AFFORDABLE: N_("Every option costs more than the sum to share out. Look at the figures."),
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
    RoundRefusal.VOTING_OPENS_IN_THE_PAST: N_("This time has passed. Choose a later time for when the voting opens."),
    RoundRefusal.VOTING_CLOSES_TOO_EARLY: N_("The voting must close after it has opened. Choose a later time."),
    RoundRefusal.CLOSES_BEFORE_IT_OPENS: N_("The round must close after it has opened. Choose a later time."),
    RoundRefusal.ANSWER_TOO_EARLY: N_("The answer comes after the round has closed. Choose a later day."),
    ChangeRefusal.NO_ROUND: N_("There is no vote here yet, so there is nothing to change."),
    ChangeRefusal.NOT_OPEN_YET: N_(
        "The voting has not opened yet. Until it does, change its dates in the ordinary way."
    ),
    ChangeRefusal.ALREADY_CLOSED: N_(
        "The voting is closed or closes this very moment, and somebody may soon know the result. Nothing was changed."
    ),
    ChangeRefusal.REASON_MISSING: N_("Write the reason in both language forms. Everyone can read it."),
    ChangeRefusal.CHANGED_MEANWHILE: N_(
        "A colleague changed this round while you worked. What holds now stands at the top. If you store now, what"
        " stands in the form holds."
    ),
    ChangeRefusal.DEADLINE_UNCHANGED: N_("This is the deadline that holds already. Choose another."),
    ChangeRefusal.DEADLINE_PASSED: N_("This time has passed. Choose a later time."),
    ChangeRefusal.TOO_LITTLE_NOTICE: N_(
        "An earlier deadline must be at least 24 hours ahead, so that people have time to vote."
    ),
    ChangeRefusal.TOO_FAR_AHEAD: N_("The date is more than two years ahead. Look at the year."),
    ChangeRefusal.OPENS_IN_THE_PAST: N_("The new voting must open later than now. Choose a later time."),
    ChangeRefusal.CLOSES_BEFORE_IT_OPENS: N_("The new voting must close after it has opened. Choose a later time."),
    ChangeRefusal.PERIOD_TOO_SHORT: N_("The period is shorter than a day and a night. Look at the dates."),
    WitnessRefusal.NAME_MISSING: N_("Write who the witness is."),
    WitnessRefusal.NAME_TOO_LONG: N_("The name has more than 120 characters. Shorten it."),
    WitnessRefusal.ADDRESS_UNUSABLE: N_("Write an e-mail address, such as kari@example.no."),
    WitnessRefusal.ALREADY_A_WITNESS: N_("This address is on the list already."),
    WitnessRefusal.TOO_MANY: N_("There are 20 witnesses already. Remove one first."),
    WitnessRefusal.VOTING_IS_OPEN: N_(
        "No witness can be removed while people vote: who watches a vote, watches it to its end. Wait until every vote"
        " of the municipality has been counted."
    ),
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
    ResidenceRefusal.VOTED_IN_OPEN_ROUND: N_(
        "You have voted in a round that is open, so where you live stands until it closes. Withdraw your votes there if"
        " you must change it before."
    ),
    ResidenceRefusal.UNKNOWN_ROAD: N_("That road is not in the former municipality that you chose. Write it again."),
    ShownNameRefusal.TOO_LONG: N_("The name has more than 60 characters. Shorten it."),
    ShownNameRefusal.UNUSABLE_CHARACTER: N_("The name has a character that can't be shown. Use plain letters."),
    ShownNameRefusal.PERSON_NUMBER: N_("This looks like a birth number. Write a name instead."),
}

_TABLES: tuple[Mapping[StrEnum, str], ...] = (
    _WORDS,
    WORDS_OF_ANSWERS,
    WORDS_OF_DECISIONS,
    WORDS_OF_DESK,
    WORDS_OF_DISCUSSION,
    WORDS_OF_HEARINGS,
    WORDS_OF_INITIATIVES,
    WORDS_OF_MODERATION,
    WORDS_OF_ABOUT_ME,
    WORDS_OF_NOTICES,
    WORDS_OF_PAPER,
    WORDS_OF_REGISTER,
    WORDS_OF_STAFF_LOG,
    WORDS_OF_SUPPORT,
    WORDS_OF_WRITING,
)
WORDS: Mapping[tuple[type[StrEnum], str], str] = {
    (type(code), code.value): words for table in _TABLES for code, words in table.items()
}
"""By the kind of code as well, since two kinds may have codes of the same value."""


def explain(code: StrEnum, **values: object) -> str:
    """The sentence for a code, in the reader's language form."""
    return gettext(WORDS[type(code), code.value], **values)
