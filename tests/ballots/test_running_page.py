"""The page where staff follow a round: the deadline, the stop with its second look, the witnesses; in both forms."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from citizen.accounts.actions import end_sessions_of_account
from citizen.accounts.models import Account
from citizen.ballots.models import RoundEvent, VoteRound, Witness
from citizen.ballots.queries import list_options
from citizen.database import db
from citizen.domain.ballot_rules import HowToCount
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.domain.tally import Method
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from citizen.web.clock import OSLO, now
from tests import factories as a
from tests.reading import Page, ReadingClient
from tests.roads.test_set_up_round import page_fields
from tests.town import a_town

REASONS = {"reason_nb": "Innloggingen var nede.", "reason_nn": "Innlogginga var nede."}


def wall(days: float) -> str:
    return (now() + timedelta(days=days)).astimezone(OSLO).strftime("%Y-%m-%dT%H:%M")


@pytest.fixture
def vote(client: ReadingClient):
    """A vote that is open, with somebody from the staff in the browser."""
    vote_round = a.a_vote(a.a_municipality(), HowToCount(Method.SINGLE), ["Rød", "Blå"], slug="farge")
    process = db.session.get_one(Process, vote_round.process_id)
    client.log_in(a.a_person_with_role(db.session.get_one(Municipality, process.municipality_id), Role.STAFF))
    return vote_round


def page(lang="nb", rest=""):
    return f"/{lang}/stab/fjordsund/farge/runde{rest}"


def fields_of(client, address):
    return {name: text for name, text in page_fields(client.get(address).text).items() if name != "csrf_token"}


def test_the_page_says_where_the_round_stands_and_never_what_people_chose(client, vote):
    red, _blue = list_options(vote.id)
    a.some_ballots(vote, red.question_id, [red.id], 5)
    text = client.page(page()).text
    assert "Åpen for stemming til" in text
    assert "0 linjer er forseglet" in text
    assert "Rød" not in text
    assert "Open for røysting til" in client.page(page("nn")).text


def test_a_new_deadline_is_stored_said_and_shown_to_everyone(client, vote):
    fields = {**fields_of(client, page()), **REASONS, "closes_at": wall(15)}
    answer = client.send(page(rest="/frist"), fields, follow_redirects=True)
    assert "Fristen er nå" in Page(answer.text).text
    for lang, reason in (("nb", "Innloggingen var nede."), ("nn", "Innlogginga var nede.")):
        assert reason in client.page(f"/{lang}/fjordsund/farge/").text
        assert reason in client.page(page(lang)).text


@pytest.mark.parametrize(
    ("changes", "status", "said"),
    [
        ({"reason_nn": ""}, 422, "Begrunnelsen (Nynorsk)"),
        ({"closes_at": wall(0.5)}, 422, "minst 24 timer fram i tid"),
        ({"closes_at": wall(-1)}, 422, "Dette tidspunktet er passert"),
        ({"closes_at": ""}, 422, "Ny frist"),
        ({"closes_at": "2027-03-28T02:30"}, 422, "finnes ikke"),
        ({"closes_at": "2027-10-31T02:30"}, 422, "så dette klokkeslettet kommer to ganger"),
        ({"version": "77"}, 409, "En kollega endret denne runden"),
    ],
)
def test_what_can_not_be_is_said_at_its_field_and_nothing_typed_is_lost(client, vote, changes, status, said):
    fields = {**fields_of(client, page()), **REASONS, "closes_at": wall(15), **changes}
    refused = client.send(page(rest="/frist"), fields)
    assert refused.status_code == status
    assert said in Page(refused.text).text
    assert page_fields(refused.text)["reason_nb"] == REASONS["reason_nb"]
    assert db.session.scalar(sa.select(sa.func.count()).select_from(RoundEvent)) == 0


def test_the_hour_that_comes_twice_is_stored_as_the_one_that_was_chosen(client, vote):
    fields = {**fields_of(client, page()), **REASONS, "closes_at": "2027-10-31T02:30", "closes_at_which": "second"}
    assert client.send(page(rest="/frist"), fields).status_code == 303
    db.session.expire_all()
    assert db.session.scalar(sa.select(VoteRound.closes_at)).isoformat() == "2027-10-31T01:30:00+00:00"


def test_a_stop_is_shown_once_more_before_it_is_done(client, vote):
    fields = {**fields_of(client, page(rest="/stopp")), **REASONS}
    asked = client.send(page(rest="/stopp"), fields)
    assert asked.status_code == 200
    text = Page(asked.text).text
    assert "Vil du stoppe avstemningen nå?" in text
    assert "Ingen av disse stemmene teller i den nye avstemningen" in text
    assert db.session.scalar(sa.select(VoteRound.status)) == "open"
    done = client.send(page(rest="/stopp"), {**fields_in(asked.text), "do": "stop"})
    assert done.status_code == 303
    assert done.headers["Location"].endswith("/stab/fjordsund/farge/avstemning")
    assert list(db.session.scalars(sa.select(VoteRound.status).order_by(VoteRound.number))) == ["stopped", "open"]


def test_after_a_stop_everyone_reads_why_that_they_must_vote_anew_and_where_the_votes_are(client, vote):
    fields = {**fields_of(client, page(rest="/stopp")), **REASONS}
    client.send(page(rest="/stopp"), {**fields, "do": "stop"})
    public = client.get("/nb/fjordsund/farge/").text
    text = Page(public).text
    assert "Avstemningen ble stoppet" in text
    assert REASONS["reason_nb"] in text
    assert "stem på nytt" in text
    assert "/nb/fjordsund/farge/urne?runde=1" in public
    assert client.get("/nb/fjordsund/farge/urne?runde=1").status_code == 200
    staff = client.page("/nb/stab/fjordsund/farge/avstemning").text
    assert "Den er en kopi" in staff


def test_a_stop_of_a_road_round_leads_to_its_ballots_and_stands_on_its_page(client):
    town = a_town()
    client.log_in(a.a_person_with_role(town.place, Role.STAFF))
    address = f"/nb/stab/{town.place.slug}/{town.process.slug}/runde/stopp"
    done = client.send(address, {**fields_of(client, address), **REASONS, "do": "stop"})
    assert done.headers["Location"].endswith("/utvalg")
    assert REASONS["reason_nb"] in client.page(f"/nb/{town.place.slug}/{town.process.slug}/").text


@pytest.mark.parametrize(
    ("changes", "status", "said"),
    [
        ({"reason_nb": " "}, 422, "Begrunnelsen (Bokmål)"),
        ({"opens_at": wall(-1)}, 422, "Den nye avstemningen må åpne senere enn nå"),
        ({"closes_at": wall(1)}, 422, "Den nye avstemningen må stenge etter at den har åpnet"),
        ({"version": "9"}, 409, "En kollega endret denne runden"),
    ],
)
def test_a_stop_that_can_not_be_keeps_what_was_typed(client, vote, changes, status, said):
    fields = {**fields_of(client, page(rest="/stopp")), **REASONS, **changes}
    refused = client.send(page(rest="/stopp"), {**fields, "do": "stop"})
    assert refused.status_code == status
    assert said in Page(refused.text).text
    assert page_fields(refused.text)["reason_nn"] == REASONS["reason_nn"]
    assert db.session.scalar(sa.select(VoteRound.status)) == "open"


def test_a_deadline_that_was_moved_before_the_stop_is_no_news_of_the_new_voting(client, vote):
    client.send(page(rest="/frist"), {**fields_of(client, page()), **REASONS, "closes_at": wall(15)})
    assert "Fristen er flyttet fra" in client.page("/nb/fjordsund/farge/").text
    why = {"reason_nb": "Feil bilde.", "reason_nn": "Feil bilete."}
    client.send(page(rest="/stopp"), {**fields_of(client, page(rest="/stopp")), **why, "do": "stop"})
    text = client.page("/nb/fjordsund/farge/").text
    assert "Feil bilde." in text
    assert "Fristen er flyttet" not in text


@pytest.mark.parametrize("phase", [Phase.ANNOUNCED, Phase.CLOSED])
def test_a_round_in_which_nobody_votes_offers_no_change_of_deadline(client, phase):
    vote_round = a.a_vote(a.a_municipality(), HowToCount(Method.SINGLE), ["Rød", "Blå"], phase, slug="farge")
    place = db.session.get_one(Municipality, db.session.get_one(Process, vote_round.process_id).municipality_id)
    client.log_in(a.a_person_with_role(place, Role.STAFF))
    assert "Endre fristen" not in client.page(page()).text
    refused = client.send(page(rest="/stopp"), {**fields_of(client, page(rest="/stopp")), **REASONS, "do": "stop"})
    assert refused.status_code == 422


def test_witnesses_are_added_and_removed(client, vote):
    added = client.send(page(rest="/vitner"), {"name": "Kari Nordmann", "address": "kari@example.no"})
    assert added.status_code == 303
    text = client.page(page()).text
    assert "Kari Nordmann er nå vitne" in text
    assert "Har ikke fått tilsendt noen rot" in text
    assert "har ingen e-posttjener" in text
    witness = db.session.scalars(sa.select(Witness)).one()
    remove = page(rest=f"/vitner/{witness.id}/fjern")
    refused = client.send(remove, {})
    assert refused.status_code == 409
    assert "Ingen vitner kan fjernes mens folk stemmer" in Page(refused.text).text
    assert f"/vitner/{witness.id}/fjern" not in client.get(page()).text
    a.let_it_close(vote)
    assert f"/vitner/{witness.id}/fjern" in client.get(page()).text
    assert "Fjern Kari Nordmann" in client.page(remove).text
    assert "kari@example.no" in client.page(page()).text
    assert client.send(remove, {}).status_code == 303
    assert "kari@example.no" not in client.page(page()).text
    assert client.send(remove, {}).status_code == 303


def test_a_witness_without_address_is_told_so_and_the_name_stays(client, vote):
    refused = client.send(page(rest="/vitner"), {"name": "Kari Nordmann", "address": "kari"})
    assert refused.status_code == 422
    assert "Skriv en e-postadresse" in Page(refused.text).text
    assert page_fields(refused.text)["name"] == "Kari Nordmann"


def fields_in(html: str) -> dict[str, str]:
    return {name: text for name, text in page_fields(html).items() if name != "csrf_token"}


@pytest.mark.parametrize(
    ("rest", "typed"),
    [
        ("/frist", {**REASONS, "closes_at": wall(15)}),
        ("/vitner", {"name": "Kari Nordmann", "address": "kari@example.no"}),
        ("/stopp", REASONS),
    ],
)
def test_what_was_typed_when_the_session_ended_is_there_again_after_the_login(client, vote, rest, typed):
    form = page(rest="/stopp") if rest == "/stopp" else page()
    fields = {**fields_of(client, form), **typed}
    staff = db.session.scalars(sa.select(Account)).one()
    end_sessions_of_account(staff.id, now())
    sent = client.send(page(rest=rest), fields)
    assert "/logg-inn" in sent.headers["Location"]
    client.log_in(staff)
    back = page_fields(client.get(form).text)
    assert {name: back[name] for name in typed} == typed


def test_a_process_without_ballots_says_so_and_nothing_can_be_stopped(client):
    town = a_town(Phase.REVIEWING, with_round=False)
    client.log_in(a.a_person_with_role(town.place, Role.STAFF))
    address = f"/nb/stab/{town.place.slug}/{town.process.slug}/runde"
    assert "Stemmesedlene er ikke laget ennå." in client.page(address).text
    fields = {**fields_of(client, f"{address}/stopp"), **REASONS, "do": "stop"}
    refused = client.send(f"{address}/stopp", fields)
    assert refused.status_code == 422
    assert "Det er ingen avstemning her ennå" in Page(refused.text).text
    assert client.send(f"{address}/frist", {**REASONS, "closes_at": wall(9)}).status_code == 422


@pytest.mark.parametrize("do", [a.let_it_end, a.let_it_close])
def test_after_the_deadline_the_page_says_that_it_is_counted(client, vote, do):
    do(vote)
    text = client.page(page()).text
    counted = "Stengt og talt. Urnen er publisert."
    said = "Stemmene blir talt i løpet av noen minutter." if do is a.let_it_end else counted
    assert said in text


def test_a_stop_without_dates_asks_for_them_and_keeps_the_reason(client, vote):
    refused = client.send(page(rest="/stopp"), {"reason_nb": "Feil."})
    assert refused.status_code == 422
    assert page_fields(refused.text)["reason_nb"] == "Feil."
