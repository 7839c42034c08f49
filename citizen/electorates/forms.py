"""Forms about who may vote: they read what was chosen, and leave the judgement to the rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flask_wtf.file import FileField
from wtforms import BooleanField, DateField, Field, HiddenField, RadioField, SelectMultipleField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional, StopValidation
from wtforms.widgets import CheckboxInput

from citizen.accounts.forms import as_id
from citizen.domain.electorates import AGES, Circle, Electorate, Source
from citizen.web.forms import Form, storable
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

NO_AGE = 0
LONGEST_ROADS = 20_000


class ElectorateForm(Form):
    """Who may vote in a process."""

    circle = RadioField(validators=[InputRequired()])
    district_ids = SelectMultipleField(coerce=as_id, option_widget=CheckboxInput(), validate_choice=False)
    roads = TextAreaField(validators=[Length(max=LONGEST_ROADS)])
    source = RadioField(validators=[InputRequired()])
    min_age = RadioField(coerce=as_id, validators=[InputRequired()])
    age_on = DateField(validators=[Optional()])
    version = HiddenField()

    @classmethod
    def of(
        cls, electorate: Electorate, version: int, districts: Mapping[int, str], roads: Sequence[str]
    ) -> ElectorateForm:
        """What holds now; or what was typed, where the form is being sent. `roads` are the lines of those listed."""
        form = cls(
            data={
                "circle": electorate.circle.value,
                "district_ids": list(electorate.district_ids),
                "roads": "\n".join(roads),
                "source": electorate.source.value,
                "min_age": electorate.min_age or NO_AGE,
                "age_on": electorate.age_on,
                "version": str(version),
            }
        )
        form.circle.label.text = _("Who may vote?")
        form.circle.choices = {circle.value: explain(circle) for circle in Circle}
        form.district_ids.label.text = _("Which former municipalities?")
        form.district_ids.choices = dict(districts)
        form.roads.label.text = _("Which roads?")
        form.source.label.text = _("How do we know that they belong to these?")
        form.source.choices = {source.value: explain(source) for source in Source}
        form.min_age.label.text = _("How old must they be?")
        form.min_age.choices = {NO_AGE: _("No minimum age"), **{age: _("%(age)s years", age=age) for age in AGES}}
        form.age_on.label.text = _("On which day must they be that old?")
        return form

    @property
    def seen_version(self) -> int:
        """The version that the person saw; 0 for what is no version."""
        text = self.version.data or ""
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0

    def list_roads(self) -> list[str]:
        """The roads that were written, one a line; none where the circle is another."""
        if self.circle.data != Circle.ROADS:
            return []
        return [line for line in (storable(text).strip() for text in (self.roads.data or "").splitlines()) if line]

    def electorate(self, road_ids: Sequence[int]) -> Electorate:
        """What was chosen; fields that the chosen circle does not ask for are left out."""
        circle = Circle(self.circle.data)
        districts = self.district_ids.data or [] if circle is Circle.DISTRICTS else []
        return Electorate(
            circle=circle,
            source=Source(self.source.data),
            district_ids=tuple(sorted(set(districts))),
            road_ids=tuple(sorted(set(road_ids))),
            min_age=self.min_age.data or None,
            age_on=self.age_on.data,
        )


class RollForm(Form):
    """A roll to load."""

    file = FileField()

    def __init__(self) -> None:
        super().__init__()
        self.file.label.text = _("The list, as “citizen roll make” wrote it")
        self.file.flags.required = True

    def validate_file(self, field: Field) -> None:
        if not field.data:
            raise StopValidation(_("Choose the file to load."))


class AgeForm(Form):
    """A person's own word that they are old enough."""

    is_old_enough = BooleanField()
    next = HiddenField()

    @classmethod
    def of(cls, statement: str, go_to: str) -> AgeForm:
        form = cls(data={"next": go_to})
        form.is_old_enough.label.text = statement
        return form

    def validate_is_old_enough(self, field: Field) -> None:
        if not field.data:
            raise StopValidation(_("Tick the box if it is true. If it is not, you can't vote here."))
