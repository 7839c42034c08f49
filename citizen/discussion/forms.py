"""The form for an argument or a reply. It reads what was typed; the rules judge it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wtforms import BooleanField, RadioField, TextAreaField

from citizen.domain.ideas.arguing import ArgumentRefusal, Side
from citizen.web.forms import Form, storable
from citizen.web.locale import gettext as _
from citizen.web.messages import explain


class ArgumentForm(Form):
    """What one wants to say, and for an argument for which side."""

    side = RadioField(choices=[Side.FOR.value, Side.AGAINST.value], validate_choice=False)
    text = TextAreaField()
    may_hold_contact = BooleanField()
    is_reply = False
    asks_about_contact = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.side.label.text = _("Do you speak for the proposal, or against it?")
        self.side.choices = [
            (Side.FOR.value, _("For the proposal")),
            (Side.AGAINST.value, _("Against the proposal")),
        ]
        self.text.label.text = _("Your argument")
        self.may_hold_contact.label.text = _(
            "The telephone number or e-mail address belongs to an association or the like, and may be public"
        )
        self.side.flags.required = self.text.flags.required = self.may_hold_contact.flags.required = True
        typed = (self.text.data or "").replace("\r\n", "\n").replace("\r", "\n")
        self.text.data = storable(typed).strip()
        self.asks_about_contact = bool(self.may_hold_contact.data)

    def for_a_reply(self) -> ArgumentForm:
        """The same form where no side is taken."""
        self.is_reply = True
        self.text.label.text = _("Your reply")
        return self

    def chosen_side(self) -> Side | None:
        """The side that was ticked; None, and then the form says so, where none was."""
        if self.side.data in set(Side):
            return Side(self.side.data)
        self.side.errors = [_("Choose whether you speak for or against.")]
        return None

    def refuse(self, refusal: ArgumentRefusal) -> None:
        """Say at the text why it was not stored."""
        self.asks_about_contact = self.asks_about_contact or refusal is ArgumentRefusal.CONTACT_DATA
        errors: Sequence[str] = self.text.errors
        self.text.errors = [*errors, explain(refusal)]
