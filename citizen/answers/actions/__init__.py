"""Promise and take steps, answer ideas, merge them, and send them on to a vote."""

from citizen.answers.actions.answering import Publication, publish_answer
from citizen.answers.actions.merging import merge_ideas, undo_merge
from citizen.answers.actions.planning import StepChange, change_steps, save_plan, save_steps
from citizen.answers.actions.voting import put_on_ballot, take_off_ballot

__all__ = [
    "Publication",
    "StepChange",
    "change_steps",
    "merge_ideas",
    "publish_answer",
    "put_on_ballot",
    "save_plan",
    "save_steps",
    "take_off_ballot",
    "undo_merge",
]
