"""Setting up an idea round through the pages: every fault at once, a note on little time, preview, later changes."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from citizen.database import db
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.ideas.queries import list_places, list_themes
from citizen.processes.models import Process
from citizen.web.clock import OSLO, now
from tests import factories as a
from tests.ideas.writing import a_round
from tests.reading import Page
from tests.roads.test_set_up_round import page_fields

NEW = "/nb/stab/fjordsund/iderunde/ny"
PARTS = ("title", "summary", "why", "influence", "next", "decided_by", "privacy")
TEXTS = {f"{part}_{lang}": f"{part} {lang}" for part in PARTS for lang in ("nb", "nn")}


@pytest.fixture
def staff(client):
    place = a.a_municipality()
    a.a_district(place, "Havnes")
    client.log_in(a.a_person_with_role(place, Role.STAFF))
    return client


def wall(days: float) -> str:
    return (now() + timedelta(days=days)).astimezone(OSLO).strftime("%Y-%m-%dT%H:%M")


def sent(client, address: str = NEW, **changes):
    """What a browser would send for a new round."""
    prefilled = page_fields(client.get(address).text)
    fields = {name: text for name, text in prefilled.items() if name not in ("csrf_token", "do")}
    return {**fields, **TEXTS, "slug": "ideer", **changes}


def the_round() -> Process:
    db.session.expire_all()
    return db.session.scalars(sa.select(Process)).one()


def test_the_form_begins_with_the_three_themes_the_former_municipalities_and_good_dates(staff):
    fields = page_fields(staff.get(NEW).text)
    assert fields["theme_1_nb"], fields["theme_1_nn"] == ("Innbyggermedvirkning", "Innbyggjarmedverknad")
    assert fields["theme_3_nn"] == "Politisk organisering og arbeidsmåtar"
    assert fields["places"].strip() == "Havnes"
    assert "mindre enn tre uker" not in staff.page(NEW).text


def test_a_round_is_announced_and_leads_to_who_may_take_part(staff):
    done = staff.send(NEW, sent(staff))
    assert done.status_code == 303, Page(done.text).text
    page = staff.page(done.headers["Location"])
    assert "Hvem som kan delta" in page.text
    assert "Hvem kan stemme" not in page.text
    process = the_round()
    assert (process.kind, process.title_nn, process.privacy_nn) == ("ideas", "title nn", "privacy nn")
    assert process.voting_open_at == process.voting_close_at
    assert [theme.slug for theme in list_themes(process.id)][:2] == ["innbyggermedvirkning", "digitale-losninger"]
    assert [place.name for place in list_places(process.id)] == ["Havnes"]
    assert staff.get("/nn/fjordsund/ideer/").status_code == 200


def test_the_next_round_begins_without_the_themes_of_the_first(staff):
    assert staff.send(NEW, sent(staff)).status_code == 303
    fields = page_fields(staff.get(NEW).text)
    assert (fields["theme_1_nb"], fields["theme_1_nn"]) == ("", "")


def test_a_capital_letter_in_the_address_is_no_fault(staff):
    assert staff.send(NEW, sent(staff, slug=" Sentrumsparken ")).status_code == 303
    assert the_round().slug == "sentrumsparken"


def test_every_fault_is_said_at_once_at_its_field_and_nothing_is_lost(staff):
    dates = {"proposals_open_at": wall(9), "proposals_close_at": wall(8), "voting_close_at": wall(7)}
    missing = {"title_nn": "", "privacy_nb": " ", "theme_1_nn": "", "theme_2_nb": ""}
    wrong = {**dates, **missing, "slug": "Ø!", "why_nb": "Behold meg"}
    answer = staff.send(NEW, sent(staff, **wrong))
    assert answer.status_code == 422
    text = Page(answer.text).text
    for said in (
        "(Nynorsk)",
        "Tema 1, nynorsk",
        "Tema 2, bokmål",
        "Runden må slutte etter at den har åpnet",
        "Svaret kommer etter at runden er slutt",
    ):
        assert said in text, said
    assert "Behold meg" in answer.text
    assert db.session.scalars(sa.select(Process)).all() == []


def test_little_time_is_pointed_out_and_no_fault(staff):
    short = {"proposals_open_at": wall(2), "proposals_close_at": wall(12), "voting_close_at": wall(60), "do": "preview"}
    answer = staff.send(NEW, sent(staff, **short))
    assert answer.status_code == 200
    assert "mindre enn tre uker" in Page(answer.text).text


def test_the_preview_shows_both_language_forms_and_stores_nothing(staff):
    answer = staff.send(NEW, sent(staff, do="preview"))
    text = Page(answer.text).text
    for said in ("title nb", "title nn", "privacy nb", "privacy nn", "Innbyggjarmedverknad"):
        assert said in text
    assert db.session.scalars(sa.select(Process)).all() == []


def test_two_rounds_can_not_have_one_address(staff):
    staff.send(NEW, sent(staff))
    answer = staff.send(NEW, sent(staff))
    assert answer.status_code == 422
    assert "allerede denne nettadressen" in Page(answer.text).text


def test_until_it_opens_everything_can_be_changed_and_what_stays_keeps_its_row(staff):
    staff.send(NEW, sent(staff))
    process = the_round()
    before = {theme.name_nb: theme.id for theme in list_themes(process.id)}
    address = "/nb/stab/fjordsund/ideer/iderunde"
    changes = {"title_nb": "Ny tittel", "theme_2_nb": "", "theme_2_nn": "", "places": "Lidal\nHavnes\nLidal\n"}
    answer = staff.send(address, sent(staff, address, **changes))
    assert answer.status_code == 303, Page(answer.text).text
    process = the_round()
    assert process.title_nb == "Ny tittel"
    after = {theme.name_nb: theme.id for theme in list_themes(process.id)}
    assert after == {name: number for name, number in before.items() if name != "Digitale løsninger"}
    assert [place.name for place in list_places(process.id)] == ["Lidal", "Havnes"]


def test_a_colleagues_change_is_not_overwritten_without_being_seen(staff):
    staff.send(NEW, sent(staff))
    address = "/nb/stab/fjordsund/ideer/iderunde"
    mine = sent(staff, address, title_nb="Min")
    assert staff.send(address, sent(staff, address, title_nb="Kollegaens")).status_code == 303
    answer = staff.send(address, mine)
    assert answer.status_code == 409
    assert "Kollegaens" in Page(answer.text).text
    assert the_round().title_nb == "Kollegaens"


def test_what_has_opened_stands(client):
    round_ = a_round(Phase.PROPOSING)
    client.log_in(a.a_person_with_role(round_.place, Role.STAFF))
    address = f"/nb/stab/{round_.place.slug}/{round_.process.slug}/iderunde"
    assert "kan ikke endres lenger" in client.page(address).text
    who = f"/nb/stab/{round_.place.slug}/{round_.process.slug}/hvem"
    page = client.page(who)
    assert "Runden åpnet" in page.text
    assert "stemme" not in page.text.partition("Trenger du hjelp")[0].partition("ikke ekte stemmer")[2]


def test_the_staff_desk_and_the_pages_of_voting_know_the_kind(client):
    round_ = a_round(Phase.REVIEWING)
    client.log_in(a.a_person_with_role(round_.place, Role.ADMIN))
    desk = client.page(f"/nb/stab/{round_.place.slug}/").text
    assert "Idérunde" in desk
    assert "Lag stemmesedlene" not in desk
    stem = f"/nb/stab/{round_.place.slug}/{round_.process.slug}"
    for page in ("utvalg", "runde", "runde/stopp", "papir", "papir/koder", "endre"):
        assert client.get(f"{stem}/{page}").status_code == 404, page
    for page in ("stem", "resultat", "resultat/x"):
        assert client.get(f"/nb/{round_.place.slug}/{round_.process.slug}/{page}").status_code == 404, page
