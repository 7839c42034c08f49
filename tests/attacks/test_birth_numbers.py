"""The numbers of the test people, after everything was done that can be done: in no file, no page and no log."""

from __future__ import annotations

import logging
from pathlib import Path

from flask import current_app

from citizen.accounts.actions import grant_role
from citizen.accounts.models import Account
from citizen.database import db
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.oidc.demo_people import list_people
from tests.attacks.places import a_town_with_everything, ask, every_call
from tests.oidc.demo_login import a_test_person, bring_back, log_in_as

NAMES = {"name": "Furutoppen", "reason": "Her står det furu.", "shown_name": "Kari", "language": "nb", "none": "y"}


def test_the_numbers_are_nowhere_after_everything_was_done(app, client, caplog):
    caplog.set_level(logging.DEBUG)
    person = a_test_person()
    seen = []
    for phase in (Phase.PROPOSING, Phase.VOTING, Phase.CLOSED):
        db.session.remove()
        town = a_town_with_everything(phase) if phase is Phase.PROPOSING else a_town_in(phase)
        way = bring_back(client, person)
        seen += [way.encode(), client.get(way).data]
        account = db.session.query(Account).order_by(Account.id.desc()).first()
        grant_role(account.id, town.place.id, Role.ADMIN)
        client.send("/nb/min-side/adresse", {"district_id": town.lidal.id})
        for call in every_call(app, town):
            if "log_out" not in call.endpoint:
                fields = {**NAMES, "csrf_token": client.csrf_token()} if call.method == "POST" else None
                answer = ask(client, call, data=fields)
                seen.append(str(answer.headers).encode() + answer.data)
        log_in_as(client, person)
    whole = b"".join(seen)
    folders = {Path(current_app.config["CITIZEN"].keys_dir).parent}
    if db.engine.dialect.name == "sqlite":
        folders.add(Path(db.engine.url.database).parent)
    files = {file: file.read_bytes() for folder in folders for file in folder.rglob("*") if file.is_file()}
    for number in {someone.pid for someone in list_people()}:
        assert number.encode() not in whole
        assert number not in caplog.text
        assert [file for file, content in files.items() if number.encode() in content] == []


def a_town_in(phase):
    """One more town; its municipality has another name, as there is one Fjordsund already."""
    from tests import factories as a
    from tests.town import Town

    place = a.a_municipality("Lyngvik")
    district = a.a_district(place)
    keeper, road = a.a_road(district), a.a_road(a.a_district(place, "Vik"))
    process = a.a_process(place, phase)
    question = a.a_question(process, road, keeper)
    names = tuple(a.a_proposal(question, name) for name in ("Furubakken", "Åsvegen", "Elvestien"))
    return Town(place, district, district, process, question, names, a.a_round(process, {question.id: [names[0].id]}))
