"""What staff fill in about a vote on given alternatives: the texts, the dates, how it is counted, and the options."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from wtforms import DateTimeLocalField, HiddenField, RadioField, SelectField, StringField, TextAreaField

from citizen.ballots.actions import PlannedOption, PlannedPicture, PlannedQuestion
from citizen.ballots.forms.vote_pictures import (
    PICTURE_PARTS,
    alt_of,
    check_picture,
    kept_picture,
    picture_fields,
    picture_labels,
)
from citizen.domain.ballot_rules import HowToCount, RulesRefusal
from citizen.domain.naming.keys import name_key
from citizen.domain.phases import Schedule
from citizen.domain.roads import RoundRefusal
from citizen.domain.tally import Method
from citizen.domain.votes import schedule_of_vote
from citizen.processes.forms import LONGEST_TITLE, ProcessForm, check_text
from citizen.web.forms import storable
from citizen.web.locale import LANGUAGE_NAMES, LANGUAGES, ngettext, show_number
from citizen.web.locale import gettext as _
from citizen.web.messages import explain
from citizen.web.wall_clock import WALL_CLOCK

QUESTION_SLUG = "sak"
"""The question's part of the address of its ballot; a vote on given alternatives has one question."""
FEWEST_ROWS, MOST_ROWS = 3, 60
LARGEST_NUMBER = 2_000_000_000
LONGEST_NAME, LONGEST_REASON = 120, 600
METHODS = (Method.SINGLE, Method.YES_NO, Method.APPROVAL, Method.RANKED, Method.BUDGET)
"""In the order in which staff choose among them, the simplest on top."""
ROW_PARTS = ("name_nb", "name_nn", "text_nb", "text_nn", "cost")
YES, NO = ("ja", "Ja"), ("nei", "Nei")
_SPACES = re.compile(r"[\s\u00a0\u202f.]")


@dataclass(frozen=True, slots=True)
class Row:
    """The fields of one option."""

    number: int
    name_nb: Any
    name_nn: Any
    text_nb: Any
    text_nn: Any
    cost: Any
    picture: Any
    picture_id: Any
    no_picture: Any
    alt_nb: Any
    alt_nn: Any

    @property
    def is_empty(self) -> bool:
        return not any(_typed(getattr(self, part)) for part in (*ROW_PARTS, "picture_id", "alt_nb", "alt_nn"))


class VoteForm(ProcessForm):
    """A vote on given alternatives. Made by `vote_form`, with as many rows for options as are needed."""

    INSTANTS = ("voting_open_at", "voting_close_at")
    FIELDS: ClassVar[Mapping[StrEnum, str]] = {
        **ProcessForm.FIELDS,
        RoundRefusal.VOTING_OPENS_IN_THE_PAST: "voting_open_at",
        RoundRefusal.VOTING_CLOSES_TOO_EARLY: "voting_close_at",
        RoundRefusal.PERIOD_TOO_SHORT: "voting_close_at",
        RoundRefusal.TOO_FAR_AHEAD: "voting_close_at",
        RulesRefusal.TOO_FEW_OPTIONS: "option_1_name_nb",
        RulesRefusal.TOO_MANY_OPTIONS: "option_1_name_nb",
        RulesRefusal.MAX_CHOICES_UNUSABLE: "max_choices",
        RulesRefusal.BUDGET_MISSING: "budget",
        RulesRefusal.NOTHING_AFFORDABLE: "budget",
    }
    ROWS = 0

    question_nb = StringField()
    question_nn = StringField()
    method = RadioField(validate_choice=False, default=Method.SINGLE.value)
    max_choices = StringField()
    budget = StringField()
    voting_open_at = DateTimeLocalField(format=WALL_CLOCK)
    voting_open_at_which = SelectField(validate_choice=False)
    voting_close_at = DateTimeLocalField(format=WALL_CLOCK)
    voting_close_at_which = SelectField(validate_choice=False)
    rows = HiddenField()
    ideas = HiddenField()
    """The public ids of the proposals that the options were made of, where they were."""

    def __init__(self, **prefilled: Any) -> None:
        super().__init__(**prefilled)
        self.unusable_pictures: dict[int, str] = {}
        """Why the picture of an option can't be shown, by the option's number; said at its field."""
        self.rows.data = str(self.ROWS)
        self.question_nb.label.text, self.question_nn.label.text = LANGUAGE_NAMES["nb"], LANGUAGE_NAMES["nn"]
        self.question_nb.flags.required = self.question_nn.flags.required = True
        self.method.label.text, self.method.flags.required = _("How people vote"), True
        self.method.choices = [(method.value, explain(method)) for method in METHODS]
        self.max_choices.label.text = _("How many one may choose at most")
        self.budget.label.text = _("The sum to share out, in kroner")
        for row in self.options():
            labels = {
                "name_nb": _("Option %(number)s, bokmål", number=row.number),
                "name_nn": _("Option %(number)s, nynorsk", number=row.number),
                "text_nb": _("What is said for it, bokmål"),
                "text_nn": _("What is said for it, nynorsk"),
                "cost": _("What it costs, in kroner"),
                **picture_labels(),
            }
            for part, label in labels.items():
                getattr(row, part).label.text = label

    @staticmethod
    def labels_of_instants() -> dict[str, str]:
        return {"voting_open_at": _("Voting opens"), "voting_close_at": _("Voting closes")}

    @staticmethod
    def labels_of_parts() -> dict[str, str]:
        return {**ProcessForm.labels_of_parts(), "title": _("Title"), "why": _("Why it is asked")}

    @staticmethod
    def labels_of_more() -> dict[str, str]:
        return {"question": _("The question")}

    def options(self) -> Iterator[Row]:
        """The rows for options, filled or not."""
        for number in range(1, self.ROWS + 1):
            yield Row(number, *(self[f"option_{number}_{part}"] for part in (*ROW_PARTS, *PICTURE_PARTS)))

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether everything is filled in so that it can be read; each fault stands at its field."""
        super().validate(extra_validators)
        asked = _("The question")
        for lang in LANGUAGES:
            check_text(self[f"question_{lang}"], f"{asked} ({LANGUAGE_NAMES[lang]})", LONGEST_TITLE)
        if self.method.data not in set(Method):
            self.method.errors = [_("Choose how people vote.")]
        for field in (self.max_choices, self.budget, *(row.cost for row in self.options())):
            if _typed(field) and number_in(field) is None:
                field.errors = [_("Write a whole number, such as 250 000.")]
        for row in self.options():
            row.picture.errors = [self.unusable_pictures[row.number]] if row.number in self.unusable_pictures else []
        if not self.is_yes_no:
            for row in self.options():
                _check_row(row)
            self._check_names()
        self._check_figures()
        return not self.errors

    def _check_names(self) -> None:
        """No two options can be told apart by nothing but where they stand."""
        for lang in LANGUAGES:
            seen: dict[str, int] = {}
            for row in self.options():
                name = _typed(row.name_nb) if lang == "nb" else _typed(row.name_nn) or _typed(row.name_nb)
                first = seen.setdefault(name_key(name), row.number) if name else row.number
                if first != row.number and not (row.name_nb.errors or row.name_nn.errors):
                    field = row.name_nn if lang == "nn" and _typed(row.name_nn) else row.name_nb
                    field.errors = [_("Option %(number)s has the same name. Write another.", number=first)]

    def _check_figures(self) -> None:
        """Figures that can be read but make no sense together."""
        filled = [row for row in self.options() if not row.is_empty]
        if self.is_yes_no and filled:
            self.method.errors = [
                _(
                    "“Yes or no” has its own two answers, and you have written options. Empty them below, or choose"
                    " another way to vote."
                )
            ]
        most, budget = number_in(self.max_choices), number_in(self.budget)
        if self.method.data == Method.APPROVAL and most is not None and filled and most >= len(filled):
            self.max_choices.errors = [
                ngettext(
                    "There is only %(num)s option, so this limits nothing. Leave the field empty.",
                    "There are only %(num)s options, so this limits nothing. Write a smaller number, or leave the field"
                    " empty.",
                    len(filled),
                )
            ]
        if self.method.data == Method.BUDGET and budget:
            for row in filled:
                if (number_in(row.cost) or 0) > budget:
                    row.cost.errors = [
                        _("This costs more than the whole sum of %(sum)s kroner.", sum=show_number(budget))
                    ]

    @property
    def is_yes_no(self) -> bool:
        return bool(self.method.data == Method.YES_NO)

    def schedule(self) -> Schedule:
        """The dates of a form that was found valid."""
        instants = self.instants()
        return schedule_of_vote(instants["voting_open_at"], instants["voting_close_at"])

    def how(self) -> HowToCount:
        """The method with what belongs to it; figures for other methods are left aside."""
        method = Method(self.method.data)
        most = number_in(self.max_choices) if method is Method.APPROVAL else None
        return HowToCount(method, most, number_in(self.budget) if method is Method.BUDGET else None)

    def question(self) -> PlannedQuestion:
        """The question with its options; rows that are empty are left out."""
        return PlannedQuestion(
            slug=QUESTION_SLUG,
            title_nb=_typed(self.question_nb),
            title_nn=_typed(self.question_nn),
            options=tuple(self._options()),
        )

    def _options(self) -> Iterator[PlannedOption]:
        if self.is_yes_no:
            for code, name in (YES, NO):
                yield PlannedOption(code, name, name)
            return
        has_costs = self.method.data == Method.BUDGET
        for row in self.options():
            if not row.is_empty:
                name = _typed(row.name_nb)
                cost = number_in(row.cost) if has_costs else None
                texts = (_typed(row.text_nb), _typed(row.text_nn))
                kept = kept_picture(row)
                picture = PlannedPicture(kept, alt_of(row, "nb"), alt_of(row, "nn")) if kept else None
                names = (name, _typed(row.name_nn) or name)
                yield PlannedOption(str(row.number), *names, *texts, cost, picture=picture)


def vote_form(rows: int, kept: Mapping[str, Sequence[str]] | None = None, **prefilled: Any) -> VoteForm:
    """The form with so many rows; `kept` is what was typed before the person had to log in again."""
    form_class = _with_rows(min(max(rows, FEWEST_ROWS), MOST_ROWS))
    return form_class(**prefilled) if kept is None else form_class.kept(kept)


def rows_said(text: str | None) -> int:
    """How many rows the page had that was sent."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 4 else FEWEST_ROWS


def number_in(field: Any) -> int | None:
    """The whole number that was typed, with or without spaces; None where there is none, or one far too large."""
    plain = _SPACES.sub("", _typed(field))
    if not (plain.isascii() and plain.isdigit() and len(plain) < 11):
        return None
    return int(plain) if int(plain) <= LARGEST_NUMBER else None


@functools.cache
def _with_rows(rows: int) -> type[VoteForm]:
    fields: dict[str, Any] = {}
    for number in range(1, rows + 1):
        texts = {part: TextAreaField() if part.startswith("text") else StringField() for part in ROW_PARTS}
        fields |= {f"option_{number}_{part}": field for part, field in {**texts, **picture_fields()}.items()}
    return type(f"VoteFormOf{rows}", (VoteForm,), {**fields, "ROWS": rows})


def _check_row(row: Row) -> None:
    if row.is_empty:
        return
    named = _("Option %(number)s", number=row.number)
    check_text(row.name_nb, named, LONGEST_NAME)
    check_text(row.name_nn, named, LONGEST_NAME, may_be_empty=True)
    both_or_none = not (_typed(row.text_nb) or _typed(row.text_nn))
    for field in (row.text_nb, row.text_nn):
        check_text(field, f"{named}: {field.label.text}", LONGEST_REASON, may_be_empty=both_or_none)
    check_picture(row, named)


def _typed(field: Any) -> str:
    return storable(field.data or "").strip()
