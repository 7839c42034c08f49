"""The form for proposing a name. It reads what was typed; the rules of naming judge the name."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from wtforms import Field, StringField, TextAreaField
from wtforms.validators import StopValidation

from citizen.domain.proposals import LONGEST_REASON
from citizen.web.forms import Form
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext

LONGEST_SHOWN_NAME = 200
_UNSTORABLE = frozenset({"Cc", "Cs", "Cn", "Co"})


class ProposalForm(Form):
    """A name and why."""

    name = StringField(render_kw={"required": True})
    reason = TextAreaField(render_kw={"required": True})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.name.label.text = _("Which name do you propose?")
        self.reason.label.text = _("Why does the name suit the road?")
        self.name.flags.required = self.reason.flags.required = True
        self.name.data = self.name.data or ""
        self.reason.data = with_plain_lines(self.reason.data)

    @classmethod
    def kept(cls, fields: Mapping[str, Sequence[str]]) -> ProposalForm:
        """The form with what was typed before the person had to log in; empty when nothing was."""
        form = cls(formdata=None)
        form.name.data = "".join(fields.get("name", ())[:1])
        form.reason.data = with_plain_lines("".join(fields.get("reason", ())[:1]))
        return form

    def validate_name(self, field: Field) -> None:
        if not field.data.strip():
            raise StopValidation(_("Write a name."))

    def validate_reason(self, field: Field) -> None:
        if not field.data:
            raise StopValidation(_("Give a reason for the proposal."))
        over = len(field.data) - LONGEST_REASON
        if over > 0:
            raise StopValidation(
                ngettext(
                    "The reason is %(num)s character too long. Shorten it and send it again.",
                    "The reason is %(num)s characters too long. Shorten it and send it again.",
                    over,
                )
            )
        if unstorable := find_unstorable(field.data):
            raise StopValidation(
                _("The reason has a character that can't be stored (%(number)s). Remove it.", number=unstorable)
            )


def with_plain_lines(text: str | None) -> str:
    """One kind of line break, no space around the text."""
    return (text or "").replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").strip()


def find_unstorable(text: str) -> str:
    """The number of the first character that no database or page can hold, such as U+0000; empty when there is none."""
    for character in text:
        if character not in "\n\t" and unicodedata.category(character) in _UNSTORABLE:
            return f"U+{ord(character):04X}"
    return ""
