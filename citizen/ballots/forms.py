"""What a ballot sends: the names chosen, or none of these, and the key of the form."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence

from wtforms import BooleanField, Field, StringField
from wtforms.widgets import TextInput

from citizen.ballots.queries import Option
from citizen.web.forms import Form
from citizen.web.locale import gettext as _

UNKNOWN = -1
"""Stands for a name that is not on this ballot, so that the rules refuse it."""


class NamesField(Field):  # type: ignore[misc] # wtforms has no types
    """Any number of values under one name, as tick boxes send them."""

    widget = TextInput()

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = valuelist


class BallotForm(Form):
    """One person's choice on one road."""

    name = NamesField(default=list, id="ballot-choices")
    none = BooleanField()
    idem = StringField()
    was_kept = False

    @property
    def was_filled(self) -> bool:
        """Whether the boxes show what the person ticked, rather than what is stored."""
        return self.was_kept or bool(self.is_submitted() and self.name.errors and self.name.data)

    def keep(self, fields: Mapping[str, Sequence[str]]) -> None:
        """Tick what the person had ticked when their session had ended, and say that it is not stored."""
        self.was_kept = True
        self.name.data = list(fields.get("name", ()))
        self.none.data = bool(fields.get("none"))
        self.name.errors = [_("You were logged out before your choice was saved. Press “Save my choice” once more.")]

    def validate(self, extra_validators: object = None) -> bool:
        """A ballot says either some names or none of these; an empty one may be a slip and is not stored."""
        if not super().validate(extra_validators):
            return False
        if bool(self.name.data) == bool(self.none.data):
            self.name.errors = [
                _("You chose both names and “None of these”. Choose one or the other. Nothing was changed.")
                if self.none.data
                else _("Choose at least one name, or “None of these”. Nothing was changed.")
            ]
            return False
        return True

    def options_chosen(self, options: Collection[Option]) -> list[int]:
        """The ids of the chosen options; a name that is not on the ballot becomes an id that no ballot has."""
        ids = {option.public_id: option.proposal_id for option in options}
        return [] if self.none.data else [ids.get(value, UNKNOWN) for value in self.name.data]

    def idem_bytes(self) -> bytes:
        """The key that makes sending the form twice do nothing twice."""
        return hashlib.sha256((self.idem.data or "").encode("utf-8", "replace")).digest()
