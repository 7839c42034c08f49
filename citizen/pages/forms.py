"""The form of the components page: one field of each kind."""

from __future__ import annotations

from wtforms import (
    BooleanField,
    DateTimeLocalField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.widgets import CheckboxInput, ListWidget

from citizen.web.forms import Form

PLACES = [SelectChoice("9901", "Havnes"), SelectChoice("9902", "Lidal"), SelectChoice("9903", "Øyrane")]


class GalleryForm(Form):
    """Shown, never sent. Its labels are for those who build pages, so they are in English only."""

    name = StringField("Which name do you propose?")
    reason = TextAreaField("Why does it suit the road?")
    kind = SelectField("Kind of road", choices=[SelectChoice("road", "Road"), SelectChoice("street", "Street")])
    place = RadioField("Where do you live?", choices=PLACES)
    places = SelectMultipleField(
        "Which places?", choices=PLACES, option_widget=CheckboxInput(), widget=ListWidget(prefix_label=False)
    )
    opens_at = DateTimeLocalField("When does it open?")
    agreed = BooleanField("Everyone may read what I write")


def gallery_form() -> GalleryForm:
    """The form with an error in its first field, as a page shows it after it was sent."""
    form = GalleryForm(formdata=None)
    form.name.errors = ["The name is already in use in the municipality."]
    return form
