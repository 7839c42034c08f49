"""What every form inherits: its errors in the reader's language form, from the site's own catalogue."""

from __future__ import annotations

from flask_wtf import FlaskForm

from citizen.web import locale


class Catalogue:
    """The site's catalogue in the shape that WTForms asks for. WTForms itself has no nynorsk."""

    def gettext(self, message: str) -> str:
        return locale.catalogue(locale.language()).ugettext(message)

    def ngettext(self, one: str, many: str, count: int) -> str:
        return locale.catalogue(locale.language()).ungettext(one, many, count)


class Form(FlaskForm):  # type: ignore[misc] # flask_wtf has no types
    """A form of the site."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc] # flask_wtf has no types
        def get_translations(self, form: object) -> Catalogue:  # noqa: ARG002 — the signature of WTForms
            return Catalogue()
