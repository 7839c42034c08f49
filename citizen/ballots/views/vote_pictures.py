"""The pictures in the form of a vote: kept at once, so that a refused form loses none, and shown where they are set."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from flask import url_for

from citizen.accounts.access import get_current_account
from citizen.ballots import actions, queries
from citizen.ballots.forms import OF_IDEA, Row, VoteForm, alt_of, kept_picture, sent_file
from citizen.ballots.models import VotePicture
from citizen.ballots.views.option_pictures import ShownPicture, addresses_of
from citizen.municipalities.models import Municipality
from citizen.pictures import LARGEST_FILE, PictureRefusal
from citizen.web.clock import now
from citizen.web.locale import LANGUAGE_NAMES, LANGUAGES
from citizen.web.locale import gettext as _
from citizen.web.messages import explain


def take_pictures(place: Municipality, form: VoteForm) -> None:
    """Keep every file that came with the form, and take out what was removed or can't be put on a ballot any more."""
    for row in form.options():
        taken = _take(place, row)
        if isinstance(taken, PictureRefusal):
            form.unusable_pictures[row.number] = explain(taken)
        else:
            row.picture_id.data = taken
        row.no_picture.data = False
    usable = _usable(place, form)
    for row in form.options():
        if kept_picture(row) and kept_picture(row) not in usable:
            row.picture_id.data = ""
            form.unusable_pictures[row.number] = _("This picture is not kept any more. Choose it once more.")
        if row.number in form.unusable_pictures:
            row.picture.errors = [form.unusable_pictures[row.number]]


def _take(place: Municipality, row: Row) -> str | PictureRefusal:
    """The id of what the option shall show: the file that was sent, a copy of an idea's, what was kept, or nothing."""
    sender, file, kept = get_current_account().id, sent_file(row), kept_picture(row)
    if file is not None:
        return actions.keep_picture(place.id, sender, file.stream.read(LARGEST_FILE + 1))
    if row.no_picture.data:
        return ""
    if kept.startswith(OF_IDEA):
        return actions.copy_picture_of_idea(place.id, sender, kept.removeprefix(OF_IDEA)) or kept
    return kept


def pictures_in(place: Municipality, form: VoteForm, lang: str) -> Mapping[int, ShownPicture]:
    """The pictures that have been kept, by the number of their option."""
    usable = _usable(place, form)
    shown = {}
    for row in form.options():
        kept, alt = kept_picture(row), (row.alt_nn if lang == "nn" else row.alt_nb).data or ""
        if kept in usable:
            shown[row.number] = ShownPicture(*addresses_of(kept), alt, usable[kept].width, usable[kept].height)
        elif kept.startswith(OF_IDEA):
            at: dict[str, Any] = {"public_id": kept.removeprefix(OF_IDEA)}
            small, whole = url_for("ideas.send_small_picture", **at), url_for("ideas.send_picture", **at)
            shown[row.number] = ShownPicture(small, whole, alt, 0, 0)
    return shown


def half_described(form: VoteForm, shown: Collection[int]) -> Sequence[tuple[int, str, str]]:
    """Of each picture that says in one language form only what it shows, as a proposal's does: the number of the
    option, the language that is missing, and what is asked for.
    """
    asked = []
    for row in form.options():
        empty = [lang for lang in LANGUAGES if not alt_of(row, lang)]
        if row.number in shown and len(empty) == 1:
            said = {"number": row.number, "language": LANGUAGE_NAMES[empty[0]].lower()}
            sentence = _("Option %(number)s: say what the picture shows in %(language)s too.", **said)
            asked.append((row.number, empty[0], sentence))
    return asked


def _usable(place: Municipality, form: VoteForm) -> Mapping[str, VotePicture]:
    kept = {kept_picture(row) for row in form.options()} - {""}
    return queries.find_usable(place.id, get_current_account().id, kept, now()) if kept else {}
