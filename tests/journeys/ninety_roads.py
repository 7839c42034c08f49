"""Ninety roads that residents have voted on, in the database of a real server; staff have prepared none of them yet."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from itertools import product
from pathlib import Path

from citizen.accounts.models import Account, RoleGrant
from citizen.app import ROOT, create_app
from citizen.ballots.models import BallotQuestion, VoteRound
from citizen.ballots.queries import list_asked, list_options
from citizen.config import settings_from
from citizen.database import db
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.municipalities.models import District, Municipality
from citizen.oidc.demo_people import TestPerson, list_people
from citizen.oidc.identity import person_key
from citizen.roads.models import RoadAddresses, RoadQuestion
from tests import factories as a
from tests.journeys.machine_room import MachineRoom

ROADS, SLUG = 90, "nitti-veier"
OLD_NAMES = tuple(
    "".join(parts)
    for parts in product(
        ("Bekke", "Bru", "Elve", "Fjell", "Hage", "Kyrkje", "Mølle", "Skule", "Stasjons", "Strand"),
        ("vegen", "gata", "bakken", "lia", "svingen", "stien", "plassen", "kroken", "løkka"),
    )
)
NEW_NAMES = tuple(
    "".join(parts)
    for parts in product(
        ("Bjørke", "Furu", "Gran", "Hegge", "Hassel", "Lønne", "Ospe", "Rogne", "Selje", "Alme"),
        ("tunet", "flata", "hagen", "moen", "åsen", "stubben", "haugen", "enga", "teigen"),
    )
)
SECOND_CHOICES = tuple(f"Øvre {name}" for name in OLD_NAMES)
LONG = {6: "Fylkesskogmeister Hansens veg", 7: "Jordmor Čeavdni-Márjjás minne"}
"""Longer than the 22 positions of Matrikkelen."""
FEWEST_COMPARED = 12
"""So many columns of each file are in the database as they stand in the file."""
TIED, TWIN = 11, 21
"""The tied road has no leader; the one after the twin has the same leading name as the twin."""
DATABASE_HAS = """
    SELECT municipality.number AS kommunenummer, district.number AS tidligere_kommunenummer,
        district.name AS tidligere_kommune, road.code AS adressekode, road_question.old_name AS gammelt_adressenavn,
        decision.name_nb AS nytt_adressenavn, coalesce(nullif(decision.short_form, ''), decision.name_nb)
        AS kort_adressenavn, road_question.old_addresses AS antall_adresser, decision.decided_on AS vedtaksdato,
        decision.body_nb AS vedtaksorgan, decision.case_number AS saksnummer,
        council_case.advice_received_on AS tilraading_dato, road_question.slug AS sak, decision.number AS nummer,
        decision.outcome AS utfall, decision.name_nb AS vedtatt_nb, decision.name_nn AS vedtatt_nn,
        decision.short_form AS kortform, decision.reason AS begrunnelse, decision.language AS maalform,
        decision.body_nb AS organ_nb, decision.body_nn AS organ_nn, decision.decided_on AS vedtatt_dato,
        CASE decision.follows_vote WHEN 1 THEN 'ja' ELSE 'nei' END AS foelger_innbyggerne, account.shown_name
        AS forslagsstiller
    FROM decision JOIN council_case ON council_case.id = decision.case_id
    JOIN road_question ON road_question.id = council_case.road_question_id
    JOIN road ON road.id = road_question.road_id JOIN district ON district.id = road.district_id
    JOIN municipality ON municipality.id = road.municipality_id
    LEFT JOIN proposal ON proposal.id = decision.proposal_id LEFT JOIN account ON account.id = proposal.proposer_id
"""


def make_ninety_roads(room: MachineRoom) -> None:
    """Fjordsund with its test people, and a round about ninety roads whose votes are counted."""
    app = create_app(settings_from(room.environment, ROOT / "var"))
    with app.app_context():
        place = a.a_municipality()
        havnes, lidal = a.a_district(place, "Havnes"), a.a_district(place, "Lidal")
        residents = _people(place, lidal)
        _counted_round(place, havnes, lidal, residents)
        db.session.remove()
        db.engine.dispose()


def rows_of(file: Path) -> list[dict[str, str]]:
    """What a member of staff sees when the office opens the file."""
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened, delimiter=";"))


def differences(fetched: Sequence[dict[str, str]], room: MachineRoom) -> list[str]:
    """Each cell of the file that is not what the database has, road by road, asked for without the application."""
    with closing(sqlite3.connect(room.database)) as connection:
        connection.row_factory = sqlite3.Row
        stored = {str(row["adressekode"]): dict(row) for row in connection.execute(DATABASE_HAS)}
    rows = {row["adressekode"]: row for row in fetched}
    assert len(fetched) == len(rows) == len(stored) == ROADS
    assert rows.keys() == stored.keys()
    compared = sorted(fetched[0].keys() & next(iter(stored.values())).keys())
    assert len(compared) >= FEWEST_COMPARED
    return [
        f"{code} {column}: {row[column]!r} is {stored[code][column]!r} in the database"
        for code, row in rows.items()
        for column in compared
        if row[column] != str(stored[code][column] or "")
    ]


def _people(place: Municipality, district: District) -> list[Account]:
    """The test people whom one can log in as, with their roles; gives those without any."""
    accounts = {person: _account(person, district) for person in list_people()}
    for person, account in accounts.items():
        for role in person.roles:
            a.stored(RoleGrant(account_id=account.id, municipality_id=place.id, role=Role(role)))
    return [account for person, account in accounts.items() if not person.roles]


def _account(person: TestPerson, district: District) -> Account:
    key = person_key(a.the_settings(), person.pid)
    return a.a_resident(district, person_key=key, shown_name=person.name, email=person.email)


def _counted_round(place: Municipality, havnes: District, lidal: District, residents: Sequence[Account]) -> None:
    keeper = a.a_road(havnes, "Skolegata", addresses=57, latitude=61.0, longitude=11.3)
    titles = {"title_nb": "Hva skal nitti veier hete?", "title_nn": "Kva skal nitti vegar heite?"}
    process = a.a_process(place, Phase.VOTING, slug=SLUG, **titles)
    ballots: dict[int, list[int]] = {}
    for number, old_name in enumerate(OLD_NAMES):
        at = {"latitude": 61.0 + number % 10 / 100, "longitude": 11.3 + number // 10 / 50}
        road = a.a_road(lidal, old_name, addresses=2, **at)
        a.stored(RoadAddresses(road_id=road.id, listed=[[1, "", "9996", "LIDAL"], [3, "B", "9996", "LIDAL"]]))
        question = a.a_question(process, road, keeper, slug=f"veg-{number + 1:02}")
        ballots[question.id] = _proposals(question, number, residents)
    vote_round = a.a_round(process, ballots)
    _ballots(vote_round, list_asked(vote_round.id))
    a.let_it_close(vote_round)


def _proposals(question: RoadQuestion, number: int, residents: Sequence[Account]) -> list[int]:
    first = NEW_NAMES[TWIN] if number == TWIN + 1 else LONG.get(number, NEW_NAMES[number])
    proposer = residents[number % len(residents)]
    return [a.a_proposal(question, name, proposer).id for name in (first, SECOND_CHOICES[number])]


def _ballots(vote_round: VoteRound, asked: Sequence[BallotQuestion]) -> None:
    """The first name of each road leads by one vote to three, but where it is a tie."""
    listed = list_options(vote_round.id)
    for number, question in enumerate(asked):
        first, second = (option.id for option in listed if option.question_id == question.id)
        a.some_ballots(vote_round, question.id, [second], 2)
        a.some_ballots(vote_round, question.id, [first], 2 if number == TIED else 3 + number % 3)
