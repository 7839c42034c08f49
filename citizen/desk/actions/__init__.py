"""What a councillor does at the desk."""

from citizen.desk.actions.marking import LONGEST_NOTE, keep_note, mark_read, mark_unread

__all__ = ["LONGEST_NOTE", "keep_note", "mark_read", "mark_unread"]
