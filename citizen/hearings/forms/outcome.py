"""What staff fill in when they tell what the municipality did with the answers to a hearing."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from wtforms import HiddenField, StringField, TextAreaField

from citizen.domain.hearing_outcomes import Outcome, OutcomeRefusal, Said, find_faults
from citizen.hearings.models import HearingSection
from citizen.hearings.queries import OutcomeRow
from citizen.web.forms import Form, storable
from citizen.web.locale import LANGUAGE_NAMES, LANGUAGES, both
from citizen.web.locale import gettext as _
from citizen.web.messages import explain


@dataclass(frozen=True, slots=True)
class PartFields:
    """The fields about one section of the text."""

    number: int
    heading: str
    nb: Any
    nn: Any

    @property
    def is_open(self) -> bool:
        """Whether there is something in them to see."""
        return bool(self.nb.data or self.nn.data or self.nb.errors or self.nn.errors)


class OutcomeForm(Form):
    """What was done with the answers. Made by `outcome_form`, with fields for each section of the text."""

    NUMBERS: ClassVar[tuple[int, ...]] = ()

    text_nb = TextAreaField()
    text_nn = TextAreaField()
    case_number = StringField()
    case_url = StringField()
    seen = HiddenField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for lang in LANGUAGES:
            name = LANGUAGE_NAMES[lang].lower()
            self[f"text_{lang}"].label.text = _("What the municipality did, and why, in %(language)s", language=name)
            self[f"text_{lang}"].flags.required = True
            for number in self.NUMBERS:
                self[f"part_{number}_{lang}"].label.text = _(
                    "Section %(number)s in %(language)s", number=number, language=name
                )
        self.case_number.label.text = _("Case number")
        self.case_url.label.text = _("Address of the case")

    def parts(self, sections: Sequence[HearingSection]) -> Iterator[PartFields]:
        """The fields about each section, in order."""
        for section in sections:
            fields = (self[f"part_{section.number}_{lang}"] for lang in LANGUAGES)
            yield PartFields(section.number, both(section.heading_nb, section.heading_nn), *fields)

    def outcome(self) -> Outcome:
        """What was filled in, without blanks around."""
        parts = {
            number: Said(self._typed(f"part_{number}_nb"), self._typed(f"part_{number}_nn")) for number in self.NUMBERS
        }
        text = Said(self._typed("text_nb"), self._typed("text_nn"))
        return Outcome(text, self._typed("case_number"), self._typed("case_url"), parts)

    def judge(self) -> bool:
        """Put everything that is wrong at its field; whether nothing is."""
        self.validate()
        for part, fault in find_faults(self.outcome()):
            self[part].errors = [*self[part].errors, explain(fault)]
        return not self.errors

    def refuse(self, refusal: OutcomeRefusal) -> None:
        """Say why nothing was published."""
        self.form_errors.append(explain(refusal))

    def seen_number(self) -> int:
        """The number of what stood on the page; 0 for nothing, and for what is no number."""
        text = self.seen.data or ""
        return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0

    def _typed(self, name: str) -> str:
        return storable(self[name].data or "").replace("\r\n", "\n").strip()


def outcome_form(
    sections: Sequence[HearingSection], kept: Mapping[str, Sequence[str]] | None = None, **prefilled: Any
) -> OutcomeForm:
    """The form for these sections; `kept` is what was typed before the person had to log in again."""
    form_class = _with_parts(tuple(section.number for section in sections))
    return form_class(**prefilled) if kept is None else form_class.kept(kept)


def form_as_published(sections: Sequence[HearingSection], published: OutcomeRow | None) -> OutcomeForm:
    """The form as it would have been sent for what holds now; empty where nothing is published."""
    if published is None:
        return outcome_form(sections, data={"seen": "0"})
    fields = {part: getattr(published, part) for part in ("text_nb", "text_nn", "case_number", "case_url")}
    for said in published.parts:
        fields |= {f"part_{said.number}_nb": said.text_nb, f"part_{said.number}_nn": said.text_nn}
    return outcome_form(sections, data={**fields, "seen": str(published.number)})


@functools.lru_cache(maxsize=128)
def _with_parts(numbers: tuple[int, ...]) -> type[OutcomeForm]:
    fields = {f"part_{number}_{lang}": TextAreaField() for number in numbers for lang in LANGUAGES}
    return type("OutcomeFormOfSections", (OutcomeForm,), {**fields, "NUMBERS": numbers})
