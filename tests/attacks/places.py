"""Where to attack: a town with something of everything in it, and every call that its routes take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa
from flask import Flask
from werkzeug.test import TestResponse

from citizen.database import db
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from tests import factories as a
from tests.architecture.test_routes import calls_of
from tests.architecture.who_may import WHO_MAY
from tests.reading import ReadingClient
from tests.town import Town, a_town

ALTERED_BY_READING = {"login_session": {"seen_at"}}
"""What a page that is only read may note: that the session is in use."""


@dataclass(frozen=True)
class Call:
    """One method and address of the site."""

    endpoint: str
    method: str
    address: str


def a_town_with_everything(phase: Phase = Phase.VOTING) -> Town:
    """A town with a round in this phase, and a resident who has proposed and supported."""
    town = a_town(phase, with_round=phase in (Phase.VOTING, Phase.CLOSED))
    a.a_proposal(town.question, "Kvernstien", town.a_neighbour())
    return town


def every_call(app: Flask, town: Town) -> list[Call]:
    """Every route of the site with each of its methods, filled with what the town has."""
    return [
        Call(endpoint, method, address)
        for endpoint in sorted(WHO_MAY)
        if endpoint != "static"
        for method, address in calls_of(app, endpoint, town)
    ]


def ask(browser: ReadingClient, call: Call, **more: Any) -> TestResponse:
    """The answer, read to its end: a file that is streamed may break when half of it is sent."""
    answer = browser.open(call.address, method=call.method, **more)
    answer.get_data()
    answer.close()
    return answer


def spoilt(app: Flask, value: str) -> Iterator[str]:
    """Every address that has places for names, with this in each place."""
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or not rule.arguments - {"lang"} or rule.endpoint == "static":
            continue
        address = rule.rule.replace("<any(nb,nn):lang>", "nb")
        for name in rule.arguments:
            address = address.replace(f"<{name}>", quote(value, safe=""))
        yield address


def visitors(app: Flask, town: Town) -> dict[str, ReadingClient]:
    """A browser for a stranger, a resident, and each role."""
    people = {role.value: a.a_person_with_role(town.place, role, town.lidal) for role in Role}
    people["resident"] = town.a_neighbour()
    browsers: dict[str, ReadingClient] = {"stranger": app.test_client()}  # type: ignore[dict-item] # the app's own class
    for name, person in people.items():
        browser = app.test_client()
        browser.log_in(person)  # type: ignore[attr-defined] # the app's own class
        browsers[name] = browser  # type: ignore[assignment] # the app's own class
    return browsers


def everything_stored() -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, without what reading may note."""
    found = {}
    for table in db.metadata.sorted_tables:
        columns = [column for column in table.columns if column.name not in ALTERED_BY_READING.get(table.name, set())]
        rows = db.session.execute(sa.select(*columns).order_by(*table.primary_key))
        found[table.name] = [tuple(row) for row in rows]
    db.session.rollback()
    return found
