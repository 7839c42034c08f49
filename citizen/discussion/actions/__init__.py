"""Argue, reply, change and withdraw; find an argument useful; what moderators do to one."""

from citizen.discussion.actions.counting import recount_arguments, recount_around
from citizen.discussion.actions.marking import mark_useful, unmark
from citizen.discussion.actions.moderating import hide_argument, redact_argument, restore_argument
from citizen.discussion.actions.removing import forget_writer
from citizen.discussion.actions.writing import Draft, Written, edit_argument, withdraw_argument, write_argument

__all__ = [
    "Draft",
    "Written",
    "edit_argument",
    "forget_writer",
    "hide_argument",
    "mark_useful",
    "recount_arguments",
    "recount_around",
    "redact_argument",
    "restore_argument",
    "unmark",
    "withdraw_argument",
    "write_argument",
]
