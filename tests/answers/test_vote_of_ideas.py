"""Chosen ideas become the options of a vote, and each says that it is on a ballot."""

from __future__ import annotations

import re

import pytest
import sqlalchemy as sa

from citizen.ballots.models import VotePicture
from citizen.database import db, transaction
from citizen.domain.permissions import Role
from citizen.ideas.models import Idea, IdeaPicture
from citizen.pictures import Remade, remake
from citizen.web.clock import now
from tests import factories as a
from tests.answers.desk import Desk, a_desk
from tests.ballots.pictures import a_drawing
from tests.reading import Page


@pytest.fixture
def desk(client) -> Desk:
    desk = a_desk()
    client.log_in(desk.staff)
    return desk


def filled(html: str) -> dict[str, str]:
    """What stands in the fields of the form, as a browser would send it."""
    fields = dict(re.findall(r'<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"', html))
    fields |= dict(re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>\s*([^<]*)</textarea>', html))
    return {name: text for name, text in fields.items() if name not in ("csrf_token", "method", "do")}


def texts() -> dict[str, str]:
    parts = ("title", "summary", "why", "influence", "next", "decided_by", "question", "privacy")
    return {f"{part}_{lang}": "Hva skal vi gjøre først?" for part in parts for lang in ("nb", "nn")}


def test_the_form_is_filled_with_the_chosen_ideas_and_the_ideas_say_that_they_are_on_a_ballot(client, desk):
    address = f"/nb/stab/{desk.place.slug}/avstemning/ny"
    chosen = f"?ide={desk.first.public_id}&ide={desk.second.public_id}"
    response = client.get(f"{desk.staff_list}/valg{chosen}&gjor=stem")
    assert response.location.endswith(address + chosen)
    form = filled(client.get(response.location).text)
    assert {form["option_1_name_nb"], form["option_2_name_nb"]} == {desk.first.title, desk.second.title}
    assert desk.page_of(desk.first) in form["option_1_text_nb"]
    assert desk.page_of(desk.first, "nn") in form["option_1_text_nn"]
    announced = client.send(address, {**form, **texts(), "slug": "hva-forst", "method": "single"})
    assert announced.status_code == 303, announced.text
    for lang, words in (("nb", "med i en avstemning"), ("nn", "med i ei avrøysting")):
        assert words in client.page(desk.page_of(desk.first, lang)).text
    assert desk.page_of(desk.second) in client.get(f"/nb/{desk.place.slug}/hva-forst/").text
    assert "Med i avstemning" in client.page(desk.staff_list).text


def test_an_idea_whose_option_staff_took_out_is_on_no_ballot(client, desk):
    third = a.an_idea(desk.process, title="Ungdomsråd i hver bygd")
    address = f"/nb/stab/{desk.place.slug}/avstemning/ny"
    ids = "&".join(f"ide={one.public_id}" for one in (desk.first, desk.second, third))
    form = filled(client.get(f"{address}?{ids}").text)
    form |= {name: "" for name in form if name.startswith("option_3")}
    out = {desk.first.title, desk.second.title, third.title} - {form["option_1_name_nb"], form["option_2_name_nb"]}
    announced = client.send(address, {**form, **texts(), "slug": "hva-forst", "method": "single"})
    assert announced.status_code == 303
    vote = client.page(f"/nb/{desk.place.slug}/hva-forst").text
    assert not [title for title in out if title in vote]


def test_an_idea_whose_option_is_taken_out_later_is_on_no_ballot_any_more(client, desk):
    third = a.an_idea(desk.process, title="Ungdomsråd i hver bygd")
    ids = "&".join(f"ide={one.public_id}" for one in (desk.first, desk.second, third))
    form = filled(client.get(f"/nb/stab/{desk.place.slug}/avstemning/ny?{ids}").text)
    sent = {**form, **texts(), "slug": "hva-forst", "method": "single"}
    client.send(f"/nb/stab/{desk.place.slug}/avstemning/ny", sent)
    change = f"/nb/stab/{desk.place.slug}/hva-forst/avstemning"
    form = filled(client.get(change).text)
    number = next(name.split("_")[1] for name, text in form.items() if text == third.title)
    form |= {name: "" for name in form if name.startswith(f"option_{number}_")}
    assert client.send(change, {**form, "method": "single"}).status_code == 303
    assert "med i en avstemning" not in client.page(desk.page_of(third)).text
    assert "med i en avstemning" in client.page(desk.page_of(desk.first)).text


def test_ideas_of_another_municipality_and_hidden_ones_are_left_out(client, desk):
    other = a_desk(name="Nabovik")
    hidden = a.an_idea(desk.process, title="Skjult tekst", state="hidden")
    ids = f"ide={other.first.public_id}&ide={hidden.public_id}"
    page = client.get(f"/nb/stab/{desk.place.slug}/avstemning/ny?{ids}").text
    assert "Skjult tekst" not in page
    assert filled(page)["ideas"] == ""


@pytest.mark.parametrize("role", [None, Role.COUNCILLOR, Role.MODERATOR])
def test_only_staff_and_administrators_see_the_list(client, desk, role):
    client.log_in(a.a_person_with_role(desk.place, role) if role else a.a_resident())
    for address in (desk.staff_list, f"{desk.staff_list}/valg?gjor=stem", f"{desk.staff_list}/trinn"):
        assert client.get(address).status_code == 403


def a_picture_of(idea, number: int, alt: str, *, is_hidden: bool = False) -> IdeaPicture:
    made = remake(a_drawing())
    assert isinstance(made, Remade)
    return a.stored(
        IdeaPicture(
            public_id=f"bilde-{idea.id}-{number}", idea_id=idea.id, number=number, alt=alt, width=made.width,
            height=made.height, content=made.content, small=made.small, added_at=now(), is_hidden=is_hidden,
        )
    )  # fmt: skip


def test_an_option_made_of_an_idea_takes_over_the_first_picture_that_everyone_can_see(client, desk):
    a_picture_of(desk.first, 1, "Skjult", is_hidden=True)
    first = a_picture_of(desk.first, 2, "En sal med kamera")
    a_picture_of(desk.first, 3, "Enda en sal")
    address = f"/nb/stab/{desk.place.slug}/avstemning/ny"
    page = client.get(f"{address}?ide={desk.first.public_id}&ide={desk.second.public_id}").text
    assert [(one["src"], one["alt"]) for one in Page(page).all("img")] == [
        (f"/bilde/{first.public_id}-liten.webp", "En sal med kamera")
    ]
    fields = {**filled(page), **texts(), "slug": "hva-forst", "method": "single", "option_1_alt_nn": "Ein sal"}
    fields = {name: text for name, text in fields.items() if not name.endswith("_no_picture")}
    assert client.send(address, fields).status_code == 303
    [shown] = db.session.scalars(sa.select(VotePicture))
    assert (shown.content, shown.account_id) == (first.content, desk.staff.id)
    vote = Page(client.get(f"/nb/{desk.place.slug}/hva-forst/").text)
    assert [one["alt"] for one in vote.all("img")] == ["En sal med kamera"]


@pytest.mark.parametrize(
    ("lang", "missing", "asked"),
    [
        ("nb", "nn", "Alternativ 1: Skriv hva bildet viser, også på nynorsk."),
        ("nn", "nb", "Alternativ 1: Skriv kva biletet viser, òg på bokmål."),
    ],
)
def test_what_the_picture_shows_is_asked_for_in_the_language_form_that_the_idea_is_not_written_in(
    client, desk, lang, missing, asked
):
    with transaction() as session:
        session.get_one(Idea, desk.first.id).language = lang
    a_picture_of(desk.first, 1, "En sal med kamera")
    address = f"/{lang}/stab/{desk.place.slug}/avstemning/ny"
    html = client.get(f"{address}?ide={desk.first.public_id}&ide={desk.second.public_id}").text
    form = filled(html)
    assert (form[f"option_1_alt_{lang}"], form[f"option_1_alt_{missing}"]) == ("En sal med kamera", "")
    assert f'<a href="#option_1_alt_{missing}">{asked}</a>' in html
    assert html.count("Mangler. Skriv her" if lang == "nb" else "Manglar. Skriv her") == 1
    fields = {name: text for name, text in form.items() if not name.endswith("_no_picture")}
    refused = client.send(address, {**fields, **texts(), "slug": "hva-forst", "method": "single"})
    assert refused.status_code == 422
    assert f'href="#option_1_alt_{missing}"' in refused.text
    assert asked not in refused.text


def test_a_picture_that_was_hidden_meanwhile_is_not_taken_over(client, desk):
    picture = a_picture_of(desk.first, 1, "En sal med kamera")
    address = f"/nb/stab/{desk.place.slug}/avstemning/ny"
    page = client.get(f"{address}?ide={desk.first.public_id}&ide={desk.second.public_id}").text
    with transaction() as session:
        session.get_one(IdeaPicture, picture.id).is_hidden = True
    fields = {name: text for name, text in filled(page).items() if not name.endswith("_no_picture")}
    refused = client.send(address, {**fields, **texts(), "slug": "hva-forst", "method": "single"})
    assert refused.status_code == 422
    assert "ikke lenger tatt vare på" in Page(refused.text).text
    assert not db.session.scalars(sa.select(VotePicture)).all()
