"""The words for steps, answers and merges; a part of citizen.web.messages."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from citizen.domain.ideas.answering import AnswerRefusal
from citizen.domain.ideas.merging import MergeRefusal
from citizen.domain.ideas.steps import Step, StepFault, StepState, Verdict
from citizen.web.locale import N_

WORDS_OF_ANSWERS: Mapping[StrEnum, str] = {
    Step.RECEIVED: N_("Received"),
    Step.ASSESSED: N_("Assessed"),
    Step.HEARING: N_("Hearing"),
    Step.RECOMMENDATION: N_("Recommendation"),
    Step.DECISION: N_("Decision"),
    Step.CARRIED_OUT: N_("Carried out"),
    StepState.DONE: N_("Done"),
    StepState.SKIPPED: N_("Not needed"),
    StepState.PASSED: N_("Passed by"),
    StepState.LATE: N_("Late"),
    StepState.NEXT: N_("Next"),
    StepState.COMING: N_("Later"),
    StepFault.OUT_OF_ORDER: N_("This day is before the one that is promised for an earlier step. Look at the days."),
    StepFault.DONE_IN_THE_FUTURE: N_("This day has not come yet. Give the day when it was done."),
    StepFault.DONE_AND_SKIPPED: N_("The step can't be both done and not needed. Take one of them away."),
    StepFault.DAY_FAR_AWAY: N_("This day is more than five years away. Look at the year."),
    Verdict.ACCEPTED: N_("Accepted"),
    Verdict.CHANGED: N_("Accepted with changes"),
    Verdict.NOT_ACCEPTED: N_("Not accepted"),
    AnswerRefusal.NO_VERDICT: N_("Choose what the municipality answers."),
    AnswerRefusal.NO_REASON_IN_BOKMAAL: N_("The reason is missing in bokmål. Write it in both language forms."),
    AnswerRefusal.NO_REASON_IN_NYNORSK: N_("The reason is missing in nynorsk. Write it in both language forms."),
    AnswerRefusal.NOBODY_ANSWERS: N_("Write who answers, with title."),
    AnswerRefusal.ON_BEHALF_OF_NOBODY: N_("Write on whose behalf the answer is given."),
    AnswerRefusal.NOBODY_DECIDED: N_("Write who has decided."),
    AnswerRefusal.TOO_LONG: N_("The text is too long. Shorten it."),
    AnswerRefusal.ADDRESS_UNUSABLE: N_(
        "Write a whole address, such as https://www.example.no/sak/12, or leave it empty."
    ),
    AnswerRefusal.PERSON_NUMBER: N_(
        "The text seems to hold a birth number. Everyone can read it, so take the number out and send again."
    ),
    AnswerRefusal.NOT_PUBLIC: N_(
        "This proposal is hidden, withdrawn or merged into another, so it can't be answered now. Your text is below."
    ),
    AnswerRefusal.CHANGED_MEANWHILE: N_(
        "A colleague published an answer while you worked. It stands on top. If you publish now, yours takes its place,"
        " and theirs is kept as an earlier version."
    ),
    AnswerRefusal.NOTHING_CHANGED: N_("The answer stands like this already. Nothing was changed, and nobody was told."),
    MergeRefusal.SAME_IDEA: N_("These are one and the same proposal. Choose two."),
    MergeRefusal.OTHER_ROUND: N_("The proposals belong to different rounds, so they can't be made one."),
    MergeRefusal.NOT_PUBLIC: N_(
        "One of the proposals is hidden or withdrawn, so they can't be made one. Nothing was changed."
    ),
    MergeRefusal.MERGED_MEANWHILE: N_(
        "One of the proposals has been merged into another already, perhaps by a colleague just now. Nothing was"
        " changed."
    ),
    MergeRefusal.ANSWERED: N_(
        "The proposal that would go has its answer, which would be lost to sight. Let that one live on instead."
    ),
    MergeRefusal.ON_A_BALLOT: N_(
        "People vote on the proposal that would go, so it must stay where it is. Let that one live on instead."
    ),
    MergeRefusal.NO_REASON: N_("Write why, in bokmål or nynorsk or both. Everyone can read it."),
    MergeRefusal.REASON_TOO_LONG: N_("The reason has more than 1000 characters. Shorten it."),
    MergeRefusal.PERSON_NUMBER: N_(
        "The reason seems to hold a birth number. Everyone can read it, so take the number out and send again."
    ),
    MergeRefusal.UNDONE_ALREADY: N_("This merge has been undone already, perhaps by a colleague just now."),
}
