"""What the voter is told when something happened between opening the ballot and sending it."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from citizen.accounts.models import LoginSession
from citizen.ballots.actions import change_deadline, stop_round
from citizen.database import db, transaction
from citizen.domain.phases import Phase
from citizen.domain.round_changes import Reason
from citizen.domain.tally import Method
from citizen.processes.models import Process
from citizen.web.clock import now
from tests import factories as a
from tests.ballots.booth import Booth, booth_at, booth_for, ticked_on
from tests.reading import Page
from tests.town import a_town

REASON = Reason("Et navn var stavet feil.", "Eit namn var feil stava.")


@pytest.fixture
def booth(client):
    return booth_for(client, Method.SINGLE)


def staff():
    return a.a_resident().id


def stop(booth, opens_in=timedelta(days=2)):
    process = db.session.get_one(Process, booth.round.process_id)
    opens_at = now() + opens_in
    done = stop_round(
        process, REASON, opens_at, opens_at + timedelta(days=9), staff(),
        seen=booth.round.version, settings=a.the_settings(),
    )  # fmt: skip
    assert not isinstance(done, tuple), done


def booth_numbers(page, codes):
    fields = {field.get("name"): field.get("value") for field in page.all("input")}
    return {name: fields[f"rank-{code}"] for name, code in codes.items()}


def send_old(booth, drawn, name):
    return booth.client.send(booth.address, {"name": booth.codes[name], **drawn}, follow_redirects=True)


def test_the_same_form_sent_twice_is_one_vote_with_one_receipt(booth):
    drawn = booth.drawn()
    send_old(booth, drawn, "Åsen")
    receipt = booth.receipts()
    assert send_old(booth, drawn, "Åsen").status_code == 200
    assert booth.receipts() == receipt


def test_the_back_button_and_another_choice_in_the_old_form_is_explained(booth):
    drawn = booth.drawn()
    send_old(booth, drawn, "Åsen")
    answer = send_old(booth, drawn, "Furulia")
    assert answer.status_code == 422
    assert "allerede sendt inn med et annet valg" in Page(answer.text).text
    assert ticked_on(Page(answer.text), booth.codes) == {"Åsen"}
    assert booth.stored() == [("Åsen",)]


def test_of_two_tabs_the_one_that_is_sent_last_counts(booth):
    first, second = booth.drawn(), booth.drawn()
    send_old(booth, second, "Åsen")
    send_old(booth, first, "Furulia")
    assert booth.stored() == [("Furulia",)]


def test_the_same_person_on_two_devices_has_one_vote(app, client):
    booth = booth_for(client, Method.SINGLE)
    booth.send("Åsen")
    person = db.session.scalars(sa.select(LoginSession.account_id)).first()
    other = app.test_client()
    other.log_in(db.session.get(type(a.a_resident()), person))
    Booth(other, booth.address, booth.round).send("Furulia")
    assert booth.stored() == [("Furulia",)]
    assert booth.ticked() == {"Furulia"}


@pytest.mark.parametrize(
    ("moves", "shown"),
    [([], {"Åsen": "1", "Furulia": "2"}), (["up:Furulia", "add:Elvebakken"], {"Furulia": "1", "Elvebakken": "3"})],
)
def test_a_ranking_made_when_the_session_had_ended_is_kept_but_not_counted(client, moves, shown):
    booth = booth_for(client, Method.RANKED)
    account = db.session.get(type(a.a_resident()), db.session.scalars(sa.select(LoginSession.account_id)).first())
    codes, drawn, token = booth.codes, booth.drawn(), client.csrf_token()
    with transaction() as session:
        session.execute(sa.update(LoginSession).values(ended_at=now()))
    written = {f"rank-{codes['Åsen']}": "1", f"rank-{codes['Furulia']}": "2"}
    pressed = [f"{move}:{codes[name]}" for move, _colon, name in (one.partition(":") for one in moves)]
    answer = client.post(booth.address, data={"csrf_token": token, **written, **drawn, "move": pressed})
    assert "/logg-inn" in answer.location
    client.log_in(account)
    page = booth.page()
    assert "Du ble logget ut før" in page.text
    assert "Stemmen din er registrert" not in page.text
    assert booth_numbers(page, codes).items() >= shown.items()
    assert booth.stored() == []


def test_a_form_that_was_open_when_the_voting_closed_is_told_so(booth):
    drawn = booth.drawn()
    a.let_it_end(booth.round)
    answer = send_old(booth, drawn, "Åsen")
    page = Page(answer.text)
    assert answer.status_code == 422
    assert "for sent" in page.text
    assert 'id="ballot-status"' in answer.text  # where the script looks for what was stored
    assert not [box for box in page.all("input") if box.get("type") == "radio"]
    assert booth.stored() == []


def test_between_the_deadline_and_the_count_the_page_says_that_it_comes(booth):
    booth.send("Åsen")
    a.let_it_end(booth.round)
    for page in (booth.page(), booth.client.page(booth.address.rpartition("/")[0])):
        assert "Stemmene blir talt opp nå" in page.text
        assert not [box for box in page.all("input") if box.get("type") == "radio"]


def test_after_the_count_the_ballot_leads_to_the_result(booth):
    a.let_it_close(booth.round)
    links = [link.get("href") or "" for link in booth.page().all("a")]
    assert any(link.endswith("/resultat") for link in links)


def test_a_form_that_was_open_when_the_voting_was_stopped_is_told_so_with_the_reason(booth):
    drawn = booth.drawn()
    stop(booth)
    answer = send_old(booth, drawn, "Åsen")
    page = Page(answer.text)
    assert answer.status_code == 422
    assert "Avstemningen er stoppet, så ingenting ble registrert" in page.text
    assert "Et navn var stavet feil." in page.text
    assert "En ny avstemning åpner" in page.text


def test_a_form_of_the_stopped_voting_is_no_vote_in_the_new_one(client):
    booth = booth_for(client, Method.SINGLE)
    drawn, codes = booth.drawn(), booth.codes
    stop(booth)
    with transaction() as session:
        process = session.get_one(Process, booth.round.process_id)
        new = session.scalars(sa.select(type(booth.round)).where(type(booth.round).status == "open")).one()
        opened = now() - timedelta(minutes=1)
        process.proposals_open_at = process.proposals_close_at = process.voting_open_at = opened
        new.opens_at = opened
    anew = Booth(client, booth.address, new)
    assert set(anew.codes.values()) == set(codes.values())
    answer = client.send(booth.address, {"name": codes["Åsen"], **drawn})
    assert answer.status_code == 422
    assert anew.stored() == []
    assert "En ny avstemning har kommet i stedet" in anew.page().text
    anew.send("Furulia")
    assert anew.stored() == [("Furulia",)]


def test_the_ballots_of_a_stopped_round_about_roads_say_why(client):
    town = a_town()
    booth = booth_at(client, town)
    booth.send("Furubakken")
    stop(booth)
    for page in (booth.page(), client.page(town.stem)):
        assert "Avstemningen ble stoppet" in page.text
        assert "Et navn var stavet feil." in page.text
        assert "En ny avstemning åpner" in page.text
        assert not [box for box in page.all("input") if box.get("type") == "checkbox"]
    assert "Eit namn var feil stava." in booth.page("nn").text


def test_a_stopped_round_whose_successor_is_late_promises_no_date(client):
    town = a_town()
    booth = booth_at(client, town)
    stop(booth)
    with transaction() as session:
        session.get_one(Process, town.process.id).voting_open_at = now() - timedelta(hours=1)
    assert "Når det blir en ny avstemning, står det her." in booth.page().text
    assert "En ny avstemning åpner" not in booth.page().text


def test_a_deadline_that_was_moved_is_shown_with_its_reason_where_one_votes(client):
    town = a_town()
    booth = booth_at(client, town)
    done = change_deadline(
        town.process, now() + timedelta(days=20), Reason("Posten var forsinket.", "Posten var forseinka."), staff(),
        seen=town.round.version,
    )  # fmt: skip
    assert not isinstance(done, tuple), done
    for page in (booth.page(), client.page(town.stem)):
        assert "Fristen er flyttet fra" in page.text
        assert "Posten var forsinket." in page.text
    assert "Posten var forseinka." in booth.page("nn").text


def test_a_ballot_that_is_not_open_yet_says_when(client):
    booth = booth_for(client, Method.RANKED, phase=Phase.ANNOUNCED)
    page = booth.page()
    assert "Avstemningen åpner" in page.text
    assert "Furulia" in page.text
    assert not [field for field in page.all("input") if (field.get("name") or "").startswith("rank-")]
