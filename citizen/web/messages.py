"""From code to sentence. Rules give codes; this table has the words, and a test demands that none is missing."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from citizen.domain.ballots import BallotRefusal
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.domain.proposals import ProposalRefusal
from citizen.domain.roads import Choice, Level, RoundRefusal, Treatment
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
    Level.IDENTICAL: N_("Identical names"),
    Level.SOUND_ALIKE: N_("Names that sound or look alike"),
    Level.SAME_STEM: N_("Same stem, another ending"),
    Treatment.RENAME: N_("Gets a new name"),
    Treatment.ABSORB: N_("Becomes part of a neighbouring road"),
    Treatment.SPLIT: N_("Is split in two, and each part gets a name"),
    Choice.KEEP_A: N_("The first road keeps the name"),
    Choice.KEEP_B: N_("The second road keeps the name"),
    Choice.CHANGE_BOTH: N_("Both roads get new names"),
    Choice.KEEP_BOTH: N_("Both roads keep their names"),
    BallotRefusal.NOT_OPEN_YET: N_("The voting has not opened yet. Your vote was not recorded."),
    BallotRefusal.ALREADY_CLOSED: N_("The voting is closed. This choice came too late and was not recorded."),
    BallotRefusal.RESIDENCE_UNKNOWN: N_("Say on My page which former municipality you live in, and you can vote."),
    BallotRefusal.LIVES_ELSEWHERE: N_("Only those who live in the municipality can vote here."),
    BallotRefusal.UNKNOWN_OPTION: N_("One of the names is not on this ballot. Choose again; nothing was changed."),
    BallotRefusal.FORM_SENT_WITH_OTHER_CHOICE: N_(
        "This page had already been sent with another choice. Look at your vote below, and change it if you wish."
    ),
    BallotRefusal.NO_BALLOT: N_("This road is not on the ballot."),
    ProposalRefusal.NOT_OPEN_YET: N_("Proposals can't be sent yet. Your text is kept below."),
    ProposalRefusal.ALREADY_CLOSED: N_("The time for proposals is over. Your proposal was not sent; the text is below."),
    ProposalRefusal.RESIDENCE_UNKNOWN: N_("Say on My page which former municipality you live in, and you can take part."),
    ProposalRefusal.LIVES_ELSEWHERE: N_("Only those who live in the municipality can take part here."),
    ProposalRefusal.NO_NEW_NAME: N_("This road becomes part of a neighbouring road and needs no new name."),
    ProposalRefusal.WITHDRAWN: N_("This proposal has been withdrawn, so it can't be supported."),
    ProposalRefusal.NOT_YOURS: N_("Only the one who proposed the name can withdraw it."),
    RoundRefusal.NO_ROADS: N_("Pick at least one pair of names first."),
    RoundRefusal.KEEPER_UNDECIDED: N_("Choose who keeps the name in every pair that you picked."),
    RoundRefusal.ALREADY_IN_A_ROUND: N_("One of the roads is already in another round."),
    RoundRefusal.SLUG_TAKEN: N_("Another process already has this address. Choose another."),
    RoundRefusal.PHASES_OUT_OF_ORDER: N_("The dates must follow each other: proposals open, close, voting opens, closes."),
    RoundRefusal.CHANGED_MEANWHILE: N_("A colleague changed this while you worked. Look at both versions below."),
    RoundRefusal.NEIGHBOUR_MISSING: N_("Say which neighbouring road takes up the road that is absorbed."),
    RoundRefusal.SHORTLIST_TOO_SHORT: N_("Each road needs at least one name on its ballot."),
    RoundRefusal.VOTING_HAS_BEGUN: N_("The voting has begun, so the ballots can't be changed."),
    RoundRefusal.WRONG_PHASE: N_("This can't be done in the present phase."),
}


def explain(code: StrEnum, **values: object) -> str:
    """The sentence for a code, in the reader's language form."""
    return gettext(WORDS[code], **values)
