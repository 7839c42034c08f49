"""Forms for ballots on paper: for whom codes are made, what a member of staff reads, and which reading is right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self, cast

from flask import request
from wtforms import BooleanField, IntegerField, RadioField, StringField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from citizen.domain.paper import Answer, PaperBallot, PaperRefusal
from citizen.domain.rankings import Misnumbered, read_numbers
from citizen.domain.tally import Method
from citizen.paper.queries import SheetQuestion
from citizen.web.forms import Form
from citizen.web.locale import gettext as _

MISSING, ANEW, ONE = "missing", "anew", "one"
SHEETS, FILE = "sheets", "file"
FIRST, SECOND, WHOLE = "first", "second", "whole"
HIGHEST_NUMBER = 2**31 - 1
LONGEST_CODE = 60
UNKNOWN = -1
"""Stands for what is no option of the ballot, so that the rules refuse it."""


class CodesForm(Form):
    """For whom codes are made, and in what shape they come."""

    whom = RadioField(validators=[InputRequired()], default=MISSING)
    number = IntegerField(validators=[Optional(), NumberRange(1, HIGHEST_NUMBER)])
    shape = RadioField(validators=[InputRequired()], default=SHEETS)

    @classmethod
    def of_round(cls) -> CodesForm:
        form = cls()
        form.whom.label.text = _("Who gets a code?")
        form.whom.choices = {
            MISSING: _("Those on the list who want paper, and have no code yet"),
            ANEW: _("All on the list who want paper: new codes, and the unused old ones become void"),
            ONE: _("One person at the desk"),
        }
        form.number.label.text = _("The person's number on your list")
        form.shape.label.text = _("What do you want to have?")
        form.shape.choices = {
            SHEETS: _("Ballots to print, with a cover sheet each"),
            FILE: _("A file with numbers and codes, for a mail merge"),
        }
        return form

    def validate(self, extra_validators: object = None) -> bool:
        if not super().validate(extra_validators):
            return False
        if self.whom.data == ONE and self.number.data is None:
            self.number.errors = [_("Write the number of the person.")]
            return False
        return True


class EntryForm(Form):
    """The code of a ballot, and what it says. The marks have names of their own for each question and option."""

    code = StringField(validators=[InputRequired(), Length(max=LONGEST_CODE)])
    invalid = BooleanField()

    @classmethod
    def of_ballot(cls) -> Self:
        form = cls()
        form.code.label.text = _("The code on the ballot")
        form.invalid.label.text = _words_of_invalid()
        return form

    def ballot(self, sheet: Sequence[SheetQuestion], method: Method) -> PaperBallot | dict[int, PaperRefusal]:
        """What was read, or the questions whose marks are no answer."""
        read = {question.id: _read(question, method) for question in sheet}
        unclear = {question: answer for question, answer in read.items() if isinstance(answer, PaperRefusal)}
        if unclear:
            return unclear
        answers = {question: answer for question, answer in read.items() if not isinstance(answer, PaperRefusal)}
        return PaperBallot(answers, bool(self.invalid.data))


@dataclass(frozen=True, slots=True)
class Differing:
    """What two readings answer differently, in words; no number where it is whether the ballot can be counted."""

    question_id: int | None
    label: str
    first: str
    second: str


class SettlingForm(Form):
    """Which of two readings is right: one field for each question that they answer differently."""

    invalid = BooleanField()

    @classmethod
    def of_difference(cls, differing: Sequence[Differing]) -> SettlingForm:
        fields = {_name(one.question_id): RadioField(choices=[], validate_choice=False) for one in differing}
        form = cast("SettlingForm", type("SettlingOne", (cls,), fields)())
        form.invalid.label.text = _words_of_invalid()
        for one in differing:
            field = form[_name(one.question_id)]
            field.label.text = one.label
            field.choices = [
                (FIRST, _("First reading: %(said)s", said=one.first)),
                (SECOND, _("Second reading: %(said)s", said=one.second)),
            ]
            field.flags.required = True
        return form

    @property
    def is_of_whole(self) -> bool:
        """Whether the two differ in whether the ballot can be counted."""
        return WHOLE in self

    def choosers(self) -> Iterator[RadioField]:
        """The fields that choose a reading, in the order of the ballot."""
        return (field for field in self if isinstance(field, RadioField))

    def validate(self, extra_validators: object = None) -> bool:
        """Either a reading for each difference, or that the ballot can't be counted."""
        if not super().validate(extra_validators):
            return False
        if self.invalid.data:
            if any(field.data in (FIRST, SECOND) for field in self.choosers()):
                self.invalid.errors = [
                    _("You chose a reading, and also that the ballot can't be counted. Do only one.")
                ]
                return False
            return True
        open_ones = [field for field in self.choosers() if field.data not in (FIRST, SECOND)]
        for field in open_ones:
            field.errors = [_("Choose the reading that is right.")]
        return not open_ones

    def ballot(self, first: PaperBallot, second: PaperBallot) -> PaperBallot:
        """What the ballot says by the readings that were chosen."""
        readings: Mapping[str, PaperBallot] = {FIRST: first, SECOND: second}
        if self.invalid.data:
            return PaperBallot({}, is_invalid=True)
        if self.is_of_whole:
            return readings[self[WHOLE].data]
        chosen = {question: self[_name(question)].data for question in first.answers if _name(question) in self}
        return PaperBallot(dict(first.answers) | {one: readings[place].answers[one] for one, place in chosen.items()})


def marked(question: SheetQuestion) -> frozenset[str]:
    """The options that were ticked in what was sent, as they were written there."""
    return frozenset(request.form.getlist(f"mark-{question.id}"))


def number_at(option_id: int) -> str:
    """The number that was written beside an option in what was sent."""
    return request.form.get(f"rank-{option_id}", "")


def is_blank(question_id: int) -> bool:
    """Whether blank was ticked in what was sent."""
    return bool(request.form.get(f"blank-{question_id}"))


def _name(question_id: int | None) -> str:
    return WHOLE if question_id is None else f"question-{question_id}"


def _words_of_invalid() -> str:
    return _("The ballot can't be counted: too many marks, or nobody can tell what it says")


def _read(question: SheetQuestion, method: Method) -> Answer | PaperRefusal:
    chosen = _read_order(question) if method is Method.RANKED else _read_marks(question)
    if isinstance(chosen, PaperRefusal):
        return chosen
    if is_blank(question.id):
        return PaperRefusal.MARKS_AND_BLANK if chosen else ()
    return chosen or None


def _read_marks(question: SheetQuestion) -> tuple[int, ...]:
    known = {str(option.id): option.id for option in question.options}
    return tuple(known.get(value, UNKNOWN) for value in request.form.getlist(f"mark-{question.id}"))


def _read_order(question: SheetQuestion) -> tuple[int, ...] | PaperRefusal:
    order = read_numbers({str(option.id): number_at(option.id) for option in question.options})
    return PaperRefusal.NUMBERS_UNCLEAR if isinstance(order, Misnumbered) else tuple(int(one) for one in order)
