"""Forms of the person's own pages."""

from __future__ import annotations

from wtforms import HiddenField, RadioField, StringField
from wtforms.validators import InputRequired, Length, Optional

from citizen.accounts.queries import FoundRoad, Person, list_homes
from citizen.domain.shown_names import LONGEST_SHOWN_NAME
from citizen.web.forms import Form
from citizen.web.locale import LANGUAGE_NAMES, gettext

ELSEWHERE = 0
HIGHEST_ID = 2**31 - 1
LONGEST_ROAD_TEXT = 100


def as_id(text: str | int) -> int:
    """A number that a database may be asked for. Raises ValueError."""
    number = int(text)
    if not 0 <= number <= HIGHEST_ID:
        raise ValueError("not an id")
    return number


class ProfileForm(Form):
    """How the person is shown to others, and in which language form."""

    shown_name = StringField(validators=[Length(max=LONGEST_SHOWN_NAME)])
    language = RadioField(choices=LANGUAGE_NAMES, validators=[InputRequired()])

    @classmethod
    def of(cls, account: Person, language: str) -> ProfileForm:
        form = cls(data={"shown_name": account.shown_name or "", "language": account.language or language})
        form.shown_name.label.text = gettext("Name beside your proposals")
        form.language.label.text = gettext("Language")
        return form


class ResidenceForm(Form):
    """Where the person lives: a former municipality, and the road if they want to say it."""

    district_id = RadioField(coerce=as_id, validators=[InputRequired()])
    road = StringField(validators=[Length(max=LONGEST_ROAD_TEXT)])
    road_id = RadioField(coerce=as_id, validators=[Optional()], validate_choice=False)
    next = HiddenField()

    @classmethod
    def of(cls, account: Person, road_name: str | None, go_to: str) -> ResidenceForm:
        form = cls(data={"district_id": account.district_id, "road": road_name or "", "next": go_to})
        form.district_id.label.text = gettext("Which former municipality do you live in?")
        form.road.label.text = gettext("Your road")
        form.road_id.label.text = gettext("Which of these roads is yours?")
        homes = {district.id: district.name for district, _ in list_homes()}
        form.district_id.choices = {**homes, ELSEWHERE: gettext("I live elsewhere")}
        form.road_id.choices = {}
        return form

    def offer(self, roads: list[FoundRoad]) -> None:
        """Ask which of these roads was meant."""
        self.road_id.flags.required = True
        self.road_id.choices = {road.id: road.name for road in roads}
