"""The words for what staff did, and for roles that can't be given or taken; a part of citizen.web.messages."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from citizen.domain.acts import Act
from citizen.domain.roles import RoleRefusal
from citizen.web.locale import N_

WORDS_OF_STAFF_LOG: Mapping[StrEnum, str] = {
    Act.ROUND_SET_UP: N_("Announced a round"),
    Act.ROUND_CHANGED: N_("Changed texts or dates of a round"),
    Act.DEADLINE_MOVED: N_("Moved a deadline"),
    Act.VOTING_STOPPED: N_("Stopped a voting"),
    Act.BALLOTS_MADE: N_("Made the ballots of a round"),
    Act.ELECTORATE_CHANGED: N_("Chose who may take part"),
    Act.ROLL_LOADED: N_("Loaded a list of those who may vote"),
    Act.REGISTER_LOADED: N_("Loaded a road register"),
    Act.PAIRS_CHOSEN: N_("Chose who keeps the name"),
    Act.WITNESS_ADDED: N_("Added a witness"),
    Act.WITNESS_REMOVED: N_("Removed a witness"),
    Act.CODES_MADE: N_("Made codes for ballots on paper"),
    Act.CODES_MADE_ANEW: N_("Made codes anew, and voided the old ones"),
    Act.PAPER_BALLOT_SETTLED: N_("Settled a difference between two readings"),
    Act.MODERATED: N_("Decided a case of moderation"),
    Act.STATEMENT_TEXT_CHANGED: N_("Changed a text of the statements"),
    Act.IDEAS_MERGED: N_("Merged two proposals"),
    Act.MERGE_UNDONE: N_("Undid a merge"),
    Act.IDEA_ANSWERED: N_("Answered a proposal"),
    Act.STEPS_PLANNED: N_("Planned the steps of proposals"),
    Act.IDEAS_PUT_ON_BALLOT: N_("Put proposals to the vote"),
    Act.HEARING_ANSWERED: N_("Told what came of a hearing"),
    Act.INITIATIVE_ACCEPTED: N_("Let a citizens' initiative through"),
    Act.INITIATIVE_REFUSED: N_("Turned a citizens' initiative down"),
    Act.INITIATIVE_HANDED_OVER: N_("Handed a citizens' initiative over to the council"),
    Act.INITIATIVE_FETCHED: N_("Fetched the package of a citizens' initiative"),
    Act.INITIATIVE_DECIDED: N_("Recorded the decision on a citizens' initiative"),
    Act.INITIATIVE_CORRECTED: N_("Corrected the decision on a citizens' initiative"),
    Act.INITIATIVES_SET_UP: N_("Changed the figures for citizens' initiatives"),
    Act.MEETING_ADDED: N_("Noted a meeting"),
    Act.MEETING_CHANGED: N_("Changed a meeting"),
    Act.MEETING_REMOVED: N_("Took away a meeting"),
    Act.CASES_PREPARED: N_("Prepared cases"),
    Act.DECIDED: N_("Recorded a decision"),
    Act.APPEAL_RECORDED: N_("Recorded an appeal against a spelling"),
    Act.APPEAL_SETTLED: N_("Recorded what came of an appeal"),
    Act.CASE_PAPER_MADE: N_("Made a case paper"),
    Act.NAMES_FOLLOWED_UP: N_("Noted who has been told of new names"),
    Act.FILE_FETCHED: N_("Fetched a file with what residents wrote"),
    Act.ROLE_GIVEN: N_("Gave a role"),
    Act.ROLE_TAKEN: N_("Took a role back"),
    RoleRefusal.NOBODY_FOUND: N_(
        "Nobody is known by this. Ask the person to log in once, and to read you the user ID on My page."
    ),
    RoleRefusal.LAST_ADMIN: N_("This is the only administrator. Give the role to somebody else first."),
    RoleRefusal.PERIOD_BACKWARDS: N_("The last day comes before the first one. Look at the days."),
    RoleRefusal.PERIOD_OVER: N_("The last day is over already. Choose a later one, or leave it empty."),
    RoleRefusal.ADMIN_FOR_A_PERIOD: N_(
        "You are the only administrator without an end. Keep the role that way, or make a colleague one first."
    ),
}
