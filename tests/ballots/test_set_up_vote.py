"""Setting up a vote on given alternatives through the pages: rows without JavaScript, every fault at once, preview."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from citizen.accounts.actions import end_sessions_of_account
from citizen.accounts.models import Account
from citizen.ballots.queries import find_round, list_options
from citizen.database import db, transaction
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.processes.models import Process
from citizen.web.clock import OSLO, now
from tests import factories as a
from tests.reading import Page
from tests.roads.test_set_up_round import page_fields
from tests.town import a_town

NEW = "/nb/stab/fjordsund/avstemning/ny"
TEXTS = {
    f"{part}_{lang}": f"{part} {lang}"
    for part in ("title", "summary", "why", "influence", "next", "decided_by", "question")
    for lang in ("nb", "nn")
}


@pytest.fixture
def staff(client):
    client.log_in(a.a_person_with_role(a.a_municipality(), Role.STAFF))
    return client


def wall(days: float) -> str:
    return (now() + timedelta(days=days)).astimezone(OSLO).strftime("%Y-%m-%dT%H:%M")


def fields_in(html: str) -> dict[str, str]:
    """What a browser would send, but for the button and the token."""
    return {name: text for name, text in page_fields(html).items() if name not in ("csrf_token", "do")}


def sent(client, **changes):
    """What a browser would send for a new vote with two options."""
    options = {"option_1_name_nb": "Rød", "option_2_name_nb": "Blå", "option_2_name_nn": "Blåfarge"}
    return {**fields_in(client.get(NEW).text), **TEXTS, **options, "method": "single", "slug": "farge", **changes}


def the_vote():
    db.session.expire_all()
    process = db.session.scalars(sa.select(Process)).one()
    return process, find_round(process.id)


def test_a_vote_is_announced_and_leads_to_who_may_vote(staff):
    done = staff.send(NEW, sent(staff))
    assert done.status_code == 303
    assert "Hvem kan stemme" in staff.page(done.headers["Location"]).text
    process, vote_round = the_vote()
    assert (process.kind, process.title_nn, vote_round.method) == ("vote", "title nn", "single")
    assert [(one.name_nb, one.name_nn) for one in list_options(vote_round.id)] == [("Rød", "Rød"), ("Blå", "Blåfarge")]


def test_one_more_option_keeps_everything_and_puts_the_cursor_in_the_new_row(staff):
    fields = sent(staff, title_nb="Min tittel", do="add")
    page = staff.send(NEW, fields)
    assert page.status_code == 200
    kept = page_fields(page.text)
    assert (kept["title_nb"], kept["option_2_name_nn"], kept["rows"]) == ("Min tittel", "Blåfarge", "5")
    focused = [one["name"] for one in Page(page.text).all("input") if "autofocus" in one]
    assert focused == ["option_5_name_nb"]
    assert staff.send(NEW, {**sent(staff), "rows": "5", "option_5_name_nb": "Grønn"}).status_code == 303
    assert [one.name_nb for one in list_options(the_vote()[1].id)] == ["Rød", "Blå", "Grønn"]


def test_yes_or_no_makes_its_own_two_answers(staff):
    assert (
        staff.send(
            NEW, sent(staff, method="yes-no", option_1_name_nb="", option_2_name_nb="", option_2_name_nn="")
        ).status_code
        == 303
    )
    assert [one.name_nb for one in list_options(the_vote()[1].id)] == ["Ja", "Nei"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"method": "approval"}, ("approval", None, None)),
        ({"method": "approval", "max_choices": "1"}, ("approval", 1, None)),
        ({"method": "ranked", "max_choices": "2", "budget": "7"}, ("ranked", None, None)),
        (
            {"method": "budget", "budget": "3 000 000", "option_1_cost": "250\u00a0000", "option_2_cost": "1.200.000"},
            ("budget", None, 3_000_000),
        ),
    ],
)
def test_each_method_takes_the_figures_that_belong_to_it(staff, changes, expected):
    assert staff.send(NEW, sent(staff, **changes)).status_code == 303
    vote_round = the_vote()[1]
    assert (vote_round.method, vote_round.max_choices, vote_round.budget) == expected


def test_everything_that_is_wrong_is_said_at_once_at_its_field(staff):
    fields = sent(
        staff, title_nb="", slug="Ikke slik", voting_open_at=wall(-1), voting_close_at="2027-03-28T02:30",
        method="budget", budget="mange", option_1_text_nb="Fin", option_2_name_nb="",
    )  # fmt: skip
    refused = staff.send(NEW, fields)
    assert refused.status_code == 422
    text = Page(refused.text).text
    for sentence in (
        "Tittel (Bokmål)",
        "små bokstaver",
        "finnes ikke",
        "Skriv et helt tall",
        "Skriv denne teksten: Alternativ 1: Begrunnelse, nynorsk",
        "Skriv denne teksten: Alternativ 2",
        "Skriv hva det koster.",
    ):
        assert sentence in text, sentence
    assert 'href="#option_1_text_nn"' in refused.text
    assert page_fields(refused.text)["budget"] == "mange"
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Process)) == 0


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"voting_open_at": wall(-1)}, "Velg et senere tidspunkt for når avstemningen åpner"),
        ({"voting_close_at": wall(1)}, "Avstemningen må stenge etter at den har åpnet"),
        ({"voting_open_at": "2027-10-31T02:30", "voting_close_at": wall(720)}, "kommer to ganger"),
        ({"method": "ranked", "option_2_name_nb": "", "option_2_name_nn": ""}, "for få alternativer"),
        ({"method": "approval", "max_choices": "0"}, "minst 1"),
        ({"method": "dans"}, "Velg hvordan folk stemmer"),
    ],
)
def test_what_can_not_be_voted_on_is_refused(staff, changes, said):
    refused = staff.send(NEW, sent(staff, **changes))
    assert refused.status_code == 422
    assert said in Page(refused.text).text


def test_the_preview_shows_both_forms_and_stores_nothing(staff):
    page = staff.send(NEW, sent(staff, method="budget", budget="900000", option_1_cost="500000", option_2_cost="1",
                                do="preview"))  # fmt: skip
    text = Page(page.text).text
    assert "Ingenting er lagret ennå" in text
    assert "Blåfarge" in text
    assert "500 000 kroner" in text.replace("\u00a0", " ")
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Process)) == 0


def test_until_it_opens_everything_is_changed_on_the_same_form(staff):
    staff.send(NEW, sent(staff, method="ranked"))
    address = "/nb/stab/fjordsund/farge/avstemning"
    fields = {
        name: text for name, text in page_fields(staff.get(address).text).items() if name not in ("csrf_token", "do")
    }
    assert fields["option_1_name_nb"] == "Rød"
    changed = {**fields, "method": "single", "option_1_name_nb": "Rosa", "option_1_name_nn": "Rosa"}
    assert staff.send(address, changed).status_code == 303
    process, vote_round = the_vote()
    assert [one.name_nb for one in list_options(vote_round.id)] == ["Rosa", "Blå"]
    assert (vote_round.method, process.version) == ("single", 2)


def test_two_colleagues_at_once_see_both_versions(staff):
    staff.send(NEW, sent(staff))
    address = "/nb/stab/fjordsund/farge/avstemning"
    fields = {
        name: text for name, text in page_fields(staff.get(address).text).items() if name not in ("csrf_token", "do")
    }
    fields["method"] = "single"
    staff.send(address, {**fields, "title_nb": "Kollegaens"})
    refused = staff.send(address, {**fields, "title_nb": "Min"})
    assert refused.status_code == 409
    assert "Tittel (Bokmål): Kollegaens" in Page(refused.text).text
    assert page_fields(refused.text)["title_nb"] == "Min"
    assert staff.send(address, {**fields_in(refused.text), "method": "single"}).status_code == 303


def test_once_open_the_form_is_gone_and_the_page_says_why(staff):
    staff.send(NEW, sent(staff))
    address = "/nb/stab/fjordsund/farge/avstemning"
    with transaction() as session:
        opened = {
            name: now() - timedelta(hours=1) for name in ("proposals_open_at", "proposals_close_at", "voting_open_at")
        }
        session.execute(sa.update(Process).values(**opened))
    text = staff.page(address).text
    assert "Runden er åpen, så tekster og datoer kan ikke endres lenger." in text
    assert "Lagre endringene" not in text


def test_the_address_of_the_one_kind_leads_to_the_form_of_that_kind(staff):
    staff.send(NEW, sent(staff))
    moved = staff.get("/nb/stab/fjordsund/farge/endre")
    assert (moved.status_code, moved.headers["Location"]) == (303, "/nb/stab/fjordsund/farge/avstemning")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ("approval", None)),
        ({"method": "approval", "max_choices": "2"}, ("approval", 2)),
        ({"method": "single", "max_choices": "2"}, ("single", None)),
        ({"method": "ranked"}, ("ranked", None)),
    ],
)
def test_the_ballots_of_a_road_round_are_counted_as_staff_choose(client, fields, expected):
    town = a_town(Phase.REVIEWING, with_round=False)
    client.log_in(a.a_person_with_role(town.place, Role.STAFF))
    address = f"/nb/stab/{town.place.slug}/{town.process.slug}/utvalg"
    names = [name.public_id for name in town.names]
    assert client.send(address, {"name": names, **fields}).status_code == 303
    made = find_round(town.process.id)
    assert (made.method, made.max_choices) == expected
    shown = page_fields(client.get(address).text)
    assert shown["max_choices"] == str(expected[1] or "")


@pytest.mark.parametrize("fields", [{"method": "budget"}, {"method": "approval", "max_choices": "to"}])
def test_ballots_that_can_not_be_counted_are_not_made_and_the_ticks_stay(client, fields):
    town = a_town(Phase.REVIEWING, with_round=False)
    client.log_in(a.a_person_with_role(town.place, Role.STAFF))
    address = f"/nb/stab/{town.place.slug}/{town.process.slug}/utvalg"
    refused = client.send(address, {"name": [town.names[0].public_id], **fields})
    assert refused.status_code == 422
    assert find_round(town.process.id) is None
    ticked = [one for one in Page(refused.text).all("input") if one.get("name") == "name" and "checked" in one]
    assert [one["value"] for one in ticked] == [town.names[0].public_id]


def test_an_address_that_a_colleague_took_meanwhile_is_said_at_its_field(staff):
    staff.send(NEW, sent(staff))
    refused = staff.send(NEW, sent(staff))
    assert refused.status_code == 422
    assert 'href="#slug"' in refused.text


def test_the_form_of_a_change_has_the_same_buttons_and_keeps_what_was_typed(staff):
    staff.send(NEW, sent(staff))
    address = "/nb/stab/fjordsund/farge/avstemning"
    fields = {**fields_in(staff.get(address).text), "method": "single"}
    added = staff.send(address, {**fields, "title_nb": "Min", "do": "add"})
    assert page_fields(added.text)["title_nb"] == "Min"
    assert "Ingenting er lagret ennå" in Page(staff.send(address, {**fields, "do": "preview"}).text).text
    assert staff.send(address, {**fields, "title_nb": ""}).status_code == 422
    person = db.session.scalars(sa.select(Account)).one()
    end_sessions_of_account(person.id, now())
    staff.send(address, {**fields, "title_nb": "Min egen"})
    staff.log_in(person)
    assert page_fields(staff.get(address).text)["title_nb"] == "Min egen"


def test_a_vote_that_opened_while_the_form_was_open_stays_as_it_was(staff):
    staff.send(NEW, sent(staff))
    address = "/nb/stab/fjordsund/farge/avstemning"
    fields = {**fields_in(staff.get(address).text), "method": "single"}
    with transaction() as session:
        opened = now() - timedelta(hours=1)
        dates = {"proposals_open_at": opened, "proposals_close_at": opened, "voting_open_at": opened}
        session.execute(sa.update(Process).values(**dates))
    refused = staff.send(address, {**fields, "title_nb": "For sent"})
    assert refused.status_code == 422
    assert "Runden er åpen" in Page(refused.text).text
