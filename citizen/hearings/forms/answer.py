"""The form for an answer to a hearing. It reads what was typed; the rules judge it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wtforms import BooleanField, RadioField, SelectField, StringField, TextAreaField

from citizen.domain.hearings import HearingRefusal, Stance
from citizen.hearings.models import HearingSection
from citizen.web.forms import Form, storable
from citizen.web.locale import both
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

WHOLE = "0"
"""What the form sends for the whole text; sections count from one."""


class AnswerForm(Form):
    """What one answers, to which part of the text, and on whose behalf."""

    section = SelectField(validate_choice=False, default=WHOLE)
    stance = RadioField(validate_choice=False, default="")
    organisation = StringField()
    text = TextAreaField()
    may_hold_contact = BooleanField()
    asks_about_contact = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.section.label.text = _("What do you answer?")
        self.stance.label.text = _("What do you think of it?")
        self.stance.choices = [
            ("", _("I only want to comment")),
            *((stance.value, explain(stance)) for stance in Stance),
        ]
        self.organisation.label.text = _("On behalf of an organisation")
        self.text.label.text = _("Your answer")
        self.may_hold_contact.label.text = _(
            "The telephone number or e-mail address belongs to an association or the like, and may be public"
        )
        for field in (self.section, self.stance, self.text, self.may_hold_contact):
            field.flags.required = True
        typed = (self.text.data or "").replace("\r\n", "\n").replace("\r", "\n")
        self.text.data = storable(typed).strip()
        self.organisation.data = " ".join(storable(self.organisation.data or "").split())
        self.section.data = self.section.data or WHOLE
        self.asks_about_contact = bool(self.may_hold_contact.data)

    def about(self, sections: Sequence[HearingSection]) -> AnswerForm:
        """The form with these sections to choose among."""
        self.section.choices = [(WHOLE, _("The whole text"))] + [
            (str(section.number), f"{section.number}. {both(section.heading_nb, section.heading_nn)}")
            for section in sections
        ]
        return self

    def chosen_section(self, sections: Sequence[HearingSection]) -> int | None:
        """The id of the section that was chosen; None for the whole text, and for one that is not there."""
        ids: dict[str, int | None] = {WHOLE: None} | {str(section.number): section.id for section in sections}
        if self.section.data not in ids:
            self.section.errors = [explain(HearingRefusal.SECTION_GONE)]
            return None
        return ids[self.section.data]

    def chosen_stance(self) -> Stance | None:
        return Stance(self.stance.data) if self.stance.data in set(Stance) else None

    def refuse(self, refusal: HearingRefusal) -> None:
        """Say at its field why the answer was not stored."""
        self.asks_about_contact = self.asks_about_contact or refusal is HearingRefusal.CONTACT_DATA
        field = {
            HearingRefusal.ORGANISATION_TOO_LONG: self.organisation,
            HearingRefusal.SECTION_GONE: self.section,
        }.get(refusal, self.text)
        field.errors = [*field.errors, explain(refusal)]
