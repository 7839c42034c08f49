"""Known people go on a list, the list is loaded and they log in; their numbers stand in no file, log, page or row."""

from __future__ import annotations

import logging
from pathlib import Path

from click.testing import CliRunner
from flask import Flask, g

from citizen.cli import main
from citizen.domain.electorates import Circle, Electorate, ElectorRefusal, Source
from citizen.domain.phases import Phase
from citizen.electorates import access
from citizen.oidc.demo_people import list_people
from citizen.oidc.identity import person_key, roll_hash
from citizen.processes.queries import get_process
from citizen.rolls import write_key_file
from citizen.web.clock import now
from tests import factories as a
from tests.accounts.test_no_birth_number_anywhere import every_row, folder_of_database
from tests.electorates import voters
from tests.electorates.voters import staff_page, upload
from tests.oidc.demo_login import log_in_as
from tests.reading import ReadingClient
from tests.roads.registers import a_place_with_roads


def test_the_numbers_never_leave_the_municipality_s_machine(app: Flask, client: ReadingClient, tmp_path: Path, caplog):
    caplog.set_level(logging.DEBUG)
    listed, unlisted = list_people()[:3], list_people()[3]
    place = a_place_with_roads()
    process = a.a_process(place.municipality, Phase.REVIEWING, voting_close_at=now() + 20 * a.DAY)
    process = voters.set_electorate(process, Electorate(Circle.EMPLOYEES, Source.ROLL))

    roll = the_municipality_makes_a_list([person.pid for person in listed], tmp_path)
    client.log_in(place.staff)
    seen = [upload(client, staff_page(place, process), roll), client.get(staff_page(place, process))]
    voters.open_voting(process)
    refusals = []
    for person in (*listed, unlisted):
        seen.append(log_in_as(client, person))
        seen += [client.get(address) for address in ("/nb/min-side", f"/nb/fjordsund/{process.slug}/")]
        refusals.append(refusal_of_browser(app, client, process.id))
        seen.append(client.send("/nb/logg-ut", {}))

    assert refusals == [None, None, None, ElectorRefusal.NOT_ON_ROLL]
    folders = [Path(app.config["CITIZEN"].keys_dir).parent, *folder_of_database(app)]
    files = {file.name: file.read_bytes() for folder in folders for file in folder.rglob("*") if file.is_file()}
    files |= {"the list": roll, "every row": every_row(), "the log": caplog.text.encode()}
    files["every answer"] = b"".join(bytes(str(response.headers), "utf-8") + response.data for response in seen)
    assert listed[0].email.encode() in files["every row"]
    for person in (*listed, unlisted):
        assert [name for name, content in files.items() if person.pid.encode() in content] == []


def test_a_roll_leads_to_no_account(app: Flask) -> None:
    """The two hashes of one person have nothing in common, as their keys have not."""
    settings, pid = app.config["CITIZEN"], list_people()[0].pid
    assert roll_hash(settings, pid) != person_key(settings, pid)
    assert roll_hash(settings, pid) == roll_hash(settings, f"{pid[:6]} {pid[6:]}")


def the_municipality_makes_a_list(numbers: list[str], folder: Path) -> bytes:
    """On a machine that has the key and the people, and no database."""
    people, key, made = folder / "people.csv", folder / "key.txt", folder / "roll.csv"
    write_key_file(key, voters.roll_key())
    people.write_text("fodselsnummer\n" + "\n".join(numbers))
    result = CliRunner().invoke(main, ["roll", "make", str(people), "--key", str(key), "--output", str(made)])
    assert result.exit_code == 0
    assert not any(number in result.output for number in numbers)
    return made.read_bytes()


def refusal_of_browser(app: Flask, client: ReadingClient, process_id: int) -> ElectorRefusal | None:
    """Why the person in this browser may not vote, asked as a page would."""
    cookie = client.get_cookie("citizen", domain="127.0.0.1")
    headers = {"Cookie": f"citizen={cookie.value}"}
    with app.test_request_context("/nb/", base_url="http://127.0.0.1:8000", headers=headers):
        for name in list(g):
            g.pop(name)
        refusal = access.refuse_current(get_process(process_id))
    for name in list(g):
        g.pop(name)
    return refusal
