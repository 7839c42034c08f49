"""What staff fill in about a round that people vote in: another deadline, a stop, a witness."""

from __future__ import annotations

from typing import Any

from wtforms import DateTimeLocalField, HiddenField, SelectField, StringField, TextAreaField

from citizen.domain.round_changes import Reason
from citizen.processes.forms import check_text
from citizen.web.forms import Form, storable
from citizen.web.locale import LANGUAGE_NAMES, LANGUAGES
from citizen.web.locale import gettext as _
from citizen.web.wall_clock import WALL_CLOCK, DatesForm

LONGEST_REASON = 1000


class ReasonForm(DatesForm):
    """A change with its reason, which everyone can read."""

    reason_nb = TextAreaField()
    reason_nn = TextAreaField()
    version = HiddenField()

    def __init__(self, **prefilled: Any) -> None:
        super().__init__(**prefilled)
        for lang in LANGUAGES:
            field = self[f"reason_{lang}"]
            field.label.text, field.flags.required = LANGUAGE_NAMES[lang], True

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether everything is filled in so that it can be read; each fault stands at its field."""
        super().validate(extra_validators)
        name = _("The reason")
        for lang in LANGUAGES:
            check_text(self[f"reason_{lang}"], f"{name} ({LANGUAGE_NAMES[lang]})", LONGEST_REASON)
        self.check_instants()
        return not self.errors

    def reason(self) -> Reason:
        return Reason(storable(self.reason_nb.data or "").strip(), storable(self.reason_nn.data or "").strip())

    def seen_version(self) -> int:
        """The version of the round that stood on the page; 0, which no round has, where it can't be read."""
        version = self.version.data or ""
        return int(version) if version.isascii() and version.isdigit() and len(version) < 10 else 0


class DeadlineForm(ReasonForm):
    """Another deadline."""

    INSTANTS = ("closes_at",)

    closes_at = DateTimeLocalField(format=WALL_CLOCK)
    closes_at_which = SelectField(validate_choice=False)

    @staticmethod
    def labels_of_instants() -> dict[str, str]:
        return {"closes_at": _("The new deadline")}


class StopForm(ReasonForm):
    """That a round is stopped, and when one can vote anew."""

    INSTANTS = ("opens_at", "closes_at")

    opens_at = DateTimeLocalField(format=WALL_CLOCK)
    opens_at_which = SelectField(validate_choice=False)
    closes_at = DateTimeLocalField(format=WALL_CLOCK)
    closes_at_which = SelectField(validate_choice=False)

    @staticmethod
    def labels_of_instants() -> dict[str, str]:
        return {"opens_at": _("The new voting opens"), "closes_at": _("The new voting closes")}


class WitnessForm(Form):
    """Somebody who shall be sent the signed roots."""

    name = StringField()
    address = StringField()

    def __init__(self, **prefilled: Any) -> None:
        super().__init__(**prefilled)
        self.name.label.text, self.address.label.text = _("Who"), _("E-mail address")
        self.name.flags.required = self.address.flags.required = True

    def named(self) -> tuple[str, str]:
        """Name and address as typed, without outer space."""
        return storable(self.name.data or "").strip(), storable(self.address.data or "").strip()
