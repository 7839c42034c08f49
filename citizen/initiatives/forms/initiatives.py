"""Forms of those who write and sign, and of staff who check: what was typed, cleaned and measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar, Self

from wtforms import BooleanField, DateField, Field, IntegerField, RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, NumberRange, StopValidation

from citizen.domain.initiatives.deadlines import usual_period
from citizen.domain.initiatives.states import CheckGround
from citizen.domain.initiatives.threshold import CouncilKind
from citizen.domain.initiatives.writing import LONGEST_NAME, LONGEST_REASON, LONGEST_TEXT, LONGEST_TITLE
from citizen.initiatives.actions import Stated, Text
from citizen.initiatives.forms.council import for_council_here
from citizen.initiatives.models import Initiative, InitiativeSettings
from citizen.web.forms import Form, storable
from citizen.web.locale import gettext as _
from citizen.web.locale import language, ngettext
from citizen.web.messages import explain

ACCEPT, REFUSE = "accept", "refuse"
SHORT_LINE = 200
CHECK_DAYS = 14
MOST_RESIDENTS = 6_000_000


class TextsForm(Form):
    """A form whose texts are cleaned, and measured by `LONGEST`."""

    LONGEST: ClassVar[Mapping[str, int]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.LONGEST:
            self[name].data = _clean(self[name].data)

    def check_lengths(self) -> bool:
        """Say at each text how much too long it is."""
        for name, longest in self.LONGEST.items():
            over = len(self[name].data) - longest
            if over > 0:
                self[name].errors = [
                    ngettext(
                        "The text is %(num)s character too long. Shorten it.",
                        "The text is %(num)s characters too long. Shorten it.",
                        over,
                    )
                ]
        return not self.errors

    def demand(self, name: str, sentence: str) -> None:
        if not self[name].data:
            self[name].errors = [sentence]


class InitiativeForm(TextsForm):
    """What the council is asked to decide, and why."""

    LONGEST: ClassVar[Mapping[str, int]] = {"title": LONGEST_TITLE, "what": LONGEST_TEXT, "why": LONGEST_TEXT}

    title = StringField()
    what = TextAreaField()
    why = TextAreaField()
    may_be_public = BooleanField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title.label.text = _("Title")
        self.what.label.text = for_council_here(_("What shall the council decide?"))
        self.why.label.text = _("Why?")
        self.may_be_public.label.text = _("A phone number or an e-mail address in the text may be seen by everyone")
        for name in self.LONGEST:
            self[name].flags.required = True

    @classmethod
    def of(cls, initiative: Initiative) -> Self:
        return cls(
            data={
                "title": initiative.title,
                "what": initiative.what,
                "why": initiative.why,
                "may_be_public": initiative.may_be_public,
            }
        )

    def check_draft(self) -> bool:
        """A draft needs a title, to be found again."""
        self.demand("title", _("Write a title. You can change it later."))
        return self.check_lengths()

    def check_whole(self) -> bool:
        """What is sent says what, and why."""
        self.demand("what", for_council_here(_("Write what the council shall decide.")))
        self.demand("why", _("Write why you propose it."))
        return self.check_draft()

    def text(self) -> Text:
        return Text(
            " ".join(self.title.data.split()),
            self.what.data,
            self.why.data,
            language(),
            may_be_public=bool(self.may_be_public.data),
        )


class SignForm(TextsForm):
    """A name and a consent."""

    LONGEST: ClassVar[Mapping[str, int]] = {"name": LONGEST_NAME}

    name = StringField()
    consent = BooleanField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.name.label.text = _("Your full name")
        self.name.flags.required = True
        self.consent.label.text = for_council_here(_("I sign, and the municipality may see my name and where I live"))

    def check(self) -> bool:
        self.name.data = " ".join(self.name.data.split())
        self.demand(
            "name", for_council_here(_("Write your name, so that the municipality can see that you live here."))
        )
        if not self.consent.data:
            self.consent.errors = [_("Tick the box to sign. Without it nothing is stored.")]
        return self.check_lengths()


class CheckForm(TextsForm):
    """What the check came to."""

    LONGEST: ClassVar[Mapping[str, int]] = {"reason_nb": LONGEST_REASON, "reason_nn": LONGEST_REASON}

    verdict = RadioField(validators=[InputRequired()])
    ground = RadioField(validate_choice=False)
    reason_nb = TextAreaField()
    reason_nn = TextAreaField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.verdict.label.text = _("What does the check say?")
        self.verdict.choices = [(ACCEPT, _("Let people sign it")), (REFUSE, _("Do not let it through"))]
        self.ground.label.text = _("Why is it not let through?")
        self.ground.choices = [(ground.value, for_council_here(explain(ground))) for ground in CheckGround]
        self.reason_nb.label.text = _("Reason, in bokmål")
        self.reason_nn.label.text = _("Reason, in nynorsk")

    def check(self) -> bool:
        if not self.verdict.data:
            self.verdict.errors = [_("Choose one.")]
        elif self.verdict.data == REFUSE:
            if self.ground.data not in set(CheckGround):
                self.ground.errors = [_("Choose why.")]
            self.demand("reason_nb", _("Write the reason."))
            self.demand("reason_nn", _("Write the reason."))
        return self.check_lengths()


class SettingsForm(TextsForm):
    """What the municipality states of itself."""

    LONGEST: ClassVar[Mapping[str, int]] = {"source": SHORT_LINE}

    kind = RadioField(validators=[InputRequired()])
    residents = IntegerField(validators=[InputRequired(), NumberRange(min=1, max=MOST_RESIDENTS)])
    counted_on = DateField(validators=[InputRequired()])
    source = StringField()
    period_begins_on = DateField(validators=[InputRequired()])
    period_ends_on = DateField(validators=[InputRequired()])
    check_days = IntegerField(validators=[InputRequired(), NumberRange(min=1, max=60)])

    @classmethod
    def of(cls, settings: InitiativeSettings | None, today: date) -> Self:
        usual = usual_period(today)
        form = cls(
            data={
                "kind": settings.kind if settings else CouncilKind.MUNICIPALITY.value,
                "residents": settings.residents if settings else None,
                "counted_on": settings.counted_on if settings else None,
                "source": settings.source if settings else "SSB, tabell 07459",
                "period_begins_on": settings.period_begins_on if settings else usual.begins_on,
                "period_ends_on": settings.period_ends_on if settings else usual.ends_on,
                "check_days": settings.check_days if settings else CHECK_DAYS,
            }
        )
        labels = {
            "kind": _("Whose council is it?"),
            "residents": _("How many live here?"),
            "counted_on": _("On which day were they counted?"),
            "source": _("Where is the number from?"),
            "period_begins_on": _("First day of the council period"),
            "period_ends_on": _("Last day of the council period"),
            "check_days": _("Within how many days do you check what is sent in?"),
        }
        for name, label in labels.items():
            form[name].label.text = label
            form[name].flags.required = True
        form.kind.choices = [(kind.value, explain(kind)) for kind in CouncilKind]
        return form

    def validate_source(self, field: Field) -> None:
        if not field.data:
            raise StopValidation(_("Write where the number is from."))

    def stated(self) -> Stated:
        names = ("residents", "counted_on", "source", "period_begins_on", "period_ends_on", "check_days")
        return Stated(kind=CouncilKind(self.kind.data), **{name: self[name].data for name in names})


def kept_form(kept: Mapping[str, Sequence[str]]) -> InitiativeForm:
    """What was typed before the login; empty when nothing was."""
    return InitiativeForm.kept(kept) if kept else InitiativeForm(formdata=None)


def _clean(text: str | None) -> str:
    plain = (text or "").replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")
    return storable(plain).strip()
