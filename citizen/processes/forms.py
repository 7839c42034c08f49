"""What every form about a process has: its texts in both language forms, its address and its dates."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any, ClassVar

from wtforms import DateTimeLocalField, HiddenField, SelectField, StringField, TextAreaField

from citizen.domain.ideas.rounds import list_talk_date_faults, schedule_of_talk
from citizen.domain.phases import Schedule
from citizen.domain.roads import RoundRefusal
from citizen.domain.rounds import refuse_address
from citizen.processes.actions import ProcessTexts
from citizen.processes.models import Process
from citizen.web.clock import now
from citizen.web.forms import storable
from citizen.web.locale import LANGUAGE_NAMES, LANGUAGES
from citizen.web.locale import gettext as _
from citizen.web.messages import explain
from citizen.web.wall_clock import WALL_CLOCK, DatesForm, filled

LONGEST_TITLE = 120
LONGEST_TEXT = 3000
PARTS = ("title", "summary", "why", "influence", "next", "decided_by")


class ProcessForm(DatesForm):
    """Texts in both language forms, address and dates of a process."""

    FIELDS: ClassVar[Mapping[StrEnum, str]] = {RoundRefusal.SLUG_TAKEN: "slug", RoundRefusal.SLUG_UNUSABLE: "slug"}
    """Where each refusal that staff can mend is said."""

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
    slug = StringField(filters=[lambda typed: typed.strip().lower() if typed else typed])
    version = HiddenField()

    def __init__(self, **prefilled: Any) -> None:
        super().__init__(**prefilled)
        for part in PARTS:
            for lang in LANGUAGES:
                self.text(part, lang).label.text = LANGUAGE_NAMES[lang]
                self.text(part, lang).flags.required = True
        self.slug.label.text = _("Address of the round")
        self.slug.flags.required = True

    @staticmethod
    def labels_of_parts() -> dict[str, str]:
        """What each text is called."""
        return {
            "title": _("Title, as a question"),
            "summary": _("Summary in a sentence or two"),
            "why": _("Why the roads must have new names"),
            "influence": _("How much residents can influence"),
            "next": _("What happens next"),
            "decided_by": _("Who decides"),
        }

    @staticmethod
    def labels_of_more() -> dict[str, str]:
        """What further texts in both language forms are called, which are not stored with the process."""
        return {}

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether everything is filled in so that it can be read; each fault stands at its field."""
        super().validate(extra_validators)
        for part, label in self.labels_of_parts().items():
            for lang in LANGUAGES:
                limit = LONGEST_TITLE if part in ("title", "decided_by") else LONGEST_TEXT
                check_text(self.text(part, lang), f"{label} ({LANGUAGE_NAMES[lang]})", limit)
        if not (self.slug.data or "").strip():
            self.slug.errors = [_("Write an address for the round.")]
        self.check_instants()
        return not self.errors

    def texts(self) -> ProcessTexts:
        return ProcessTexts(
            **{f"{part}_{lang}": storable(self.text(part, lang).data).strip() for part in PARTS for lang in LANGUAGES}
        )

    def text(self, part: str, lang: str) -> Any:
        """The field of a text in one language form."""
        return self[f"{part}_{lang}"]

    def judge_address(self, taken: Collection[str]) -> None:
        """Say at its field what is wrong with the address that was chosen."""
        if slug := (self.slug.data or "").strip():
            self.put_on_fields(refuse_address(slug, taken))

    def put_on_fields(self, refusals: Iterable[object]) -> None:
        """Each refusal that a field can mend, at that field."""
        for refusal in refusals:
            if isinstance(refusal, StrEnum) and refusal in self.FIELDS:
                self.say(self.FIELDS[refusal], refusal)

    def say(self, name: str, refusal: StrEnum) -> None:
        """One more thing that is wrong at this field."""
        self[name].errors = [*self[name].errors, explain(refusal)]

    @classmethod
    def stored_fields(cls, process: Process) -> dict[str, Any]:
        """What the fields that every process has would hold for what is stored."""
        names = [f"{part}_{lang}" for part in cls.labels_of_parts() for lang in LANGUAGES]
        return {
            **{name: getattr(process, name) for name in names},
            **filled(**{name: getattr(process, name) for name in cls.INSTANTS}),
            "slug": process.slug,
            "version": str(process.version),
            "formdata": None,
        }

    def list_otherwise(self, stored: ProcessForm, *, but_not: tuple[str, ...] = ()) -> list[str]:
        """What a colleague stored where this form says something else; fields that end so are left aside."""
        names = {
            f"{part}_{lang}": f"{label} ({LANGUAGE_NAMES[lang]})"
            for part, label in {**self.labels_of_parts(), **self.labels_of_more()}.items()
            for lang in LANGUAGES
        }
        return [
            f"{names.get(field.name, field.label.text)}: {field.data}"
            for field in stored
            if field.data
            and not field.name.endswith(("csrf_token", "version", "slug", "rows", "_which", *but_not))
            and (field.name not in self or (self[field.name].data or "") != field.data)
        ]

    def seen_version(self) -> int:
        """The version that stood on the page; 0, which no process has, where it can't be read."""
        version = self.version.data or ""
        return int(version) if version.isascii() and version.isdigit() and len(version) < 10 else 0


class TalkForm(ProcessForm):
    """What an idea round and a hearing have: a time to take part, and a promised answer."""

    INSTANTS = ("proposals_open_at", "proposals_close_at", "voting_close_at")
    FIELDS: ClassVar[Mapping[StrEnum, str]] = {
        **ProcessForm.FIELDS,
        RoundRefusal.OPENS_IN_THE_PAST: "proposals_open_at",
        RoundRefusal.CLOSES_BEFORE_IT_OPENS: "proposals_close_at",
        RoundRefusal.PERIOD_TOO_SHORT: "proposals_close_at",
        RoundRefusal.ANSWER_TOO_EARLY: "voting_close_at",
        RoundRefusal.TOO_FAR_AHEAD: "voting_close_at",
    }

    privacy_nb = TextAreaField()
    privacy_nn = TextAreaField()
    proposals_open_at = DateTimeLocalField(format=WALL_CLOCK)
    proposals_open_at_which = SelectField(validate_choice=False)
    proposals_close_at = DateTimeLocalField(format=WALL_CLOCK)
    proposals_close_at_which = SelectField(validate_choice=False)
    voting_close_at = DateTimeLocalField(format=WALL_CLOCK)
    voting_close_at_which = SelectField(validate_choice=False)

    def __init__(self, **prefilled: Any) -> None:
        super().__init__(**prefilled)
        for lang in LANGUAGES:
            self.text("privacy", lang).label.text = LANGUAGE_NAMES[lang]
            self.text("privacy", lang).flags.required = True

    @staticmethod
    def labels_of_parts() -> dict[str, str]:
        return {
            **ProcessForm.labels_of_parts(),
            "why": _("Why you ask"),
            "privacy": _("What happens with what people write"),
        }

    def judge(self, taken: Collection[str] | None = None) -> bool:
        """Put everything that is wrong at its field, at once; whether nothing is. The action judges once more.

        `taken` addresses are asked about only where the address is being chosen.
        """
        self.validate()
        if taken is not None:
            self.judge_address(taken)
        if self.has_dates():
            for fault in list_talk_date_faults(self.schedule(), now()):
                self.say(fault.instant, fault.refusal)
        return not self.errors

    def has_dates(self) -> bool:
        """Whether every date can be read."""
        return len(self.instants()) == len(self.INSTANTS)

    def schedule(self) -> Schedule:
        """The dates of a form in which all of them can be read."""
        instants = self.instants()
        return schedule_of_talk(*(instants[name] for name in self.INSTANTS))

    def texts(self) -> ProcessTexts:
        privacy = {f"privacy_{lang}": storable(self.text("privacy", lang).data).strip() for lang in LANGUAGES}
        return replace(super().texts(), **privacy)


def check_text(field: Any, name: str, limit: int, *, may_be_empty: bool = False) -> None:
    """Say at the field when its text is missing or too long; `name` is what the sentence calls it."""
    if not storable(field.data or "").strip():
        if not may_be_empty:
            field.errors = [_("Write this text: %(name)s.", name=name)]
    elif len(field.data) > limit:
        field.errors = [_("Shorten this text to %(limit)s characters: %(name)s.", limit=limit, name=name)]
