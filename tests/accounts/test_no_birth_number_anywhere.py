"""Planted numbers go through the whole login; afterwards they stand in no file, no log, no page and no cookie."""

from __future__ import annotations

import logging
import re
from pathlib import Path

from citizen.database import Base, db
from citizen.domain.person_numbers import read_person_number
from citizen.oidc.demo_people import list_people
from tests.oidc.demo_login import bring_back, choose, open_provider, press_log_in

PLANTED = 3
ELEVEN_DIGITS = re.compile(rb"(?<!\d)\d{11}(?!\d)")


def test_the_numbers_are_nowhere_after_the_login(app, client, caplog):
    caplog.set_level(logging.DEBUG)
    people = list_people()[:PLANTED]
    seen = []

    for person in people:
        seen.append(press_log_in(client))
        page = open_provider(client, seen[-1])
        seen.append(choose(client, page, person))
        seen += [client.get(seen[-1].location) for _ in range(2)]  # the second time the code is used up
        seen += [client.get(address) for address in ("/nb/min-side", "/nn/min-side/adresse", "/nb/logg-inn")]
        seen.append(client.send("/nb/logg-ut", {}))
        seen.append(client.get("/login/callback?state=x&code=" + bring_back(client, person)[-20:]))

    folders = [Path(app.config["CITIZEN"].keys_dir).parent, *folder_of_database(app)]
    files = {file.name: file.read_bytes() for folder in folders for file in folder.rglob("*") if file.is_file()}
    files["every row of every table"] = every_row()
    answers = b"".join(bytes(str(response.headers), "utf-8") + response.data for response in seen)
    assert people[0].email.encode() in files["every row of every table"]
    for person in people:
        number = person.pid.encode()
        assert [name for name, content in files.items() if number in content] == []
        assert number not in answers
        assert person.pid not in caplog.text


def test_no_page_and_no_log_line_holds_anything_like_a_number(app, client, caplog):
    caplog.set_level(logging.DEBUG)
    response = client.get(bring_back(client, list_people()[0]))
    text = caplog.text.encode() + client.get("/nb/min-side").data + str(response.headers).encode()

    found = [digits.decode() for digits in ELEVEN_DIGITS.findall(text)]

    assert [digits for digits in found if read_person_number(digits)] == []


def folder_of_database(app) -> list[Path]:
    """Where SQLite keeps its file and what it is about to write; PostgreSQL's files are its own."""
    address = app.config["CITIZEN"].database_url
    return [Path(address.removeprefix("sqlite:///")).parent] if address.startswith("sqlite") else []


def every_row() -> bytes:
    db.session.rollback()
    tables = Base.metadata.sorted_tables
    return "".join(str(tuple(row)) for table in tables for row in db.session.execute(table.select())).encode()
