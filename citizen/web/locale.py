"""The reader's language form: from the address, with the catalogue bound once per request."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Literal

from babel import dates, lists, numbers
from babel.support import NullTranslations, Translations
from flask import Flask, g, request

from citizen.domain.local_time import Occurrence, occurrence_of
from citizen.extensions import babel
from citizen.web.clock import OSLO, now

Language = Literal["nb", "nn"]
LANGUAGES: tuple[Language, ...] = ("nb", "nn")
LANGUAGE_NAMES = {"nb": "Bokmål", "nn": "Nynorsk"}
HALF_A_YEAR = timedelta(days=182)
CATALOGUES = Path(__file__).resolve().parents[2] / "translations"


def N_(message: str) -> str:  # noqa: N802 — the name that extractors of gettext know
    """Mark a text for the catalogues without translating it yet."""
    return message


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 — as N_, for a text that counts
    """Mark a text with its plural for the catalogues without translating it yet."""
    return one, many


@functools.cache
def catalogue(language: str) -> Translations | NullTranslations:
    """The words of one language form, read once per process."""
    return Translations.load(str(CATALOGUES), [language])


def language() -> Language:
    """The language form of the present request: the address decides, else cookie, browser, bokmål."""
    chosen: Language | None = g.get("language")
    return chosen or _language_of_address() or preferred_language()


def _language_of_address() -> Language | None:
    """What an address begins with that leads nowhere; those that lead somewhere have been read already."""
    first = request.path.split("/", 2)[1:2]
    return next((form for form in LANGUAGES if first == [form]), None)


def preferred_language(fallback: Language = "nb") -> Language:
    """What a reader without a language in the address most likely wants."""
    cookie = request.cookies.get("language", "")
    if cookie in LANGUAGES:
        return "nn" if cookie == "nn" else "nb"
    match = request.accept_languages.best_match(["nb", "nn", "no", "nb-NO", "nn-NO"])
    if match is None:
        return fallback
    return "nn" if match.startswith("nn") else fallback if match == "no" else "nb"


@contextmanager
def spoken(form: Language) -> Iterator[None]:
    """The words inside this block in this language form, whatever the reader's is; for what is printed in both."""
    before = language()
    g.language = form
    try:
        yield
    finally:
        g.language = before


def gettext(message: str, **values: object) -> str:
    """The words for a whole sentence in the reader's language form, with its holes filled."""
    words = catalogue(language()).ugettext(message)
    return words % values if values else words


def ngettext(one: str, many: str, num: int, **values: object) -> str:
    """The words for a sentence that counts; `num` fills the hole of that name."""
    return catalogue(language()).ungettext(one, many, num) % {"num": show_number(num), **values}


def both(nb: str, nn: str) -> str:
    """The one of two stored texts that the reader wants."""
    return nn if language() == "nn" else nb


def show_number(value: float) -> str:
    return numbers.format_decimal(value, locale=language())


def show_percent(share: float, decimals: int = 0) -> str:
    """A share of one as per cent, with a no-break space; a half is rounded up, as people do."""
    exact = Decimal(repr(float(share)))  # 0.285 as it is written, not the binary number a little below it
    rounded = exact.quantize(Decimal(1).scaleb(-2 - decimals), ROUND_HALF_UP)
    return numbers.format_percent(rounded, format="#,##0.0 %" if decimals else "#,##0 %", locale=language())


def show_list(parts: Sequence[str]) -> str:
    """Some names in a sentence: Åsen, Lia og Haugen."""
    return lists.format_list(list(parts), locale=language())


def show_date(instant: datetime) -> str:
    """Weekday and day in Norway: torsdag 14. mai 2026."""
    return dates.format_datetime(instant, "EEEE d. MMMM y", tzinfo=OSLO, locale=language())


def show_short_date(instant: datetime) -> str:
    return dates.format_datetime(instant, "d. MMM y", tzinfo=OSLO, locale=language())


def show_day(day: date) -> str:
    """A calendar day: 1. desember 2026."""
    return dates.format_date(day, "d. MMMM y", locale=language())


def show_time(instant: datetime) -> str:
    """Clock time in Norway with a full stop: 23.59."""
    return instant.astimezone(OSLO).strftime("%H.%M")


def show_moment(instant: datetime, *, with_year: bool = False) -> str:
    """Day and clock: torsdag 14. mai kl. 23.59; with the year where it is half a year away or more, or is asked for."""
    is_far = with_year or abs(instant - now()) > HALF_A_YEAR
    day = "EEEE d. MMMM y" if is_far else "EEEE d. MMMM"
    moment = dates.format_datetime(instant, f"{day} 'kl.' HH.mm", tzinfo=OSLO, locale=language())
    return say_occurrence(instant, moment)


def say_occurrence(instant: datetime, moment: str) -> str:
    """The moment in words; on the night when the clock goes back it says which of the two equal times it is."""
    match occurrence_of(instant, OSLO):
        case Occurrence.FIRST:
            return gettext("%(moment)s (summer time)", moment=moment)
        case Occurrence.SECOND:
            return gettext("%(moment)s (winter time)", moment=moment)
    return moment


FILTERS: dict[str, Callable[..., str]] = {
    "number": show_number,
    "percent": show_percent,
    "date": show_date,
    "short_date": show_short_date,
    "time": show_time,
    "moment": show_moment,
}


def init_app(app: Flask) -> None:
    """Teach the application its languages: the address, the templates and the formats."""
    babel.init_app(app, locale_selector=language, timezone_selector=lambda: "Europe/Oslo")
    app.jinja_env.install_gettext_callables(gettext, ngettext, newstyle=False)  # type: ignore[attr-defined] # the i18n extension adds it
    app.jinja_env.filters.update(FILTERS)

    @app.url_value_preprocessor
    def take_language(_endpoint: str | None, values: dict[str, object] | None) -> None:
        if values and "lang" in values:
            g.language = values.pop("lang")

    @app.url_defaults
    def give_language(endpoint: str, values: dict[str, object]) -> None:
        if "lang" not in values and app.url_map.is_endpoint_expecting(endpoint, "lang"):
            values["lang"] = language()
