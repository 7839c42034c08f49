"""A vote whose options are ideas that people have sent in: the form filled with them, and a note of which they are."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from flask import url_for

from citizen.answers import actions
from citizen.answers.queries import find_for_vote, list_ideas_of_vote
from citizen.ballots.forms import LONGEST_NAME, LONGEST_REASON, OF_IDEA, VoteForm
from citizen.ballots.queries import first_pictures
from citizen.ideas.models import Idea
from citizen.ideas.views.cards import excerpt_of
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.web.forms import storable
from citizen.web.locale import LANGUAGES, spoken
from citizen.web.locale import gettext as _

MOST_IDEAS = 60


def fields_of_ideas(place: Municipality, public_ids: Collection[str]) -> tuple[int, dict[str, Any]]:
    """How many rows the form needs, and what stands in them: title, picture, how the text begins, the way back."""
    found = find_for_vote(place.id, [storable(one) for one in public_ids][:MOST_IDEAS])
    fields: dict[str, Any] = {"ideas": ",".join(idea.public_id for idea, _process in found)}
    pictures = first_pictures([idea.id for idea, _process in found])
    for number, (idea, process) in enumerate(found, 1):
        if picture := pictures.get(idea.id):
            fields[f"option_{number}_picture_id"] = OF_IDEA + picture.public_id
            # What it shows was said in one language form: the other is left empty for staff, who are asked for it.
            fields[f"option_{number}_alt_{idea.language}"] = picture.alt
        fields[f"option_{number}_name_nb"] = _cut(idea.title, LONGEST_NAME)
        for lang in LANGUAGES:
            with spoken(lang):
                fields[f"option_{number}_text_{lang}"] = _text_of(place, process, idea)
    return len(found), fields


def note_ideas(place: Municipality, vote: Process, form: VoteForm) -> None:
    """Remember which ideas people vote on: those that were chosen and are still told of in an option."""
    chosen = [storable(one) for one in (form.ideas.data or "").split(",") if one][:MOST_IDEAS]
    kept = [idea.public_id for idea, _process in find_for_vote(place.id, chosen) if _is_told_of(idea, form)]
    if kept:
        actions.put_on_ballot(vote.id, kept)


def forget_ideas(vote: Process, form: VoteForm) -> None:
    """Those that no option tells of any more, now that the vote is changed, are on the ballot no more."""
    gone = [idea.id for idea, _process in list_ideas_of_vote(vote.id) if not _is_told_of(idea, form)]
    if gone:
        actions.take_off_ballot(vote.id, gone)


def _is_told_of(idea: Idea, form: VoteForm) -> bool:
    return any(
        _cut(idea.title, LONGEST_NAME) == option.name_nb or idea.public_id in option.text_nb + option.text_nn
        for option in form.question().options
    )


def _text_of(place: Municipality, process: Process, idea: Idea) -> str:
    at: dict[str, Any] = {"municipality": place.slug, "process": process.slug, "public_id": idea.public_id}
    address = url_for("pages.show_idea", _external=True, **at)
    back = _("The whole proposal: %(address)s", address=address)
    return f"{_cut(excerpt_of(idea.body), LONGEST_REASON - len(back) - 1)} {back}"


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
