"""What every form about a process has: its texts in both language forms, its address and its dates."""

from __future__ import annotations

from typing import Any

from wtforms import HiddenField, StringField, TextAreaField

from citizen.processes.actions import ProcessTexts
from citizen.web.forms import storable
from citizen.web.locale import LANGUAGE_NAMES, LANGUAGES
from citizen.web.locale import gettext as _
from citizen.web.wall_clock import DatesForm

LONGEST_TITLE = 120
LONGEST_TEXT = 3000
PARTS = ("title", "summary", "why", "influence", "next", "decided_by")


class ProcessForm(DatesForm):
    """Texts in both language forms, address and dates of a process."""

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

    def seen_version(self) -> int:
        """The version that stood on the page; 0, which no process has, where it can't be read."""
        version = self.version.data or ""
        return int(version) if version.isascii() and version.isdigit() and len(version) < 10 else 0


def check_text(field: Any, name: str, limit: int, *, may_be_empty: bool = False) -> None:
    """Say at the field when its text is missing or too long; `name` is what the sentence calls it."""
    if not storable(field.data or "").strip():
        if not may_be_empty:
            field.errors = [_("Write this text: %(name)s.", name=name)]
    elif len(field.data) > limit:
        field.errors = [_("Shorten this text to %(limit)s characters: %(name)s.", limit=limit, name=name)]
