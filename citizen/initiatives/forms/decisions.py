"""Forms about what the council decided: its record, and the record's correction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, ClassVar, Self

from wtforms import DateField, HiddenField, RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired

from citizen.domain.initiatives.states import InitiativeOutcome
from citizen.domain.initiatives.writing import LONGEST_REASON, LONGEST_TEXT
from citizen.initiatives.actions import Decision
from citizen.initiatives.forms.council import for_council_here
from citizen.initiatives.forms.initiatives import SHORT_LINE, TextsForm
from citizen.initiatives.queries import Recorded
from citizen.web.locale import gettext as _
from citizen.web.messages import explain


class DecisionForm(TextsForm):
    """What the council decided."""

    LONGEST: ClassVar[Mapping[str, int]] = {
        "body": SHORT_LINE,
        "case_number": SHORT_LINE,
        "text_nb": LONGEST_TEXT,
        "text_nn": LONGEST_TEXT,
        "reason_nb": LONGEST_REASON,
        "reason_nn": LONGEST_REASON,
    }

    outcome = RadioField(validators=[InputRequired()])
    body = StringField()
    decided_on = DateField(validators=[InputRequired()])
    case_number = StringField()
    text_nb = TextAreaField()
    text_nn = TextAreaField()
    reason_nb = TextAreaField()
    reason_nn = TextAreaField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {
            "outcome": _("What came of it?"),
            "body": _("Who decided?"),
            "decided_on": _("When?"),
            "case_number": _("Case number"),
            "text_nb": _("The decision, in bokmål"),
            "text_nn": _("The decision, in nynorsk"),
            "reason_nb": _("The reason, in bokmål"),
            "reason_nn": _("The reason, in nynorsk"),
        }
        for name, label in labels.items():
            self[name].label.text = label
            self[name].flags.required = True
        self.outcome.choices = [(outcome.value, for_council_here(explain(outcome))) for outcome in InitiativeOutcome]

    def check(self) -> bool:
        if not self.outcome.data:
            self.outcome.errors = [_("Choose one.")]
        if not self.decided_on.data:
            self.decided_on.errors = [_("Write the day of the decision.")]
        for name in self.LONGEST:
            self.demand(name, _("Fill this in."))
        return self.check_lengths()

    def decision(self) -> Decision:
        texts = {name: self[name].data for name in DecisionForm.LONGEST}
        texts |= {name: " ".join(texts[name].split()) for name in ("body", "case_number")}
        return Decision(outcome=InitiativeOutcome(self.outcome.data), decided_on=self.decided_on.data, **texts)


class CorrectionForm(DecisionForm):
    """What the record shall say instead, and what was wrong with it."""

    LONGEST: ClassVar[Mapping[str, int]] = {
        **DecisionForm.LONGEST,
        "why_nb": LONGEST_REASON,
        "why_nn": LONGEST_REASON,
    }

    why_nb = TextAreaField()
    why_nn = TextAreaField()
    seen = HiddenField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.why_nb.label.text = _("Why is it corrected? In bokmål")
        self.why_nn.label.text = _("Why is it corrected? In nynorsk")
        for name in ("why_nb", "why_nn"):
            self[name].flags.required = True

    @classmethod
    def of(cls, recorded: Recorded) -> Self:
        """Filled with what the record says now."""
        said = asdict(recorded) | {"outcome": recorded.outcome.value, "seen": str(recorded.number)}
        return cls(formdata=None, data={name: said[name] for name in said if not name.startswith("why")})

    def number_seen(self) -> int:
        """Which text of the record the person had before them; -1 for what is no number."""
        written = self.seen.data or ""
        return int(written) if written.isascii() and written.isdigit() and len(written) < len("1000000") else -1

    def why(self) -> tuple[str, str]:
        return self.why_nb.data, self.why_nn.data
