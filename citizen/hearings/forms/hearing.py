"""What staff fill in about a hearing: texts and dates, and the sections of the text that it is about."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wtforms import HiddenField, StringField, TextAreaField

from citizen.domain.hearings import LONGEST_HEADING, LONGEST_SECTION, MOST_SECTIONS, PlannedSection
from citizen.processes.forms import TalkForm, check_text
from citizen.web.forms import storable
from citizen.web.locale import gettext as _

ROW_PARTS = ("heading_nb", "heading_nn", "text_nb", "text_nn")
FEWEST_ROWS = 3


@dataclass(frozen=True, slots=True)
class SectionRow:
    """The fields of one section."""

    number: int
    heading_nb: Any
    heading_nn: Any
    text_nb: Any
    text_nn: Any

    @property
    def is_empty(self) -> bool:
        return not any(_typed(getattr(self, part)) for part in ROW_PARTS)

    def check(self) -> None:
        """Say at each field of a section that is begun what is missing or too long."""
        if self.is_empty:
            return
        for part in ROW_PARTS:
            field = getattr(self, part)
            check_text(field, field.label.text, LONGEST_HEADING if part.startswith("heading") else LONGEST_SECTION)


class HearingForm(TalkForm):
    """A hearing of a text. Made by `hearing_form`, with as many rows for sections as are needed."""

    ROWS = 0

    rows = HiddenField()

    def __init__(self, **prefilled: Any) -> None:
        super().__init__(**prefilled)
        self.rows.data = str(self.ROWS)
        self.slug.label.text = _("Address of the hearing")
        for row in self.sections():
            labels = {
                "heading_nb": _("Heading of section %(number)s, bokmål", number=row.number),
                "heading_nn": _("Heading of section %(number)s, nynorsk", number=row.number),
                "text_nb": _("Text of section %(number)s, bokmål", number=row.number),
                "text_nn": _("Text of section %(number)s, nynorsk", number=row.number),
            }
            for part, label in labels.items():
                getattr(row, part).label.text = label
                getattr(row, part).flags.required = True  # so that not every field says that it may be left out

    @staticmethod
    def labels_of_instants() -> dict[str, str]:
        return {
            "proposals_open_at": _("The hearing opens"),
            "proposals_close_at": _("The hearing closes"),
            "voting_close_at": _("The municipality has answered by"),
        }

    @staticmethod
    def labels_of_parts() -> dict[str, str]:
        return {
            **TalkForm.labels_of_parts(),
            "title": _("Title"),
        }

    def sections(self) -> Iterator[SectionRow]:
        """The rows for sections, filled or not."""
        for number in range(1, self.ROWS + 1):
            yield SectionRow(number, *(self[f"section_{number}_{part}"] for part in ROW_PARTS))

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether everything is filled in so that it can be read; each fault stands at its field."""
        super().validate(extra_validators)
        rows = list(self.sections())
        for row in rows:
            row.check()
        if all(row.is_empty for row in rows):
            rows[0].heading_nb.errors = [_("Write at least one section of the text.")]
        return not self.errors

    def planned_sections(self) -> list[PlannedSection]:
        """The sections that were written, in order; rows that are empty are left out."""
        return [
            PlannedSection(*(_typed(getattr(row, part)) for part in ROW_PARTS))
            for row in self.sections()
            if not row.is_empty
        ]


def hearing_form(rows: int, kept: Mapping[str, Sequence[str]] | None = None, **prefilled: Any) -> HearingForm:
    """The form with so many rows; `kept` is what was typed before the person had to log in again."""
    form_class = _with_rows(min(max(rows, FEWEST_ROWS), MOST_SECTIONS))
    return form_class(**prefilled) if kept is None else form_class.kept(kept)


def rows_said(text: str | None) -> int:
    """How many rows the page had that was sent."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 4 else FEWEST_ROWS


@functools.cache
def _with_rows(rows: int) -> type[HearingForm]:
    fields = {
        f"section_{number}_{part}": TextAreaField() if part.startswith("text") else StringField()
        for number in range(1, rows + 1)
        for part in ROW_PARTS
    }
    return type(f"HearingFormOf{rows}", (HearingForm,), {**fields, "ROWS": rows})


def _typed(field: Any) -> str:
    return storable(field.data or "").replace("\r\n", "\n").strip()
