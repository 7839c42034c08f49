"""Planted numbers go through the whole login; afterwards they stand in no file, no log, no page and no cookie."""

from __future__ import annotations

import logging
import re
from pathlib import Path

from citizen.database import db
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
    db.session.execute(db.text("PRAGMA wal_checkpoint(PASSIVE)"))

    folder = Path(app.config["CITIZEN"].keys_dir).parent
    files = {file.name: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    answers = b"".join(bytes(str(response.headers), "utf-8") + response.data for response in seen)
    assert "citizen.db" in files
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
