"""The fields of an option's picture: a file, what was kept of the last one, and what can be seen in it."""

from __future__ import annotations

from typing import Any, Protocol

from flask_wtf.file import FileField
from werkzeug.datastructures import FileStorage
from wtforms import BooleanField, Field, HiddenField, StringField

from citizen.processes.forms import check_text
from citizen.web.forms import storable
from citizen.web.locale import gettext as _

PICTURE_PARTS = ("picture", "picture_id", "no_picture", "alt_nb", "alt_nn")
LONGEST_ALT = 200
OF_IDEA = "ide:"
"""Before the id of an idea's picture, of which the vote has no copy yet."""


class HasPicture(Protocol):
    """The fields of an option that are about its picture."""

    @property
    def picture(self) -> Any: ...

    @property
    def picture_id(self) -> Any: ...

    @property
    def alt_nb(self) -> Any: ...

    @property
    def alt_nn(self) -> Any: ...


def picture_fields() -> dict[str, Field]:
    """New fields for one option, by part."""
    kinds = (FileField, HiddenField, BooleanField, StringField, StringField)
    return {part: kind() for part, kind in zip(PICTURE_PARTS, kinds, strict=True)}


def picture_labels() -> dict[str, str]:
    return {
        "picture": _("Picture"),
        "no_picture": _("Remove the picture"),
        "alt_nb": _("What can be seen in the picture, bokmål"),
        "alt_nn": _("What can be seen in the picture, nynorsk"),
    }


def sent_file(row: HasPicture) -> FileStorage | None:
    """The file that was chosen for this option; None where none was."""
    file = row.picture.data
    return file if isinstance(file, FileStorage) and file.filename else None


def check_picture(row: HasPicture, named: str) -> None:
    """A picture says what can be seen in it in both language forms, and nothing is described that is not there."""
    has_picture = bool(kept_picture(row))
    for field in (row.alt_nb, row.alt_nn):
        check_text(field, f"{named}: {field.label.text}", LONGEST_ALT, may_be_empty=not has_picture)
    if not has_picture and not row.picture.errors and (alt_of(row, "nb") or alt_of(row, "nn")):
        row.picture.errors = [_("Choose the picture that is described, or empty the description.")]


def kept_picture(row: HasPicture) -> str:
    """The id of the picture that was kept; empty where there is none."""
    return storable(row.picture_id.data or "").strip()


def alt_of(row: HasPicture, lang: str) -> str:
    return " ".join(storable(getattr(row, f"alt_{lang}").data or "").split())
