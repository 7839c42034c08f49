"""A town with many ideas, supports and arguments, written quickly and always the same."""

from __future__ import annotations

import hashlib
import random
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.accounts.models import Account
from citizen.database import db, transaction
from citizen.discussion.models import Argument
from citizen.ideas.models import Idea, IdeaAuthor, IdeaPlace, IdeaSupport, IdeaTheme, IdeaVersion
from citizen.municipalities.actions import FormerMunicipality, MunicipalityTexts, set_up_municipality
from citizen.processes.models import IDEAS as IDEA_ROUND
from citizen.processes.models import Process
from citizen.roads.models import Road

IDEAS, SUPPORTS, ARGUMENTS, PEOPLE, ROADS = 10_000, 100_000, 50_000, 5_000, 5_000
ON_MAP = 5
"""Every fifth idea has a point on the map."""
LONGEST_DISCUSSION = 20
ENDINGS = (
    *("", "plassen", "laget", "tilbod", "prosjekt", "veka"),
    *("avtale", "gruppe", "dagen", "ordning", "huset", "planen"),
)
"""With these there are some hundred words, so that one stands in a few of a hundred ideas, as words do."""
NOW = datetime.now(UTC)
DAY = timedelta(days=1)
WORDS = (
    *("ferje", "møte", "skule", "bibliotek", "buss", "løype", "lys", "badeplass", "kommunestyre", "budsjett", "ungdom"),
    *("elev", "bygd", "utval", "høring", "vedtak", "kart", "kai", "leikeplass", "benk", "scene", "park", "sykkel"),
    *("vei", "gang", "trapp", "rampe", "vann", "snø", "brøyte", "dugnad", "lag", "korps", "idrett", "hall", "kino"),
    *("kafé", "torg", "hage", "eng", "bie", "fisk", "båt", "havn", "molo", "strand", "fjell", "hytte", "skog", "tre"),
)


def a_town_of_ideas() -> None:
    """One municipality with one open idea round."""
    texts = MunicipalityTexts("0000", "Storby", "storby", "nb", "fjord", "veg", "", "")
    place = set_up_municipality(texts, [FormerMunicipality("0001", "Bydel", None)])
    chance = random.Random(1)
    with transaction() as session:
        process = _process(place.id)
        session.add(process)
        session.flush()
        for number in range(1, 4):
            session.add(
                IdeaTheme(process_id=process.id, number=number, slug=f"tema-{number}", name_nb="Tema", name_nn="Tema")
            )
            session.add(IdeaPlace(process_id=process.id, number=number, slug=f"sted-{number}", name=f"Sted {number}"))
        session.flush()
        session.execute(sa.insert(Road), [_road(place.id, number, chance) for number in range(ROADS)])
        session.execute(sa.insert(Account), [_account(number) for number in range(PEOPLE)])
        session.execute(sa.insert(Idea), [_idea(process.id, number, chance) for number in range(IDEAS)])
        people = list(session.scalars(sa.select(Account.id)))
        ideas = list(session.scalars(sa.select(Idea.id).order_by(Idea.id)))
        _write_people(session, ideas, people, chance)
        _write_arguments(session, ideas, people, chance)
        _count(session)
    if db.engine.dialect.name == "postgresql":
        with db.engine.execution_options(reads=True).connect() as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")  # as the server's own keeper would have done by the next day


def _process(municipality_id: int) -> Process:
    words = ("title", "summary", "why", "influence", "next", "decided_by", "privacy")
    return Process(
        municipality_id=municipality_id,
        kind=IDEA_ROUND,
        slug="ideer",
        proposals_open_at=NOW - 30 * DAY,
        proposals_close_at=NOW + 30 * DAY,
        voting_open_at=NOW + 60 * DAY,
        voting_close_at=NOW + 60 * DAY,
        created_at=NOW - 40 * DAY,
        **{f"{word}_{lang}": "Hva vil du endre i kommunen?" for word in words for lang in ("nb", "nn")},
    )


def _road(municipality_id: int, number: int, chance: random.Random) -> dict[str, object]:
    return {
        "municipality_id": municipality_id,
        "district_id": 1,
        "code": 1000 + number,
        "name": f"Veg {number}",
        "name_key": f"veg {number}",
        "addresses": 12,
        **_somewhere(chance),
    }


def _somewhere(chance: random.Random) -> dict[str, float]:
    """In an area of some 40 by 40 kilometres, most of it round its middle."""
    north, east = (0.2 * (chance.random() ** 2) * chance.choice((-1, 1)) for _ in range(2))
    return {"latitude": round(61.6 + north, 5), "longitude": round(5.3 + 2 * east, 5)}


def _account(number: int) -> dict[str, object]:
    return {
        "public_id": f"person-{number}",
        "person_key": hashlib.sha256(str(number).encode()).digest(),
        "shown_name": f"Innbygger {number}" if number % 3 else None,
        "created_at": NOW - 60 * DAY,
    }


def _idea(process_id: int, number: int, chance: random.Random) -> dict[str, object]:
    sent_at = NOW - 30 * DAY * chance.random()
    return {
        "public_id": f"ide-{number}",
        "process_id": process_id,
        "theme_id": number % 3 + 1,
        "place_id": number % 3 + 1,
        "title": " ".join(_words(chance, 6)).capitalize(),
        "body": "\n\n".join(" ".join(_words(chance, 40)).capitalize() + "." for _ in range(4)),
        "language": "nb",
        "state": "published",
        "begun_at": sent_at,
        "sent_at": sent_at,
        "version": 1,
        **(_somewhere(chance) if number % ON_MAP == 0 else {"latitude": None, "longitude": None}),
    }


def _words(chance: random.Random, number: int) -> list[str]:
    return [chance.choice(WORDS) + chance.choice(ENDINGS) for _ in range(number)]


def _write_people(session: Session, ideas: list[int], people: list[int], chance: random.Random) -> None:
    session.execute(
        sa.insert(IdeaAuthor),
        [
            {"idea_id": idea, "account_id": chance.choice(people), "is_first": True, "joined_at": NOW - DAY}
            for idea in ideas
        ],
    )
    session.execute(
        sa.insert(IdeaVersion).from_select(
            ["idea_id", "number", "title", "body", "language", "written_at"],
            sa.select(Idea.id, sa.literal(1), Idea.title, Idea.body, Idea.language, Idea.sent_at),
        )
    )
    given: set[tuple[int, int]] = set()
    while len(given) < SUPPORTS:
        given.add((ideas[int(len(ideas) * chance.random() ** 3)], chance.choice(people)))
    rows = [{"idea_id": idea, "account_id": person, "given_at": NOW - DAY} for idea, person in given]
    session.execute(sa.insert(IdeaSupport), rows)


def _write_arguments(session: Session, ideas: list[int], people: list[int], chance: random.Random) -> None:
    """Some ideas are discussed as much as one that everybody talks of, the others less."""
    of_idea = ideas[:1000] * LONGEST_DISCUSSION
    of_idea += chance.choices(ideas[1000:], k=ARGUMENTS - len(of_idea))
    rows = [_argument(idea, number, chance.choice(people), chance) for number, idea in enumerate(of_idea)]
    session.execute(sa.insert(Argument), rows)


def _argument(idea: int, number: int, person: int, chance: random.Random) -> dict[str, object]:
    return {
        "public_id": f"argument-{number}",
        "idea_id": idea,
        "account_id": person,
        "side": "for" if number % 2 else "against",
        "text": " ".join(_words(chance, 30)).capitalize() + ".",
        "language": "nb",
        "sent_at": NOW - DAY * chance.random(),
    }


def _count(session: Session) -> None:
    supports = sa.select(sa.func.count()).where(IdeaSupport.idea_id == Idea.id).scalar_subquery()
    arguments = sa.select(sa.func.count()).where(Argument.idea_id == Idea.id).scalar_subquery()
    session.execute(sa.update(Idea).values(supports=supports, arguments=arguments))
