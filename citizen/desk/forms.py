"""The forms of the desk."""

from __future__ import annotations

from typing import Any

from wtforms import TextAreaField

from citizen.desk.actions import LONGEST_NOTE
from citizen.web.forms import Form, storable
from citizen.web.locale import gettext as _
from citizen.web.locale import show_number


class NoteForm(Form):
    """A note about a case that only its writer can see."""

    note = TextAreaField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.note.label.text = _("My note")
        typed = (self.note.data or "").replace("\r\n", "\n").replace("\r", "\n")
        self.note.data = storable(typed).strip()

    def is_short_enough(self) -> bool:
        """Whether it can be stored; the form says so where it can't."""
        if len(self.note.data) <= LONGEST_NOTE:
            return True
        limit = show_number(LONGEST_NOTE)
        self.note.errors = [_("The note has more than %(limit)s characters. Shorten it.", limit=limit)]
        return False
