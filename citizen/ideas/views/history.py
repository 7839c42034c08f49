"""What an idea said before: every version that moderators have not hidden, with what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from citizen.domain.ideas.differences import Stretch, word_changes
from citizen.ideas import queries
from citizen.ideas.access import open_idea
from citizen.ideas.models import IdeaVersion
from citizen.ideas.views.blueprint import ideas
from citizen.web.access import public
from citizen.web.locale import both, show_moment


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """A version in finished words; a hidden one has no text."""

    number: int
    moment: str
    language: str
    is_hidden: bool
    is_first: bool
    title: tuple[Stretch, ...]
    body: tuple[Stretch, ...]


@ideas.get("/<any(nb,nn):lang>/<municipality>/<process>/ide/<public_id>/historikk")
@public
def show_history(municipality: str, process: str, public_id: str) -> ResponseReturnValue:
    place, round_of, idea = open_idea(municipality, process, public_id)
    at: dict[str, Any] = {"municipality": municipality, "process": process}
    return render_template(
        "ideas/history.html",
        crumbs=[
            (place.name, url_for("pages.show_municipality", municipality=municipality)),
            (both(round_of.title_nb, round_of.title_nn), url_for("pages.show_process", **at)),
            (idea.title, url_for("pages.show_idea", public_id=public_id, **at)),
        ],
        versions=shown_versions(queries.list_versions(idea.id)),
        back_url=url_for("pages.show_idea", public_id=public_id, **at),
    )


def shown_versions(versions: Sequence[IdeaVersion]) -> list[ShownVersion]:
    """The newest on top, each compared with the last one before it that can be read."""
    shown: list[ShownVersion] = []
    before: IdeaVersion | None = None
    for version in versions:
        shown.append(_show(version, before))
        before = before if version.is_hidden else version
    return shown[::-1]


def _show(version: IdeaVersion, before: IdeaVersion | None) -> ShownVersion:
    title, body = (version.title, version.body) if not version.is_hidden else ("", "")
    compared = (before.title, before.body) if before else (title, body)
    return ShownVersion(
        version.number,
        show_moment(version.written_at),
        version.language,
        version.is_hidden,
        before is None,
        word_changes("" if version.is_hidden else compared[0], title),
        word_changes("" if version.is_hidden else compared[1], body),
    )
