"""The form about how one wants to be told."""

from __future__ import annotations

from wtforms import BooleanField, EmailField, RadioField, SelectMultipleField
from wtforms.validators import InputRequired, Length
from wtforms.widgets import CheckboxInput

from citizen.domain.notices import Rhythm, Topic
from citizen.domain.witnesses import LONGEST_ADDRESS
from citizen.notices.actions.settings import Wishes
from citizen.notices.queries.settings import Wished
from citizen.web.forms import Form
from citizen.web.locale import gettext as _
from citizen.web.messages import explain


class WishesForm(Form):
    """How often, of what, and where."""

    rhythm = RadioField(validators=[InputRequired()])
    mine_at_once = BooleanField()
    topics = SelectMultipleField(option_widget=CheckboxInput())
    address = EmailField(validators=[Length(max=LONGEST_ADDRESS)])

    @classmethod
    def of(cls, wished: Wished) -> WishesForm:
        form = cls(
            data={
                "rhythm": wished.rhythm.value,
                "mine_at_once": wished.mine_at_once,
                "topics": [topic.value for topic in wished.topics],
                "address": wished.address,
            }
        )
        form.rhythm.label.text = _("How often do you want letters?")
        form.rhythm.choices = {rhythm.value: explain(rhythm) for rhythm in Rhythm}
        form.mine_at_once.label.text = _("Send answers about my own things at once")
        form.topics.label.text = _("What do you want letters about?")
        form.topics.choices = {topic.value: explain(topic) for topic in Topic}
        form.address.label.text = _("Your e-mail address")
        return form

    def as_wishes(self) -> Wishes:
        """What was chosen, on a form that has been found whole."""
        return Wishes(
            rhythm=Rhythm(self.rhythm.data),
            mine_at_once=bool(self.mine_at_once.data),
            topics=frozenset(Topic(code) for code in self.topics.data or ()),
            address=self.address.data or "",
        )
