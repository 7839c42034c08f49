"""What staff fill in about an idea round: texts in both language forms, dates, themes and places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wtforms import StringField, TextAreaField

from citizen.domain.ideas.rounds import LONGEST_NAME, MOST_PLACES, MOST_THEMES, PlannedTheme
from citizen.processes.forms import TalkForm, check_text
from citizen.web.forms import storable
from citizen.web.locale import LANGUAGES
from citizen.web.locale import gettext as _

THEME_NUMBERS = range(1, MOST_THEMES + 1)


class IdeaRoundForm(TalkForm):
    """Texts, dates, themes and places of an idea round; the fields of the themes are hung on below."""

    places = TextAreaField()

    def __init__(self, **prefilled: Any) -> None:
        super().__init__(**prefilled)
        self.places.label.text = _("Places")
        for number in THEME_NUMBERS:
            for lang in LANGUAGES:
                field = self.theme(number, lang)
                field.label.text = (
                    _("Theme %(number)s, bokmål", number=number)
                    if lang == "nb"
                    else _("Theme %(number)s, nynorsk", number=number)
                )
                field.flags.required = True  # so that eight fields don't say each that they may be left out

    @staticmethod
    def labels_of_instants() -> dict[str, str]:
        return {
            "proposals_open_at": _("The round opens"),
            "proposals_close_at": _("The round closes"),
            "voting_close_at": _("The municipality has answered by"),
        }

    def theme(self, number: int, lang: str) -> Any:
        """The field of a theme's name in one language form."""
        return self[f"theme_{number}_{lang}"]

    def themes(self) -> Iterator[PlannedTheme]:
        """The themes that were written, in order."""
        for number in THEME_NUMBERS:
            name_nb, name_nn = (_typed(self.theme(number, lang)) for lang in LANGUAGES)
            if name_nb and name_nn:
                yield PlannedTheme(name_nb, name_nn)

    def list_places(self) -> list[str]:
        """The places that were written, one on each line, each once."""
        lines = (" ".join(line.split()) for line in storable(self.places.data or "").splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether everything is filled in so that it can be read; each fault stands at its field."""
        super().validate(extra_validators)
        self._check_themes()
        places = self.list_places()
        if len(places) > MOST_PLACES:
            self.places.errors = [_("Write at most %(most)s places.", most=MOST_PLACES)]
        elif any(len(place) > LONGEST_NAME for place in places):
            self.places.errors = [_("One of the places has more than %(most)s characters.", most=LONGEST_NAME)]
        return not self.errors

    def _check_themes(self) -> None:
        seen: set[str] = set()
        for number in THEME_NUMBERS:
            names = {lang: _typed(self.theme(number, lang)) for lang in LANGUAGES}
            for lang in LANGUAGES:
                field = self.theme(number, lang)
                if any(names.values()):
                    check_text(field, field.label.text, LONGEST_NAME)
            if names["nb"] and names["nb"].casefold() in seen:
                self.theme(number, "nb").errors = [_("This theme stands on the list already.")]
            seen.add(names["nb"].casefold())


for _number in THEME_NUMBERS:
    for _lang in LANGUAGES:
        setattr(IdeaRoundForm, f"theme_{_number}_{_lang}", StringField())


def _typed(field: Any) -> str:
    return storable(field.data or "").strip()
