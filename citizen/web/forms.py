"""What every form inherits: its errors in the reader's language form, from the site's own catalogue."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Self

from flask import request
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from flask_wtf.form import _Auto
from werkzeug.datastructures import CombinedMultiDict, MultiDict

from citizen.web import locale

_UNSTORABLE = frozenset({"Cc", "Cs", "Cn", "Co"})


class Catalogue:
    """The site's catalogue in the shape that WTForms asks for. WTForms itself has no nynorsk."""

    def gettext(self, message: str) -> str:
        return locale.catalogue(locale.language()).ugettext(message)

    def ngettext(self, one: str, many: str, count: int) -> str:
        return locale.catalogue(locale.language()).ungettext(one, many, count)


class Form(FlaskForm):  # type: ignore[misc] # flask_wtf has no types
    """A form of the site."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc] # flask_wtf has no types
        def wrap_formdata(self, form: FlaskForm, formdata: object) -> object:
            """Text fields take text and file fields files; JSON, or a file sent as text, is as if it were not sent."""
            if formdata is not _Auto:
                return formdata
            if not form.is_submitted() or not (request.form or request.files):
                return None
            names = [field.name for field in form if isinstance(field, FileField)]
            files = MultiDict((name, file) for name in names for file in request.files.getlist(name))
            return CombinedMultiDict[str, object]([files, request.form])  # type: ignore[list-item] # text and files in one

        def get_translations(self, form: object) -> Catalogue:  # noqa: ARG002 — the signature of WTForms
            return Catalogue()

    @classmethod
    def kept(cls, fields: Mapping[str, Sequence[str]]) -> Self:
        """The form with what was typed before the person had to log in again."""
        typed: MultiDict[str, str] = MultiDict((name, text) for name, texts in fields.items() for text in texts)
        return cls(formdata=typed)


def storable(text: str) -> str:
    """The text without characters that no database or page can hold, such as U+0000. None of them can be seen."""
    return "".join(one for one in text if one in "\r\n\t" or unicodedata.category(one) not in _UNSTORABLE)
