"""The pages where staff merge and undo, the public page of it, and who may."""

from __future__ import annotations

import pytest

from citizen.database import transaction
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.ideas.actions.moderating import hide_idea
from tests import factories as a
from tests.answers.desk import Desk, a_desk, fresh, last_merge, supporters

HOSTILE = "<script>alert(1)</script> {{ 7*7 }} \u202eevil ' OR 1=1 --"


@pytest.fixture
def desk(client) -> Desk:
    desk = a_desk(Phase.PROPOSING)
    client.log_in(desk.staff)
    return desk


def send_merge(client, desk, **changes):
    fields = {"staying": desk.second.public_id, "reason_nb": "De sier det samme.", "reason_nn": "", **changes}
    return client.send(desk.merge_page, fields)


@pytest.mark.parametrize("lang", ["nb", "nn"])
def test_staff_merge_two_ideas_and_everyone_can_read_why(client, desk, lang):
    text = client.page(desk.merge_page.replace("/nb/", f"/{lang}/")).text
    assert "Direktesend møtene" in text
    assert "Vis kommunestyret på nett" in text
    assert send_merge(client, desk).status_code == 303
    client.log_in(a.a_resident())
    page = client.page(f"{desk.page_of(desk.second, lang)}/sammenslaing").text
    for words in ("De sier det samme.", "Saksbehandler Siv", "Direktesend møtene", "Anne"):
        assert words in page
    assert "Anne" in client.page(desk.page_of(desk.second, lang)).text


def test_the_old_address_leads_to_the_one_that_lives_on_until_the_merge_is_undone(client, desk):
    send_merge(client, desk)
    response = client.get(desk.page_of(desk.first))
    assert response.status_code == 303
    assert response.location.endswith(desk.page_of(desk.second))
    undo = f"{desk.staff_list}/sammenslaing/{last_merge().id}/angre"
    assert "gikk inn i" in client.page(undo).text
    assert client.send(undo, {"reason_nb": "", "reason_nn": "Dei var ulike."}).status_code == 303
    assert client.get(desk.page_of(desk.first)).status_code == 200
    assert "Dei var ulike." in client.page(f"{desk.page_of(desk.first)}/sammenslaing").text


def test_nothing_is_lost_when_the_reason_is_missing(client, desk):
    response = send_merge(client, desk, reason_nb=" ")
    assert response.status_code == 422
    assert "Skriv hvorfor" in response.text
    response = send_merge(client, desk, staying="noe-annet", reason_nb="Like")
    assert response.status_code == 422
    assert "Like" in response.text
    assert fresh(desk.first).merged_into_id is None


def test_who_comes_second_is_told_so_and_keeps_the_text(client, desk):
    send_merge(client, desk)
    response = send_merge(client, desk, staying=desk.first.public_id, reason_nb="Jeg var også her.")
    assert response.status_code == 409
    assert "allerede slått sammen" in response.text
    assert "Jeg var også her." in response.text
    undo = f"{desk.staff_list}/sammenslaing/{last_merge().id}/angre"
    client.send(undo, {"reason_nb": "Feil", "reason_nn": ""})
    again = client.send(undo, {"reason_nb": "Feil", "reason_nn": ""})
    assert again.status_code == 409
    assert "allerede angret" in again.text


def test_a_supporter_steps_out_with_one_press_and_stays_out(client, desk):
    person = a.a_resident()
    a.a_supporter(desk.first, person)
    send_merge(client, desk)
    assert supporters(desk.second) == {person.id}
    client.log_in(person)
    merges = f"{desk.page_of(desk.second)}/sammenslaing"
    assert "Trekk støtten min" in client.page(merges).text
    assert client.send(f"{merges}/trekk", {}).status_code == 303
    assert supporters(desk.second) == supporters(desk.first) == set()


def test_alike_ideas_are_offered_and_the_rest_can_be_searched_for(client, desk):
    a.an_idea(desk.process, title="Direktesend møtene på nettet")
    page = client.page(f"{desk.staff_list}/{desk.first.public_id}/sla-sammen").text
    assert "Direktesend møtene på nettet" in page
    a.an_idea(desk.process, title="Benker")
    assert "Benker" in client.page(f"{desk.staff_list}/{desk.first.public_id}/sla-sammen").text, "nothing like it"
    page = client.page(f"{desk.staff_list}/{desk.first.public_id}/sla-sammen?q=kommunestyret").text
    assert "Vis kommunestyret på nett" in page


@pytest.mark.parametrize("role", [None, Role.COUNCILLOR, Role.MODERATOR])
def test_only_staff_and_administrators_may(client, desk, role):
    client.log_in(a.a_person_with_role(desk.place, role) if role else a.a_resident())
    assert client.get(desk.merge_page).status_code == 403
    assert send_merge(client, desk).status_code == 403
    assert fresh(desk.first).merged_into_id is None


def test_staff_of_another_municipality_find_nothing_here(client, desk):
    other = a_desk(name="Nabovik")
    client.log_in(other.staff)
    assert send_merge(client, desk).status_code == 403
    swapped = f"{other.staff_list}/{desk.first.public_id}/sla-sammen/{desk.second.public_id}"
    assert client.get(swapped).status_code == 404
    client.log_in(desk.staff)
    send_merge(client, desk)
    client.log_in(other.staff)
    assert client.get(f"{other.staff_list}/sammenslaing/{last_merge().id}/angre").status_code == 404


def test_what_was_hidden_after_an_undo_is_not_named_in_the_log(client, desk):
    send_merge(client, desk)
    client.send(f"{desk.staff_list}/sammenslaing/{last_merge().id}/angre", {"reason_nb": "Feil", "reason_nn": ""})
    with transaction() as session:
        hide_idea(session, desk.first.id)
    page = client.page(f"{desk.page_of(desk.second)}/sammenslaing").text
    assert "Direktesend" not in page
    assert "ikke vises lenger" in page


def test_hostile_text_is_shown_as_text(client, desk):
    hostile = a.an_idea(desk.process, title=HOSTILE, body=HOSTILE)
    address = f"{desk.staff_list}/{hostile.public_id}/sla-sammen/{desk.second.public_id}"
    client.get(address)
    client.send(address, {"staying": desk.second.public_id, "reason_nb": HOSTILE, "reason_nn": HOSTILE})
    for page in (f"{desk.page_of(desk.second)}/sammenslaing", f"{desk.staff_list}/sammenslaing"):
        html = client.get(page).text
        assert "<script>alert" not in html
        assert "{{ 7*7 }}" in html
