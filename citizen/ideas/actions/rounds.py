"""Announce an idea round with its themes and places, and change it until it opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.database import database_now, transaction
from citizen.domain.ideas.rounds import PlannedTheme
from citizen.domain.phases import Schedule
from citizen.domain.roads import RoundRefusal
from citizen.domain.slugs import free_slug, slug_of
from citizen.ideas.models import Idea, IdeaPlace, IdeaTheme
from citizen.ideas.queries import list_places, list_themes
from citizen.processes.actions import ProcessTexts, change_process, create_process
from citizen.processes.models import IDEAS, Process
from citizen.roads.queries import find_positions


@dataclass(frozen=True, slots=True)
class IdeaRoundWish:
    """What staff want of an idea round."""

    texts: ProcessTexts
    schedule: Schedule
    themes: Sequence[PlannedTheme]
    places: Sequence[str]


def announce_idea_round(municipality_id: int, slug: str, wish: IdeaRoundWish) -> Process | tuple[RoundRefusal, ...]:
    """Store the round, or say everything that stands in the way and store nothing."""
    with transaction() as session:
        now = database_now(session)
        process = create_process(municipality_id, slug, wish.texts, wish.schedule, now, kind=IDEAS)
        if isinstance(process, Process):
            _store_lists(session, process.id, wish)
    return process


def change_idea_round(process: Process, version: int, wish: IdeaRoundWish) -> tuple[RoundRefusal, ...]:
    """Change texts, dates, themes and places of a round that has not opened; empty when it is done."""
    with transaction() as session:
        refusals = change_process(process.id, version, wish.texts, wish.schedule)
        if not refusals:
            _store_lists(session, process.id, wish)
    return refusals


def _store_lists(session: Session, process_id: int, wish: IdeaRoundWish) -> None:
    """Themes and places as wished. One that stays keeps its row, so that drafts and follows keep it too."""
    kept_themes = {theme.name_nb: theme for theme in list_themes(process_id)}
    taken = {theme.slug for theme in kept_themes.values()}
    for number, planned in enumerate(wish.themes, 1):
        theme = kept_themes.pop(planned.name_nb, None)
        if theme is None:
            slug = free_slug(slug_of(planned.name_nb) or "tema", taken)
            taken.add(slug)
            theme = IdeaTheme(process_id=process_id, slug=slug)
            session.add(theme)
        theme.number, theme.name_nb, theme.name_nn = number, planned.name_nb, planned.name_nn
    municipality_id = session.get_one(Process, process_id).municipality_id
    positions = find_positions(municipality_id, wish.places)
    kept_places = {place.name: place for place in list_places(process_id)}
    taken = {place.slug for place in kept_places.values()}
    for number, name in enumerate(wish.places, 1):
        place = kept_places.pop(name, None)
        if place is None:
            slug = free_slug(slug_of(name) or "sted", taken)
            taken.add(slug)
            place = IdeaPlace(process_id=process_id, slug=slug, name=name)
            session.add(place)
        place.number = number
        where = positions.get(name)
        place.latitude, place.longitude = (where.latitude, where.longitude) if where else (None, None)
    _remove(session, [theme.id for theme in kept_themes.values()], [place.id for place in kept_places.values()])


def _remove(session: Session, themes: Sequence[int], places: Sequence[int]) -> None:
    """Themes and places that are wished no more; a draft that had one has none now."""
    session.flush()
    session.execute(sa.update(Idea).where(Idea.theme_id.in_(themes)).values(theme_id=None))
    session.execute(sa.update(Idea).where(Idea.place_id.in_(places)).values(place_id=None))
    session.execute(sa.delete(IdeaTheme).where(IdeaTheme.id.in_(themes)))
    session.execute(sa.delete(IdeaPlace).where(IdeaPlace.id.in_(places)))
