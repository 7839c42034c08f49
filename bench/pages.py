"""What a page costs when its list is long: 1,000 roads in a round, 1,000 proposals for a road, 5,000 names in all."""

from __future__ import annotations

import random
import secrets
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa
from flask.testing import FlaskClient
from flask_migrate import upgrade

from bench.measure import Measure
from citizen.app import create_app
from citizen.config import settings_from
from citizen.database import db, transaction
from citizen.domain.naming.keys import name_key
from citizen.municipalities.actions import FormerMunicipality, MunicipalityTexts, set_up_municipality
from citizen.municipalities.queries import list_districts
from citizen.processes.models import Process
from citizen.proposals.models import Proposal
from citizen.roads.models import Road, RoadQuestion
from tests.counting import counted_statements

ROADS, PROPOSALS, NAMES = 1_000, 1_000, 5_000
ROUNDS = 40
ROUND = "/nb/storby/tusen"
ROAD = f"{ROUND}/veg/veg-1"
PAGES = (
    ("page of a round, 1,000 roads", f"{ROUND}/"),
    ("… page 17, by addresses", f"{ROUND}/?sorter=adresser&side=17"),
    ("… a search", f"{ROUND}/?q=bakk&omrade=0001"),
    ("page of a road, 1,000 proposals", ROAD),
    ("… page 30, most support first", f"{ROAD}?sorter=stotte&side=30"),
    ("live check against 5,000 names", f"{ROAD}/sjekk?name=Furubakkvegen"),
    ("front page of the municipality", "/nb/storby/"),
)
BEGINNINGS = (
    "Furu",
    "Gran",
    "Bjørke",
    "Osp",
    "Sel",
    "Hassel",
    "Eik",
    "Alm",
    "Ask",
    "Lind",
    "Rogn",
    "Hegg",
    "Einer",
    "Berg",
    "Stein",
    "Elve",
    "Bekke",
    "Myr",
    "Dal",
    "Haug",
)
ENDINGS = ("bakken", "vegen", "lia", "haugen", "stien", "kroken", "svingen", "tunet", "åsen", "moen", "vollen", "enga")


def run() -> list[Measure]:
    """CPU time and statements of each long page, beside a page of the same site that has no list."""
    with tempfile.TemporaryDirectory() as folder:
        settings = settings_from({"CITIZEN_ENV": "demo"}, Path(folder))
        app = create_app(replace(settings, database_url=f"sqlite:///{folder}/citizen.db"))
        app.config["TESTING"] = True
        with app.app_context():
            upgrade()
            _fill()
        client = app.test_client()
        plain = _cpu(client, "/nb/personvern")
        lines = []
        for label, address in PAGES:
            used = _cpu(client, address)
            with app.app_context(), counted_statements() as statements:
                client.get(address)
            lines.append(
                Measure(
                    label,
                    f"{used * 1000:.1f} ms CPU, {len(statements)} statements",
                    f"a page without a list {plain * 1000:.1f} ms",
                    f"{used / plain:.1f}",
                )
            )
        with app.app_context():
            db.engine.dispose()
    return lines


def _cpu(client: FlaskClient, address: str) -> float:
    """CPU seconds of one request, the middle one of many."""
    used = []
    for _ in range(ROUNDS):
        start = time.process_time()
        response = client.get(address)
        used.append(time.process_time() - start)
        if response.status_code != 200:
            raise RuntimeError(f"{address} answers {response.status_code}")
    return sorted(used)[len(used) // 2]


def _fill() -> None:
    texts = MunicipalityTexts("0000", "Storby", "storby", "nb", "fjord", "veg", "", "")
    place = set_up_municipality(texts, [FormerMunicipality(f"000{n}", f"Bydel {n}", None) for n in (1, 2, 3)])
    districts = list_districts(place.id)
    chance = random.Random(1)
    names = [_name(chance) for _ in range(NAMES)]
    with transaction() as session:
        roads = [
            {
                "municipality_id": place.id,
                "district_id": districts[number % 3].id,
                "code": 1000 + number,
                "name": name,
                "name_key": name_key(name),
                "addresses": chance.randrange(1, 90),
                "is_gone": False,
            }
            for number, name in enumerate(names)
        ]
        session.execute(sa.insert(Road), roads)
        ids = list(session.scalars(sa.select(Road.id).order_by(Road.id)))
        process = _process(place.id)
        session.add(process)
        session.flush()
        session.execute(sa.insert(RoadQuestion), [_question(process.id, ids, number) for number in range(ROADS)])
        question_id = session.scalar(sa.select(RoadQuestion.id).where(RoadQuestion.slug == "veg-1"))
        session.execute(sa.insert(Proposal), [_proposal(question_id, number, chance) for number in range(PROPOSALS)])


def _name(chance: random.Random) -> str:
    return f"{chance.choice(BEGINNINGS)}{chance.choice(BEGINNINGS).lower()}{chance.choice(ENDINGS)}"


def _question(process_id: int, road_ids: list[int], number: int) -> dict[str, object]:
    return {
        "process_id": process_id,
        "road_id": road_ids[number],
        "because_road_id": road_ids[-1 - number],
        "slug": f"veg-{number}",
        "level": "identical",
        "other_changes_too": False,
        "treatment": "rename",
        "old_name": f"Prøvevegen {number}",
        "old_addresses": 12,
        "because_name": "Prøvevegen",
        "reason_nb": "57 mot 12 adresser.",
        "reason_nn": "57 mot 12 adresser.",
    }


def _proposal(question_id: int | None, number: int, chance: random.Random) -> dict[str, object]:
    name = f"{chance.choice(BEGINNINGS)}{chance.choice(ENDINGS)} {number}"
    return {
        "public_id": secrets.token_hex(16),
        "question_id": question_id,
        "name": name,
        "name_key": name_key(name),
        "reason": "Det står furutrær langs vegen, og bekken har alltid hett det. " * 4,
        "language": "nb",
        "proposed_at": datetime.now(UTC),
        "is_shortlisted": False,
    }


def _process(municipality_id: int) -> Process:
    day, now = timedelta(days=1), datetime.now(UTC)
    words = ("title", "summary", "why", "influence", "next", "decided_by")
    return Process(
        municipality_id=municipality_id,
        slug="tusen",
        proposals_open_at=now - day,
        proposals_close_at=now + 30 * day,
        voting_open_at=now + 40 * day,
        voting_close_at=now + 50 * day,
        created_at=now,
        **{f"{word}_{lang}": "Hva skal vegene hete?" for word in words for lang in ("nb", "nn")},
    )


if __name__ == "__main__":
    for line in run():
        print(line)
