"""An argument of a merged idea is found where the idea lives on; and staff are asked for answers when it is time."""

from __future__ import annotations

from datetime import timedelta

from citizen.answers.actions import merge_ideas
from citizen.domain.phases import Phase
from citizen.ideas.actions.merging import Pair
from tests.answers.desk import WHY, a_desk
from tests.factories.discussion import an_argument


def test_the_address_of_an_argument_leads_to_it_after_a_merge(client):
    desk = a_desk(Phase.PROPOSING)
    argument = an_argument(desk.first)
    address = f"{desk.page_of(desk.first)}/argument/{argument.public_id}"
    assert client.get(address).status_code == 200
    merge_ideas(Pair(desk.first.id, desk.second.id), WHY, desk.staff.id)
    moved = client.get(address)
    assert moved.location.endswith(f"{desk.page_of(desk.second)}/argument/{argument.public_id}")
    assert argument.text in client.get(moved.location).text


def test_the_desk_asks_for_answers_when_the_round_is_over_and_not_before(client):
    for phase, name, is_asked in ((Phase.CLOSED, "Fjordsund", True), (Phase.PROPOSING, "Havnes", False)):
        desk = a_desk(phase, name)
        client.log_in(desk.staff)
        page = client.get(f"/nb/stab/{desk.place.slug}/").text
        assert ("forslag venter på svar" in page) is is_asked


def test_the_desk_asks_before_a_promised_day_even_while_people_propose(client, monkeypatch):
    desk = a_desk(Phase.PROPOSING)
    monkeypatch.setattr("citizen.answers.views.staff_list.SOON", timedelta(days=400))
    client.log_in(desk.staff)
    assert "forslag venter på svar" in client.get(f"/nb/stab/{desk.place.slug}/").text
