"""Ideas, places and themes as notices and people's follows point at them: only what everyone can see."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from citizen.database import db
from citizen.domain.notices import FollowKind
from citizen.ideas.models import Idea, IdeaPlace, IdeaTheme
from citizen.ideas.queries.visible import shown_among
from citizen.municipalities.models import Municipality
from citizen.notices.queries import Target, find_targets
from citizen.processes.models import Process


def targets_of_ideas(ids: Collection[int]) -> Mapping[int, Target]:
    """The visible ones, and those merged into a visible one: their address leads there."""
    wanted = (
        sa.select(Idea.id, Idea.title, Idea.public_id, Municipality.slug, Process.slug)
        .join(Process, Process.id == Idea.process_id)
        .join(Municipality, Municipality.id == Process.municipality_id)
        .where(Idea.id.in_(shown_among(ids)))
    )
    return {
        idea_id: Target(title, title, f"/{place}/{process}/ide/{public_id}")
        for idea_id, title, public_id, place, process in db.session.execute(wanted)
    }


def targets_of_places(ids: Collection[int]) -> Mapping[int, Target]:
    return _lists(IdeaPlace, IdeaPlace.name, IdeaPlace.name, "sted", ids)


def targets_of_themes(ids: Collection[int]) -> Mapping[int, Target]:
    return _lists(IdeaTheme, IdeaTheme.name_nb, IdeaTheme.name_nn, "tema", ids)


def _lists(
    model: type[IdeaPlace] | type[IdeaTheme],
    nb: InstrumentedAttribute[str],
    nn: InstrumentedAttribute[str],
    filter_name: str,
    ids: Collection[int],
) -> Mapping[int, Target]:
    wanted = (
        sa.select(model.id, nb, nn, model.slug, Municipality.slug, Process.slug)
        .join(Process, Process.id == model.process_id)
        .join(Municipality, Municipality.id == Process.municipality_id)
        .where(model.id.in_(ids))
    )
    return {
        number: Target(name_nb, name_nn, f"/{place}/{process}?{filter_name}={slug}")
        for number, name_nb, name_nn, slug, place, process in db.session.execute(wanted)
    }


find_targets[FollowKind.IDEA] = targets_of_ideas
find_targets[FollowKind.PLACE] = targets_of_places
find_targets[FollowKind.THEME] = targets_of_themes
