"""The words for notices and for how people want to be told; a part of citizen.web.messages."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from citizen.domain.notices import AddressRefusal, FollowKind, NoticeKind, Rhythm, Topic
from citizen.web.locale import N_

WORDS_OF_NOTICES: Mapping[StrEnum, str] = {
    NoticeKind.NEW_IDEA: N_("There is a new proposal in what you follow: “%(title)s”."),
    NoticeKind.IDEA_WITHDRAWN: N_("“%(title)s”, which you supported, is withdrawn by those who proposed it."),
    NoticeKind.IDEAS_MERGED: N_(
        "Two proposals are made one, and the one that lives on is “%(title)s”. Your support went with it. You can"
        " withdraw it on the page of the proposal."
    ),
    NoticeKind.MERGE_UNDONE: N_("A merge of proposals is undone: “%(title)s” stands by itself again."),
    NoticeKind.IDEA_ANSWERED: N_("The municipality has answered “%(title)s”."),
    NoticeKind.ANSWER_CHANGED: N_("The municipality has changed its answer to “%(title)s”."),
    NoticeKind.IDEA_CARRIED_OUT: N_("The municipality has carried out “%(title)s”."),
    NoticeKind.HEARING_ANSWERED: N_("The municipality tells what it did with the answers to the hearing “%(title)s”."),
    NoticeKind.HEARING_ANSWER_CHANGED: N_(
        "The municipality has corrected what it said about the answers to the hearing “%(title)s”."
    ),
    NoticeKind.NEW_ARGUMENT: N_("There is a new argument about “%(title)s”, which you follow."),
    NoticeKind.ARGUMENT_ON_OWN_IDEA: N_("Somebody has written an argument about your proposal “%(title)s”."),
    NoticeKind.ARGUMENT_ANSWERED: N_("Somebody has replied to what you wrote about “%(title)s”."),
    NoticeKind.MODERATED: N_("A moderator has made a decision about what you wrote: “%(title)s”."),
    NoticeKind.APPEAL_ANSWERED: N_("The appeal against the decision about “%(title)s” is answered."),
    NoticeKind.REPORT_ANSWERED: N_("What you reported has been looked at."),
    NoticeKind.REPORT_REVERSED: N_("What you reported has been looked at once more."),
    NoticeKind.PHASE_OPENED: N_("“%(title)s” is open: now you can take part."),
    NoticeKind.VOTING_OPENED: N_("The voting in “%(title)s” is open."),
    NoticeKind.DEADLINE_NEAR: N_("“%(title)s” closes soon. Say what you want before it does."),
    NoticeKind.VOTING_DEADLINE_NEAR: N_("The voting in “%(title)s” closes soon."),
    NoticeKind.INITIATIVE_ACCEPTED: N_("Your citizens' initiative “%(title)s” is open: people can sign it now."),
    NoticeKind.INITIATIVE_REFUSED: N_("Your citizens' initiative “%(title)s” was not let through the check."),
    NoticeKind.INITIATIVE_MET: N_("Enough people have signed the citizens' initiative “%(title)s”."),
    NoticeKind.INITIATIVE_HANDED_OVER: N_(
        "The citizens' initiative “%(title)s” is handed over. It must be decided within six months."
    ),
    NoticeKind.INITIATIVE_DECIDED: N_("The citizens' initiative “%(title)s” is decided."),
    NoticeKind.INITIATIVE_CORRECTED: N_(
        "What is recorded about the decision on the citizens' initiative “%(title)s” is corrected."
    ),
    NoticeKind.INITIATIVE_GIVEN_UP: N_(
        "The citizens' initiative “%(title)s” is withdrawn by one of those who are behind it with you."
    ),
    NoticeKind.INITIATIVE_WITHDRAWN: N_(
        "The citizens' initiative “%(title)s” was withdrawn by those who proposed it. Your signature is deleted."
    ),
    NoticeKind.DECISION_MADE: N_("A case that you took part in or follow is decided: %(title)s."),
    NoticeKind.DECISION_CHANGED: N_("The decision about %(title)s is changed."),
    NoticeKind.CASE_REOPENED: N_("The case about %(title)s is open again after an appeal against the spelling."),
    NoticeKind.CASES_DECIDED: N_("Decisions are made in “%(title)s”, which you follow."),
    NoticeKind.ROAD_IN_MATRIKKEL: N_("The new address holds: %(title)s."),
    NoticeKind.ROAD_SIGNS_UP: N_("The signs are up: %(title)s."),
    FollowKind.PROCESS: N_("Process"),
    FollowKind.IDEA: N_("Proposal"),
    FollowKind.PLACE: N_("Place"),
    FollowKind.THEME: N_("Theme"),
    FollowKind.ROAD: N_("Road with a new name"),
    Topic.MINE: N_("Answers and decisions about what I have proposed, written, supported or signed"),
    Topic.FOLLOWED: N_("News in what I follow"),
    Topic.DEADLINES: N_("When something that I follow opens, or closes soon"),
    Rhythm.DAILY: N_("One letter a day, when there is news"),
    Rhythm.WEEKLY: N_("One letter a week, when there is news"),
    Rhythm.OFF: N_("No letters; I read the notices here"),
    AddressRefusal.UNUSABLE: N_("Write an e-mail address, such as kari@example.no."),
    AddressRefusal.TOO_MANY_LETTERS: N_("We have sent several letters to confirm an address. Try again tomorrow."),
    AddressRefusal.LINK_UNUSABLE: N_("This link does not work any more. Ask for a new one on My page."),
}
SUBJECTS: Mapping[NoticeKind, str] = {
    NoticeKind.IDEAS_MERGED: N_("Two proposals are made one: “%(title)s”."),
    NoticeKind.DEADLINE_NEAR: N_("“%(title)s” closes soon."),
    NoticeKind.INITIATIVE_HANDED_OVER: N_("The citizens' initiative “%(title)s” is handed over."),
    NoticeKind.INITIATIVE_WITHDRAWN: N_("The citizens' initiative “%(title)s” is withdrawn."),
}
"""What stands above a letter with this notice alone, where the notice itself says more than a subject has room for."""
