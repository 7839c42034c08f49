"""From ticked pairs to an announced round, and everything that stops it."""

from __future__ import annotations

import html
import re
from datetime import timedelta

import pytest
import sqlalchemy as sa

from citizen.database import db
from citizen.domain.phases import Phase
from citizen.domain.roads import Choice, Treatment
from citizen.processes.models import Process
from citizen.processes.queries import find_process_and_place
from citizen.roads.actions import ChoiceEdit, import_register, save_choices
from citizen.roads.models import Collision, RoadQuestion
from citizen.roads.queries import find_question, list_questions
from citizen.web.clock import OSLO, now
from tests import factories as a
from tests.reading import Page, ReadingClient
from tests.roads.registers import (
    HAVNES,
    LIDAL,
    OYRANE,
    Place,
    a_place,
    a_place_with_roads,
    a_register,
    as_staff,
    pair_of,
)


def all_pairs() -> str:
    return "-".join(str(pair_id) for pair_id in db.session.scalars(sa.select(Collision.id).order_by(Collision.id)))


def page_fields(text: str) -> dict[str, str]:
    """What a browser would send if the form were sent as it stands."""
    inputs = re.findall(r"<input[^>]*>", text)
    fields = {}
    for control in inputs:
        name, value = re.search(r'name="([^"]+)"', control), re.search(r'value="([^"]*)"', control)
        if name and value:
            fields[name.group(1)] = html.unescape(value.group(1))
    for name, value in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', text, re.DOTALL):
        fields[name] = html.unescape(value).strip()
    return fields


def form_of(client: ReadingClient, place: Place, pairs: str) -> dict[str, str]:
    return page_fields(client.get(f"{place.stem}runder/ny?pairs={pairs}").text)


def processes() -> int:
    return db.session.scalar(sa.select(sa.func.count()).select_from(Process)) or 0


def wall(days: int, clock: str = "09:00") -> str:
    return f"{(now().astimezone(OSLO) + timedelta(days=days)).date()}T{clock}"


def test_the_form_as_it_stands_announces_a_round(client: ReadingClient) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    fields = form_of(client, place, all_pairs())
    assert fields["slug"] == "hva-skal-veiene-hete"
    assert fields["title_nn"] == "Kva skal vegane heite?"

    answer = client.send(f"{place.stem}runder/ny", fields)

    assert answer.status_code == 303
    process = find_process_and_place(place.municipality.slug, "hva-skal-veiene-hete")[1]
    assert process
    assert process.as_schedule().phase_at(now()) is Phase.ANNOUNCED
    assert process.proposals_open_at.astimezone(OSLO).strftime("%H:%M") == "09:00"
    rows = list_questions(process.id).rows
    assert [(row.slug, row.name, row.district_name, row.because_district_name) for row in rows] == [
        ("fjellvegen-9901", "Fjellvegen", "Havnes", "Lidal"),
        ("fjellvegen-9903", "Fjellvegen", "Øyrane", "Lidal"),
        ("skulevegen", "Skulevegen", "Lidal", "Havnes"),
    ]
    question = find_question(process.id, "skulevegen")
    assert question
    assert (question.road.district.name, question.because_road.district.name) == ("Lidal", "Havnes")
    assert "12 må endre i stedet for 57" in question.reason_nb


def test_the_page_names_the_roads_and_works_in_nynorsk(client: ReadingClient) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    pair = pair_of(place, "Skulevegen", HAVNES, LIDAL)
    text = client.page(f"/nn/stab/{place.municipality.slug}/runder/ny?pairs={pair.id}").text
    assert "Skulevegen i Havnes beheld namnet" in text
    assert "Kva skal vegen heite?" in client.get(f"{place.stem}runder/ny?pairs={pair.id}").text


def test_staff_s_own_choice_is_said_as_the_reason(client: ReadingClient) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    pair = pair_of(place, "Skulevegen", HAVNES, LIDAL)
    against = Choice.KEEP_B if pair.advised_keeper_id == pair.road_a_id else Choice.KEEP_A
    save_choices(place.municipality.id, [ChoiceEdit(pair.id, 1, against, Treatment.RENAME, "", "")])
    client.send(f"{place.stem}runder/ny", form_of(client, place, str(pair.id)))
    question = db.session.scalars(sa.select(RoadQuestion)).one()
    assert question.reason_nb == (
        "Lidal 12 adresser mot Havnes 57 adresser. Kommunen har valgt at veien i Lidal beholder navnet."
    )
    assert "beheld namnet" in question.reason_nn


def test_an_absorbed_road_is_marked_with_its_neighbour(client: ReadingClient) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    pair = pair_of(place, "Skulevegen", HAVNES, LIDAL)
    save_choices(place.municipality.id, [ChoiceEdit(pair.id, 1, None, Treatment.ABSORB, "Elvestien", "")])
    client.send(f"{place.stem}runder/ny", form_of(client, place, str(pair.id)))
    process = db.session.scalars(sa.select(Process)).one()
    (row,) = list_questions(process.id).rows
    assert (row.treatment, row.into_name) == (Treatment.ABSORB, "Elvestien")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"slug": "Med mellomrom"}, "Nettadressen kan bare ha små bokstaver"),
        ({"slug": "stab"}, "Nettadressen kan bare ha små bokstaver"),
        ({"slug": "tatt"}, "En annen runde har allerede denne nettadressen"),
        ({"slug": ""}, "Skriv en nettadresse."),
        ({"title_nn": " "}, "Skriv denne teksten: Tittel, som et spørsmål (Nynorsk)."),
        ({"why_nb": "x" * 3001}, "Kort ned denne teksten til 3000 tegn"),
        ({"voting_open_at": wall(2)}, "Datoene må følge etter hverandre"),
        ({"voting_close_at": "i morgen"}, "Skriv dag og klokkeslett: Avstemningen slutter."),
        ({"proposals_open_at": wall(-9), "proposals_close_at": wall(-8)}, "ville allerede vært ute"),
        ({"voting_close_at": "2027-03-28T02:30"}, "dette klokkeslettet finnes ikke"),
        ({"voting_close_at": "2027-10-31T02:30"}, "dette klokkeslettet kommer to ganger"),
        ({"seen": "noe annet"}, "En kollega endret dette mens du arbeidet"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_stops_a_round_is_said_and_every_text_is_kept(
    client: ReadingClient, changes: dict[str, str], said: str
) -> None:
    place = a_place_with_roads()
    a.a_process(place.municipality, slug="tatt")
    as_staff(client, place)
    fields = {**form_of(client, place, all_pairs()), "summary_nb": "Min egen tekst", **changes}
    refused = client.send(f"{place.stem}runder/ny", fields)
    assert refused.status_code == (409 if "seen" in changes else 422)
    assert said in Page(refused.text).text
    kept = page_fields(refused.text)
    assert kept["summary_nb"] == "Min egen tekst"
    assert all(
        kept[name].strip() == value.strip() for name, value in changes.items() if name.startswith(("title", "why"))
    )
    assert processes() == 1


def test_the_hour_that_comes_twice_can_be_chosen(client: ReadingClient) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    fields = {**form_of(client, place, all_pairs()), "voting_close_at": "2027-10-31T02:30"}
    asked = client.send(f"{place.stem}runder/ny", fields)
    assert 'name="voting_close_at_which"' in asked.text
    assert 'name="voting_open_at_which"' not in asked.text
    assert client.send(f"{place.stem}runder/ny", {**fields, "voting_close_at_which": "second"}).status_code == 303
    process = db.session.scalars(sa.select(Process)).one()
    assert process.voting_close_at.isoformat() == "2027-10-31T01:30:00+00:00"


def test_a_tie_must_be_settled_first(client: ReadingClient) -> None:
    place = a_place()
    import_register(place.municipality, a_register(HAVNES, Skulevegen=10, Torget=90))
    import_register(place.municipality, a_register(OYRANE, Skulevegen=10, Sagabakken=90))
    as_staff(client, place)
    page = client.page(f"{place.stem}runder/ny?pairs={all_pairs()}")
    assert "Velg hvem som beholder navnet, i hvert av parene du har krysset av." in page.text
    assert "Skulevegen / Skulevegen" in page.text
    assert client.send(f"{place.stem}runder/ny", {"pairs": all_pairs()}).status_code == 422
    assert processes() == 0


def test_a_road_is_in_one_round_only(client: ReadingClient) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    pair = str(pair_of(place, "Skulevegen", HAVNES, LIDAL).id)
    fields = form_of(client, place, pair)
    assert client.send(f"{place.stem}runder/ny", fields).status_code == 303
    again = client.send(f"{place.stem}runder/ny", {**fields, "slug": "en-til"})
    assert again.status_code == 422
    assert "En av veiene er allerede med i en annen runde." in Page(again.text).text
    assert "Hva skal veien hete?" in again.text
    assert processes() == 1


@pytest.mark.parametrize("pairs", ["", "tull", "999999", "1-2-x", "9" * 4000])
def test_an_address_without_pairs_says_so(client: ReadingClient, pairs: str) -> None:
    place = a_place()
    as_staff(client, place)
    assert "Velg minst ett navnepar først." in client.page(f"{place.stem}runder/ny?pairs={pairs}").text


def test_a_preview_stores_nothing_and_keeps_the_form(client: ReadingClient) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    fields = {**form_of(client, place, all_pairs()), "title_nb": "Hva <b>nå</b>?", "do": "preview"}
    shown = client.send(f"{place.stem}runder/ny", fields)
    assert shown.status_code == 200
    assert "Slik en innbygger vil se siden" in Page(shown.text).text
    assert "Hva &lt;b&gt;nå&lt;/b&gt;?" in shown.text
    assert page_fields(shown.text)["title_nb"] == "Hva <b>nå</b>?"
    assert processes() == 0


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("nb", ("Runden er kunngjort.", "Si nå hvem som kan stemme.", "Dette har du svart om runden", "Veinavn")),
        ("nn", ("Runden er kunngjord.", "Sei no kven som kan røyste.", "Dette har du svart om runden", "Vegnamn")),
    ],
)
def test_it_leads_on_to_who_can_vote_with_the_answers_so_far(
    client: ReadingClient, lang: str, words: tuple[str, ...]
) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    fields = form_of(client, place, all_pairs())
    stem = place.stem.replace("/nb/", f"/{lang}/")

    answer = client.send(f"{stem}runder/ny", fields)

    assert answer.status_code == 303
    who = client.page(answer.headers["Location"])
    assert answer.headers["Location"].endswith("/hva-skal-veiene-hete/hvem")
    for said in (*words, fields[f"title_{lang}"]):
        assert said in who.text
    assert f"{stem}hva-skal-veiene-hete/endre" in client.get(answer.headers["Location"]).text
