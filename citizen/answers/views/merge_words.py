"""Two ideas beside each other, and the lines of the public log of merges, in finished words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import url_for

from citizen.answers.views.blueprint import place_in_address
from citizen.domain.ideas.states import IdeaState
from citizen.ideas.models import Idea, IdeaVersion
from citizen.ideas.queries import MergeLine, find_successor, list_family_versions, names_of_authors
from citizen.ideas.views.cards import isolated, say_authors
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.web.locale import gettext as _
from citizen.web.locale import language, ngettext, show_moment, show_short_date


@dataclass(frozen=True, slots=True)
class Side:
    """One of two ideas, or one that was merged into another, with what it has said."""

    public_id: str
    title: str
    text: str
    language: str
    url: str
    who: str
    figures: str
    versions: tuple[tuple[str, IdeaVersion], ...]
    """When each was written, and what it said; those before the present one."""


@dataclass(frozen=True, slots=True)
class LogLine:
    """A line of the log."""

    id: int
    what: str
    going: str
    staying: str
    staying_url: str
    reason: str
    reason_language: str
    who_and_when: str
    is_undoing: bool
    can_be_undone: bool
    undo_url: str


def show_side(place: Municipality, process: Process, idea: Idea) -> Side:
    """The idea with its own history. Where a moderator has hidden what it says now, its text is left out."""
    at: dict[str, Any] = place_in_address(place, process)
    versions = list_family_versions(frozenset({idea.id}))
    present = next((one for one in versions if one.number == idea.version), None)
    names = names_of_authors([idea.id]).get(idea.id, ())
    return Side(
        public_id=idea.public_id,
        title=idea.title,
        text=idea.body if present or not versions else "",
        language=idea.language,
        url=url_for("pages.show_idea", public_id=idea.public_id, **at),
        who=_("By %(names)s, %(date)s", names=say_authors(names), date=show_short_date(idea.sent_at))
        if idea.sent_at
        else say_authors(names),
        figures=ngettext("%(num)s supports it", "%(num)s support it", idea.supports),
        versions=tuple((show_short_date(one.written_at), one) for one in versions if one.number != idea.version),
    )


def show_line(place: Municipality, process: Process, line: MergeLine) -> LogLine:
    at: dict[str, Any] = place_in_address(place, process)
    is_undoing = line.undoes_id is not None
    who = line.by or _("A member of staff")
    wanted, other = (line.reason_nn, line.reason_nb) if language() == "nn" else (line.reason_nb, line.reason_nn)
    return LogLine(
        id=line.id,
        what=_("Undone") if is_undoing else _("Merged, later undone") if line.is_undone else _("Merged"),
        going=_title(line.going),
        staying=_title(line.staying),
        staying_url=url_for("pages.show_idea", public_id=line.staying.public_id, **at),
        reason=wanted or other,
        reason_language=language() if wanted else "nb" if language() == "nn" else "nn",
        who_and_when=_("%(name)s, %(moment)s", name=who, moment=show_moment(line.at)),
        is_undoing=is_undoing,
        can_be_undone=not is_undoing and not line.is_undone,
        undo_url=url_for("answers.undo_merge", merge=line.id, **at),
    )


def _title(idea: Idea) -> str:
    """What an idea is called, where everyone may still read that."""
    living = find_successor(idea)
    if living is not None and living.state == IdeaState.PUBLISHED:
        return isolated(idea.title)
    return _("a proposal that is not shown any more")
