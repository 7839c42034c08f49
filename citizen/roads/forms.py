"""Forms of the staff pages about roads: they read what was typed, and leave the judgement to the rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from flask_wtf.file import FileField
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, DateTimeLocalField, Field, HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import StopValidation

from citizen.domain.local_time import ClockFault, Occurrence, instant_of
from citizen.domain.phases import Schedule
from citizen.processes.actions import ProcessTexts
from citizen.web.clock import OSLO
from citizen.web.forms import Form, storable
from citizen.web.locale import LANGUAGE_NAMES, LANGUAGES
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

LONGEST_TITLE = 120
LONGEST_TEXT = 3000
YEARS = range(2000, 2200)
WALL_CLOCK = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
INSTANTS = ("proposals_open_at", "proposals_close_at", "voting_open_at", "voting_close_at")
PARTS = ("title", "summary", "why", "influence", "next", "decided_by")


class RegisterForm(Form):
    """A road register to load."""

    number = SelectField(validate_choice=False)
    file = FileField()
    allow_missing = BooleanField()

    def __init__(self, districts: Sequence[tuple[str, str]]) -> None:
        """`districts` are the former municipalities to choose among: number and name."""
        super().__init__()
        self.number.choices = [("", _("Choose …")), *((number, f"{number} {name}") for number, name in districts)]
        self.number.label.text = _("Which former municipality is the file from?")
        self.file.label.text = _("Address file from Kartverket")
        self.file.description = _(
            "matrikkelenAdresse.csv or matrikkelenVegadresse.csv, plain or as a zip; at most 32 MB"
        )
        self.allow_missing.label.text = _("Load it all the same")
        self.number.flags.required = self.file.flags.required = True

    def validate_number(self, field: Field) -> None:
        if field.data not in [number for number, _name in field.choices if number]:
            raise StopValidation(_("Choose which former municipality the file is from."))

    def validate_file(self, field: Field) -> None:
        if not field.data:
            raise StopValidation(_("Choose the file to load."))


class RoundForm(Form):
    """Texts in both language forms, address and dates of a round."""

    title_nb = StringField()
    title_nn = StringField()
    summary_nb = TextAreaField()
    summary_nn = TextAreaField()
    why_nb = TextAreaField()
    why_nn = TextAreaField()
    influence_nb = TextAreaField()
    influence_nn = TextAreaField()
    next_nb = TextAreaField()
    next_nn = TextAreaField()
    decided_by_nb = StringField()
    decided_by_nn = StringField()
    slug = StringField()
    proposals_open_at = DateTimeLocalField(format=WALL_CLOCK)
    proposals_close_at = DateTimeLocalField(format=WALL_CLOCK)
    voting_open_at = DateTimeLocalField(format=WALL_CLOCK)
    voting_close_at = DateTimeLocalField(format=WALL_CLOCK)
    proposals_open_at_which = SelectField(validate_choice=False)
    proposals_close_at_which = SelectField(validate_choice=False)
    voting_open_at_which = SelectField(validate_choice=False)
    voting_close_at_which = SelectField(validate_choice=False)
    version = HiddenField()
    seen = HiddenField()

    def __init__(self, **prefilled: Any) -> None:
        super().__init__(**prefilled)
        self.asked_twice: set[str] = set()
        for part in PARTS:
            for lang in LANGUAGES:
                self._text(part, lang).label.text = LANGUAGE_NAMES[lang]
                self._text(part, lang).flags.required = True
        self.slug.label.text = _("Address of the round")
        self.slug.flags.required = True
        for name, label in self.labels_of_instants().items():
            self[name].label.text = label
            self[name].flags.required = True
            which = self[f"{name}_which"]
            which.label.text = _("Which of the two?")
            which.flags.required = True
            which.choices = [
                ("", _("Choose …")),
                (Occurrence.FIRST.value, _("The first time, in summer time")),
                (Occurrence.SECOND.value, _("The second time, in winter time")),
            ]
            if which.data:
                self.asked_twice.add(name)

    @classmethod
    def kept(cls, fields: Mapping[str, Sequence[str]]) -> RoundForm:
        """The form with what was typed before the person had to log in again."""
        typed: MultiDict[str, str] = MultiDict((name, text) for name, texts in fields.items() for text in texts)
        return cls(formdata=typed)

    @staticmethod
    def labels_of_instants() -> dict[str, str]:
        return {
            "proposals_open_at": _("Proposals open"),
            "proposals_close_at": _("Proposals close"),
            "voting_open_at": _("Voting opens"),
            "voting_close_at": _("Voting closes"),
        }

    @staticmethod
    def labels_of_parts() -> dict[str, str]:
        return {
            "title": _("Title, as a question"),
            "summary": _("Summary in a sentence or two"),
            "why": _("Why the roads must have new names"),
            "influence": _("How much residents can influence"),
            "next": _("What happens next"),
            "decided_by": _("Who decides"),
        }

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether everything is filled in so that it can be read; each fault stands at its field."""
        super().validate(extra_validators)
        for part, label in self.labels_of_parts().items():
            self._check_texts(part, label)
        if not (self.slug.data or "").strip():
            self.slug.errors = [_("Write an address for the round.")]
        for name in INSTANTS:
            self._check_instant(name)
        return not self.errors

    def texts(self) -> ProcessTexts:
        return ProcessTexts(
            **{f"{part}_{lang}": storable(self._text(part, lang).data).strip() for part in PARTS for lang in LANGUAGES}
        )

    def schedule(self) -> Schedule:
        """The dates of a form that was found valid."""
        instants = {name: self._instant(name) for name in INSTANTS}
        return Schedule(**{name: instant for name, instant in instants.items() if isinstance(instant, datetime)})

    def _text(self, part: str, lang: str) -> Any:
        return self[f"{part}_{lang}"]

    def _check_texts(self, part: str, label: str) -> None:
        limit = LONGEST_TITLE if part in ("title", "decided_by") else LONGEST_TEXT
        for lang in LANGUAGES:
            field = self._text(part, lang)
            named = f"{label} ({LANGUAGE_NAMES[lang]})"
            if not storable(field.data or "").strip():
                field.errors = [_("Write this text: %(name)s.", name=named)]
            elif len(field.data) > limit:
                field.errors = [_("Shorten this text to %(limit)s characters: %(name)s.", limit=limit, name=named)]

    def _check_instant(self, name: str) -> None:
        field = self[name]
        instant = self._instant(name)
        if instant is None:
            field.errors = [_("Write day and time: %(name)s.", name=field.label.text)]
        elif isinstance(instant, ClockFault):
            field.errors = [explain(instant)]
            if instant is ClockFault.COMES_TWICE:
                self.asked_twice.add(name)

    def _instant(self, name: str) -> datetime | ClockFault | None:
        wall = self[name].data
        if wall is None or wall.year not in YEARS:
            return None
        chosen = self[f"{name}_which"].data
        return instant_of(wall, OSLO, Occurrence(chosen) if chosen in set(Occurrence) else None)
