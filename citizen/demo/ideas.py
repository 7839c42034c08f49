"""The idea rounds of the demonstration: what invented residents have proposed, and who supports it.

History can't be made through the actions, whose clock is the database's; so the rows are written here as the actions
would have written them at the time.
"""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy.orm import Session

from citizen.accounts.models import Account
from citizen.database import transaction
from citizen.demo.content import DATA, TEXTS
from citizen.demo.people import People
from citizen.ideas.models import Idea, IdeaAuthor, IdeaPlace, IdeaSupport, IdeaTheme, IdeaVersion
from citizen.municipalities.models import Municipality
from citizen.processes.models import IDEAS, Process
from citizen.roads.queries import find_positions, list_road_spots
from citizen.web.clock import OSLO

SEED = 2026
MOST_SUPPORT = 60
OPENS, CLOSES = time(9, 0), time(23, 59)
LONG_AGO = timedelta(days=120)


def make_idea_rounds(municipality: Municipality, people: People, now: datetime) -> list[Process]:
    """An idea round that is open, and one that is over and waits for its answers."""
    chance = random.Random(SEED)  # noqa: S311 — the same town every time, and nothing secret in it
    with transaction() as session:
        return [_make_round(session, municipality, planned, people, now, chance) for planned in read_idea_rounds()]


def read_idea_rounds() -> list[dict[str, Any]]:
    """What is planned, from the data folder."""
    planned: list[dict[str, Any]] = json.loads((DATA / "ideas.json").read_text("utf-8"))
    return planned


def _point_of(municipality: Municipality, number: int) -> dict[str, float]:
    """Every third idea has a point on the map: where one of the roads lies."""
    spots = list_road_spots(municipality.id)
    if number % 3 or not spots:
        return {}
    position = spots[number * 37 % len(spots)].position
    return {"latitude": position.latitude, "longitude": position.longitude}


def _make_round(
    session: Session,
    municipality: Municipality,
    planned: Mapping[str, Any],
    people: People,
    now: datetime,
    chance: random.Random,
) -> Process:
    opens, closes, answers = (
        _day(now, planned["days"][name], clock)
        for name, clock in (("open", OPENS), ("close", CLOSES), ("answer", CLOSES))
    )
    parts = (*TEXTS, "privacy")
    process = Process(
        municipality_id=municipality.id,
        kind=IDEAS,
        slug=planned["slug"],
        proposals_open_at=opens,
        proposals_close_at=closes,
        voting_open_at=answers,
        voting_close_at=answers,
        created_at=now - LONG_AGO,
        **{f"{part}_{form}": planned[part][form] for part in parts for form in ("nb", "nn")},
    )
    session.add(process)
    session.flush()
    themes = _make_themes(session, process, planned["themes"])
    places = _make_places(session, process, planned["places"])
    for number, written in enumerate(planned["ideas"], 1):
        sent_at = min(_day(now, -written["days_ago"], time(10 + number % 11, 7 * number % 60)), now)
        idea = Idea(
            public_id=f"demo-{planned['slug']}-{number}",
            process_id=process.id,
            theme_id=themes[written["theme"]],
            place_id=places.get(written["place"]),
            **_point_of(municipality, number),
            title=written["title"],
            body=written["body"],
            language=written["language"],
            state="published",
            begun_at=sent_at - timedelta(minutes=20),
            sent_at=sent_at,
        )
        session.add(idea)
        session.flush()
        _add_people(session, idea, written, people, now, chance)
    return process


def _make_themes(session: Session, process: Process, planned: Sequence[Mapping[str, str]]) -> dict[str, int]:
    rows = [
        IdeaTheme(process_id=process.id, number=number, slug=one["slug"], name_nb=one["nb"], name_nn=one["nn"])
        for number, one in enumerate(planned, 1)
    ]
    session.add_all(rows)
    session.flush()
    return {row.slug: row.id for row in rows}


def _make_places(session: Session, process: Process, names: Sequence[str]) -> dict[str, int]:
    slugs = {"Havnes": "havnes", "Lidal": "lidal", "Øyrane": "oyrane"}
    positions = find_positions(process.municipality_id, names)
    rows = [
        IdeaPlace(
            process_id=process.id,
            number=number,
            slug=slugs[name],
            name=name,
            latitude=positions[name].latitude,
            longitude=positions[name].longitude,
        )
        for number, name in enumerate(names, 1)
    ]
    session.add_all(rows)
    session.flush()
    return {row.name: row.id for row in rows}


def _add_people(
    session: Session,
    idea: Idea,
    written: Mapping[str, Any],
    people: People,
    now: datetime,
    chance: random.Random,
) -> None:
    """Its first version, its authors, and those who support it."""
    said = {"title": idea.title, "body": idea.body, "language": idea.language}
    sent_at = idea.sent_at or now
    session.add(IdeaVersion(idea_id=idea.id, number=1, written_at=sent_at, **said))
    supporters = round(MOST_SUPPORT * written["popularity"] / 100 * chance.uniform(0.6, 1))
    chosen: list[Account] = chance.sample(people.all, written["authors"] + supporters)
    for place, account in enumerate(chosen[: written["authors"]]):
        session.add(IdeaAuthor(idea_id=idea.id, account_id=account.id, is_first=place == 0, joined_at=idea.begun_at))
    for account in chosen[written["authors"] :]:
        given_at = sent_at + (now - sent_at) * chance.random()
        session.add(IdeaSupport(idea_id=idea.id, account_id=account.id, given_at=given_at))
    idea.supports = supporters


def _day(now: datetime, days: int, clock: time) -> datetime:
    return datetime.combine(now.astimezone(OSLO).date() + timedelta(days=days), clock, tzinfo=OSLO)
