"""The form for writing an idea. It reads what was typed; the rules judge it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Self

from flask_wtf.file import FileField
from wtforms import BooleanField, HiddenField, RadioField, SelectField, StringField, TextAreaField

from citizen.domain.ideas.writing import IdeaRefusal
from citizen.domain.maps import Position, read_position, written
from citizen.ideas.models import Idea, IdeaPlace, IdeaTheme
from citizen.pictures import PictureRefusal
from citizen.web.forms import Form, storable
from citizen.web.locale import both
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

FIELD_OF: Mapping[IdeaRefusal | PictureRefusal, str] = {
    IdeaRefusal.TITLE_MISSING: "title",
    IdeaRefusal.TITLE_TOO_SHORT: "title",
    IdeaRefusal.TITLE_TOO_LONG: "title",
    IdeaRefusal.BODY_MISSING: "body",
    IdeaRefusal.BODY_TOO_LONG: "body",
    IdeaRefusal.PERSON_NUMBER: "body",
    IdeaRefusal.THEME_MISSING: "theme",
    IdeaRefusal.PERSONAL_DATA: "may_be_public",
    IdeaRefusal.TOO_MANY_PICTURES: "picture",
    IdeaRefusal.ALT_MISSING: "alt",
    IdeaRefusal.ALT_TOO_LONG: "alt",
    IdeaRefusal.TOO_MANY_ATTACHMENTS: "attachment",
    IdeaRefusal.ATTACHMENT_TOO_LARGE: "attachment",
    IdeaRefusal.ATTACHMENT_NO_PDF: "attachment",
    IdeaRefusal.POINT_BY_KEY: "place",
    IdeaRefusal.POINT_BY_KEY_NO_LIST: "body",
    **dict.fromkeys(PictureRefusal, "picture"),
}
"""At which field a refusal is said; all others are said on top of the page."""


class IdeaForm(Form):
    """Title, text, theme, place, one more picture and one more document."""

    title = StringField()
    body = TextAreaField()
    theme = RadioField(validate_choice=False)
    place = SelectField(validate_choice=False)
    picture = FileField()
    alt = StringField()
    attachment = FileField()
    may_be_public = BooleanField()
    point = HiddenField()
    """A point on the map, as domain/maps writes it; empty where there is none."""
    new_id = HiddenField()
    version = HiddenField()

    def offer(self, themes: Sequence[IdeaTheme], places: Sequence[IdeaPlace]) -> Self:
        """Say what each field asks for, and what there is to choose among."""
        self.theme.choices = [(str(theme.id), both(theme.name_nb, theme.name_nn)) for theme in themes]
        self.place.choices = [("", _("No particular place")), *((str(place.id), place.name) for place in places)]
        self.title.label.text = _("Title")
        self.body.label.text = _("What do you propose, and why?")
        self.theme.label.text = _("Theme")
        self.place.label.text = _("Place")
        self.picture.label.text = _("Picture")
        self.alt.label.text = _("What can be seen in the picture?")
        self.attachment.label.text = _("Document")
        self.may_be_public.label.text = _("Everyone may read these contact details")
        self.title.flags.required = self.body.flags.required = self.theme.flags.required = True
        return self

    def show(self, idea: Idea) -> Self:
        """Fill in what the idea says."""
        self.title.data, self.body.data = idea.title, idea.body
        self.theme.data = str(idea.theme_id) if idea.theme_id else ""
        self.place.data = str(idea.place_id) if idea.place_id else ""
        self.point.data = written(idea.position) if idea.position else ""
        return self

    def clean(self) -> Self:
        """Take out of the text what no database or page can hold, and the space around it."""
        self.title.data = " ".join(storable(self.title.data or "").split())
        self.body.data = _with_plain_lines(storable(self.body.data or ""))
        self.alt.data = " ".join(storable(self.alt.data or "").split())
        return self

    def position(self) -> Position | None:
        """The point on the map."""
        return read_position(self.point.data or "")

    def has_list_of_places(self) -> bool:
        return len(self.place.choices) > 1

    def chosen(self, field: SelectField) -> int | None:
        """The id of what was chosen, if it was offered."""
        offered = [value for value, _label in field.choices if value]
        return int(field.data) if field.data in offered else None

    def say(self, refusals: Sequence[IdeaRefusal | PictureRefusal]) -> list[str]:
        """Put each refusal at its field; returns the sentences that belong to none."""
        further: list[str] = []
        for refusal in refusals:
            name = FIELD_OF.get(refusal)
            if name is None:
                further.append(explain(refusal))
            else:
                self[name].errors = [*self[name].errors, explain(refusal)]
        return further


def _with_plain_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
