"""Forms of moderation. They read what was typed and chosen; the rules judge it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wtforms import Field, HiddenField, RadioField, SelectField, TextAreaField
from wtforms.validators import InputRequired, StopValidation

from citizen.domain.moderation.codes import (
    ADVERSE,
    LONGEST_APPEAL,
    LONGEST_NOTE,
    LONGEST_REPORT,
    DecisionKind,
    DecisionRefusal,
    Reason,
)
from citizen.web.forms import Form, storable
from citizen.web.locale import gettext as _
from citizen.web.locale import ngettext
from citizen.web.messages import explain

MOST_DIGITS = 9


class ReportForm(Form):
    """What is wrong with a thing."""

    reason = RadioField(validators=[InputRequired()])
    text = TextAreaField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reason.label.text = _("What is wrong?")
        self.reason.choices = [(reason.value, explain(reason)) for reason in Reason]
        self.text.label.text = _("Tell the moderators more")
        self.text.data = _plain(self.text.data)

    def validate_text(self, field: Field) -> None:
        _not_longer(field, LONGEST_REPORT)


class DecisionForm(Form):
    """What a moderator decides, and why."""

    kind = RadioField(validators=[InputRequired()])
    reason = SelectField(validators=[InputRequired()])
    passage = TextAreaField()
    note = TextAreaField()
    seen = HiddenField()

    @classmethod
    def of(cls, kinds: Sequence[DecisionKind], seen: int, *, reason: Reason | None, on_appeal: bool) -> DecisionForm:
        """The form with what can be decided now; or what was typed, where it is being sent."""
        form = cls(data={"seen": str(seen), "reason": (reason or Reason.OTHER).value})
        form.is_on_appeal = on_appeal
        form.kind.label.text = _("What do you decide?")
        form.kind.choices = [(kind.value, form.say(kind)) for kind in kinds]
        form.reason.label.text = _("Which rule is it about?")
        form.reason.choices = [(reason.value, explain(reason)) for reason in Reason]
        form.passage.label.text = _("Which words are to be taken out?")
        form.note.label.text = _("Your reasons, to the author")
        form.passage.flags.required = form.note.flags.required = True  # the hints say when they can be left out
        form.passage.data, form.note.data = _plain(form.passage.data), _plain(form.note.data)
        return form

    is_on_appeal = False

    def say(self, kind: DecisionKind) -> str:
        """What the choice means here."""
        if not self.is_on_appeal:
            return explain(kind)
        return _("The appeal is upheld") if kind is DecisionKind.RESTORE else _("The decision stands")

    @property
    def seen_number(self) -> int:
        """How many decisions stood on the page; -1 for what is no number."""
        text = self.seen.data or ""
        return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else -1

    def validate_note(self, field: Field) -> None:
        _not_longer(field, LONGEST_NOTE)
        if not field.data and (self.is_on_appeal or self.kind.data in {kind.value for kind in ADVERSE}):
            raise StopValidation(explain(DecisionRefusal.NOTE_MISSING))

    def validate_passage(self, field: Field) -> None:
        if not field.data and self.kind.data == DecisionKind.REDACT:
            raise StopValidation(_("Copy the words that are to be taken out."))

    def refuse(self, refusal: DecisionRefusal) -> None:
        """Say why it was not stored, at the field that it is about."""
        of_passage = (DecisionRefusal.NOTHING_TO_REDACT,)
        of_note = (DecisionRefusal.BIRTH_NUMBER, DecisionRefusal.NOTE_MISSING)
        field = self.passage if refusal in of_passage else self.note if refusal in of_note else self.kind
        field.errors = [*field.errors, explain(refusal)]


class AppealForm(Form):
    """What the author wants the other moderator to know."""

    text = TextAreaField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text.label.text = _("What do you want the other moderator to know?")
        self.text.data = _plain(self.text.data)

    def validate_text(self, field: Field) -> None:
        _not_longer(field, LONGEST_APPEAL)


class StatementTextForm(Form):
    """One text of the statements in both language forms."""

    text_nb = TextAreaField()
    text_nn = TextAreaField()
    version = HiddenField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text_nb.label.text, self.text_nn.label.text = _("Text in bokmål"), _("Text in nynorsk")
        self.text_nb.flags.required = self.text_nn.flags.required = True
        self.text_nb.data, self.text_nn.data = _plain(self.text_nb.data), _plain(self.text_nn.data)

    @property
    def seen_version(self) -> int:
        text = self.version.data or ""
        return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else -1


def _plain(text: str | None) -> str:
    """One kind of line break, nothing that can't be stored, no space around the text."""
    return storable((text or "").replace("\r\n", "\n").replace("\r", "\n")).strip()


def _not_longer(field: Field, limit: int) -> None:
    over = len(field.data) - limit
    if over > 0:
        raise StopValidation(
            ngettext(
                "The text is %(num)s character too long. Shorten it and send it again.",
                "The text is %(num)s characters too long. Shorten it and send it again.",
                over,
            )
        )
