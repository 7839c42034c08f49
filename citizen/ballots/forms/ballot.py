"""What a ballot sends: the options chosen, or blank, and the key of the form."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence

from flask import request
from flask_wtf.form import _Auto
from wtforms import BooleanField, Field, StringField
from wtforms.utils import unset_value
from wtforms.widgets import TextInput

from citizen.ballots.actions import Shown
from citizen.ballots.queries import Option
from citizen.domain.rankings import Misnumbered, Move, moved, read_numbers
from citizen.domain.tally import Method
from citizen.web.forms import Form
from citizen.web.locale import both, show_list
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

UNKNOWN = -1
"""Stands for an option that is not on this ballot, so that the rules refuse it."""

BLANK = "*blank*"
"""What a round button sends for a blank vote; no option has a code like it."""

NUMBER = "rank-"
"""How the names of the number fields begin; the option's code follows."""

MOST_MOVES = 200
"""So many presses are sent at once at most; nobody is as quick as that."""

SHOWN = re.compile(r"([0-9]{1,6})-([0-9a-f]{64}|)")

MOVE, ROUND, IDEM, SHOWN_VOTE = "move", "round", "idem", "shown"
HIDDEN = (MOVE, ROUND, IDEM, SHOWN_VOTE)
"""Which buttons of a ranking were pressed since the numbers were shown, in that order, each as up:<code>; the round
that the page was made for; the key of the form; and what the page had shown of the person's vote, see `write_shown`.
"""

MOVES = {move.value: move for move in Move}


class NamesField(Field):  # type: ignore[misc] # wtforms has no types
    """Any number of values under one name, as tick boxes send them."""

    widget = TextInput()

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = valuelist


class NumbersField(Field):  # type: ignore[misc] # wtforms has no types
    """The number fields of a ranking, option's code to what was typed. Sent twice is as if both had been typed."""

    widget = TextInput()

    def process(self, formdata: object, data: object = unset_value, extra_filters: object = None) -> None:
        super().process(None, data, extra_filters)
        if formdata is not None:
            self.data = _numbers_in({name: formdata.getlist(name) for name in formdata})  # type: ignore[attr-defined] # wtforms has no types


class HiddenField(Field):  # type: ignore[misc] # wtforms has no types
    """What the page itself had put into its form, all of it in one: each field costs time with every vote."""

    widget = TextInput()

    def process(self, formdata: object, data: object = unset_value, extra_filters: object = None) -> None:
        super().process(None, data, extra_filters)
        if formdata is not None:
            self.data = {name: formdata.getlist(name) for name in HIDDEN}  # type: ignore[attr-defined] # wtforms has no types

    def last(self, name: str) -> str:
        """What was said under this name, at last; empty where nothing was."""
        said: list[str] = self.data.get(name) or [""]
        return said[-1]


class BallotForm(Form):
    """One person's choice on one question."""

    class Meta(Form.Meta):
        csrf = False
        """The token is looked at before every view, see citizen.extensions; once is enough where speed matters."""

        def wrap_formdata(self, form: Form, formdata: object) -> object:
            """There are no files on a ballot, so what was sent need not be put together."""
            if formdata is not _Auto:
                return super().wrap_formdata(form, formdata)
            return request.form if form.is_submitted() and request.form else None

    # With no labels of their own: the page has the words, and to look some up for each field takes a third of the time.
    name = NamesField("", default=list, id="ballot-choices")
    none = BooleanField("")
    numbers = NumbersField("", default=dict)
    hidden = HiddenField("", default=dict)
    was_kept = False
    was_emptied = False
    """Whether nothing at all was chosen: most often the last tick was taken away again."""
    is_outdated = False
    misnumbered: frozenset[str] = frozenset()

    @property
    def was_filled(self) -> bool:
        """Whether the boxes show what the person filled in, rather than what is stored."""
        sent = self.name.data or self.none.data or any(self.numbers.data.values())
        return self.was_kept or bool(self.is_submitted() and self.name.errors and sent and not self.is_outdated)

    @property
    def is_blank(self) -> bool:
        """A blank vote is what the form says, as it stands."""
        return bool(self.none.data) or BLANK in self.name.data

    def keep(self, fields: Mapping[str, Sequence[str]]) -> None:
        """Fill in what the person had filled in when their session had ended, and say that it is not stored."""
        self.was_kept = True
        self.name.data = list(fields.get("name", ()))
        self.none.data = bool(fields.get("none"))
        self.numbers.data = self._after_moves(_numbers_in(fields), fields.get("move", ()))
        self.refuse(_("You were logged out before your choice was saved. Press “Save my choice” once more."))

    def kept_order(self, options: Sequence[Option]) -> list[int]:
        """The ranking that is given back after a login, as ids; empty where there is none."""
        order = read_numbers(self.numbers.data) if self.was_kept else ()
        ids = {option.code: option.id for option in options}
        return [] if isinstance(order, Misnumbered) else [ids[code] for code in order if code in ids]

    def say_not_kept(self) -> None:
        """Say that what was pressed before the login is gone, and show what is stored."""
        self.refuse_as_outdated(
            _("You were not logged in when you chose last, so that choice was not stored. Choose once more.")
        )

    def refuse(self, sentence: str) -> None:
        """Say on the form why nothing was stored."""
        self.name.errors = [sentence]

    def forgive(self) -> None:
        """Say nothing against it: what is stored stands."""
        self.name.errors = []

    def refuse_as_outdated(self, sentence: str) -> None:
        """Say why nothing was stored, and show what is stored now rather than what an old page sent."""
        self.is_outdated = True
        self.refuse(sentence)

    def read(self, method: Method, options: Sequence[Option]) -> list[int] | None:
        """The ids chosen, in order of preference if ranked; None where the form is unclear, and then it says why.

        An option that is not on the ballot becomes an id that no ballot has. A ballot says either some options or
        blank; an empty one may be a slip and is not stored.
        """
        codes = self._read_ranking(options) if method is Method.RANKED else self._read_choices(method)
        if codes is None:
            return None
        ids = {option.code: option.id for option in options}
        return [ids.get(code, UNKNOWN) for code in codes]

    def moved_option(self) -> str:
        """The code of the option whose place was changed with a button; empty where none was."""
        return self.hidden.last(MOVE).partition(":")[2]

    def idem_bytes(self) -> bytes:
        """The key that makes sending the form twice do nothing twice."""
        return idem_bytes(self.hidden.last(IDEM))

    def round_said(self) -> str:
        """The round that the page was made for; a round that took its place may ask something else."""
        said: str = self.hidden.last(ROUND)
        return said

    def read_shown(self) -> Shown | None:
        """What `write_shown` wrote; None for anything else, which only takes longer."""
        found = SHOWN.fullmatch(self.hidden.last(SHOWN_VOTE))
        return Shown(int(found[1]), bytes.fromhex(found[2])) if found else None

    def _read_choices(self, method: Method) -> list[str] | None:
        chosen = [code for code in self.name.data if code != BLANK]
        if chosen and self.is_blank:
            self.refuse(_both_sentence())
            return None
        if not chosen and not self.is_blank:
            one = method in (Method.SINGLE, Method.YES_NO)
            self.was_emptied = True
            self.refuse(_("Choose one of the answers. Nothing was changed.") if one else _nothing_sentence())
            return None
        return chosen

    def _read_ranking(self, options: Sequence[Option]) -> Sequence[str] | None:
        order = read_numbers(self.numbers.data)
        if isinstance(order, Misnumbered):
            self.misnumbered = frozenset(order.options)
            self.refuse(_explain_numbers(order, options))
            return None
        moves = _moves_in(self.hidden.data.get(MOVE, ()))
        is_blank = self.is_blank and not moves
        order = _moved(order, moves)
        if bool(order) == is_blank:
            self.was_emptied = not order
            self.refuse(_both_sentence() if order else _nothing_sentence())
            return None
        return order

    @staticmethod
    def _after_moves(numbers: dict[str, str], pressed: Sequence[str]) -> dict[str, str]:
        """The numbers as they would have stood after the buttons; unclear numbers stay as they were typed."""
        order, moves = read_numbers(numbers), _moves_in(pressed)
        if isinstance(order, Misnumbered) or not moves:
            return numbers
        places = {code: str(place) for place, code in enumerate(_moved(order, moves), start=1)}
        return {code: places.get(code, "") for code in {**numbers, **places}}


class WithdrawalForm(Form):
    """That a vote is taken back."""

    idem = StringField()

    def idem_bytes(self) -> bytes:
        """The key that makes sending the form twice do nothing twice."""
        return idem_bytes(self.idem.data or "")


def idem_bytes(idem: str) -> bytes:
    """As the database has it, whatever was sent."""
    return hashlib.sha256(idem.encode("utf-8", "replace")).digest()


def write_shown(shown: Shown) -> str:
    """For the hidden field of the form."""
    return f"{shown.rev}-{shown.mark.hex()}"


def _numbers_in(fields: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {name.removeprefix(NUMBER): " ".join(fields[name]) for name in fields if name.startswith(NUMBER)}


def _moves_in(pressed: Sequence[str]) -> list[tuple[Move, str]]:
    """The buttons that a ranking has; anything else was not sent by one."""
    parts = [value.partition(":") for value in pressed[:MOST_MOVES]]
    return [(MOVES[move], code) for move, _colon, code in parts if move in MOVES]


def _moved(order: Sequence[str], moves: Sequence[tuple[Move, str]]) -> tuple[str, ...]:
    for move, code in moves:
        order = moved(order, code, move)
    return tuple(order)


def _both_sentence() -> str:
    return _("You chose something and also “None of these”. Choose one or the other. Nothing was changed.")


def _nothing_sentence() -> str:
    return _("Choose at least one, or “None of these”. Nothing was changed.")


def _explain_numbers(wrong: Misnumbered, options: Sequence[Option]) -> str:
    names = {option.code: both(option.name_nb, option.name_nn) for option in options}
    where = show_list([_("“%(name)s”", name=names[code]) for code in wrong.options if code in names])
    return explain(wrong.fault, number=wrong.number, where=where)
