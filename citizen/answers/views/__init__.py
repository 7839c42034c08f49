"""The pages of answers, steps and merges."""

from citizen.answers.views import answering, merged, merging, staff_list, steps, waiting
from citizen.answers.views.blueprint import answers

__all__ = ["answering", "answers", "merged", "merging", "staff_list", "steps", "waiting"]
