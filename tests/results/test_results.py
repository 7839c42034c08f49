"""The result: nobody sees it before the voting has closed, and then it says what was counted."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from citizen.ballots.models import Ballot, VoteRound
from citizen.database import transaction
from citizen.domain.ballots import canonical_choices
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.processes.models import Process
from citizen.results.queries import find_results
from citizen.web.clock import now
from tests import factories as a
from tests.town import a_town


def fill(town, *ballots):
    """Ballots given as (place, names chosen, how many)."""
    with transaction() as session:
        number = 0
        for place, names, times in ballots:
            for _ in range(times):
                number += 1
                session.add(
                    Ballot(
                        round_id=town.round.id, question_id=town.question.id, slot=number.to_bytes(32, "big"),
                        choices=canonical_choices(name.id for name in names), rev=1, district_id=place.id,
                    )
                )  # fmt: skip


def close(town, ago=timedelta(hours=1)):
    with transaction() as session:
        session.execute(sa.update(VoteRound).values(closes_at=now() - ago))
        session.execute(sa.update(Process).values(voting_close_at=now() - ago))
        session.refresh(town.process)


def a_closed_town(*ballots):
    town = a_town()
    fill(town, *[(getattr(town, place), [town.names[n] for n in names], times) for place, names, times in ballots])
    close(town)
    return town


def address(town, lang="nb", *more):
    return "/".join(["", lang, town.place.slug, town.process.slug, "resultat", *more])


@pytest.mark.parametrize("ago", [timedelta(days=-1), timedelta(seconds=59)])
def test_nobody_gets_a_count_before_the_round_and_its_grace_are_over(client, ago):
    town = a_town()
    fill(town, (town.havnes, [town.names[0]], 37))
    close(town, ago)
    assert find_results(town.process) is None
    client.log_in(a.a_person_with_role(town.place, Role.ADMIN))
    for page in (address(town), address(town, "nb", town.question.slug), f"/nb/folkevalgte/{town.place.slug}/"):
        text = client.page(page).text
        assert "37 stemmer" not in text
        assert "37 av" not in text


def test_the_leader_is_named_with_votes_and_share(client):
    town = a_closed_town(("havnes", [0], 30), ("havnes", [0, 1], 10), ("lidal", [1], 15), ("lidal", [], 5))
    page = client.page(address(town, "nb", town.question.slug))
    assert "Furubakken fikk flest stemmer: 40 av 60 (67 %)" in page.text.replace("\xa0", " ")
    assert "15" in page.text


def test_a_tie_is_called_a_tie_and_nobody_is_said_to_win(client):
    town = a_closed_town(("havnes", [0], 20), ("lidal", [1], 20))
    text = client.page(address(town, "nn", town.question.slug)).text
    assert "Uavgjort" in text
    assert "fekk flest røyster" not in text


def test_the_chart_has_a_table_with_the_same_numbers(client):
    town = a_closed_town(("havnes", [0], 31), ("lidal", [1, 2], 17))
    page = client.page(address(town, "nb", town.question.slug))
    for number in ("31", "17"):
        assert page.words.count(number) >= 1
    assert page.all("table")


def test_the_former_municipalities_stand_side_by_side(client):
    town = a_closed_town(("havnes", [0], 30), ("lidal", [1], 25), ("lidal", [0], 5), ("havnes", [2], 3))
    result = find_results(town.process).roads[0]
    assert {town.havnes.id: 33, town.lidal.id: 30} == {k: v.ballots for k, v in result.districts.items()}
    text = client.page(address(town, "nb", town.question.slug)).text
    assert "Havnes" in text
    assert "Lidal" in text


def test_a_place_with_few_voters_is_not_shown_and_can_not_be_worked_out(client):
    town = a_closed_town(("havnes", [0], 40), ("havnes", [1], 40), ("lidal", [2], 4))
    assert find_results(town.process).roads[0].districts == {}
    text = client.page(address(town, "nb", town.question.slug)).text
    assert "For få stemte" in text
    assert "80" not in text


def test_a_round_where_nobody_voted_says_so(client):
    town = a_closed_town()
    assert "Ingen stemte" in client.page(address(town, "nb", town.question.slug)).text


def test_the_overview_lists_every_road_with_its_leader(client):
    town = a_closed_town(("havnes", [2], 12))
    text = client.page(address(town)).text
    assert "Skulevegen" in text
    assert "Elvestien" in text


def test_councillors_see_the_closed_rounds_and_residents_are_told_whom_to_ask(client):
    town = a_closed_town(("havnes", [2], 12))
    client.log_in(a.a_person_with_role(town.place, Role.COUNCILLOR))
    for desk in ("folkevalgte", "folkevalde"):
        assert "Elvestien" in client.page(f"/nb/{desk}/{town.place.slug}/").text
    client.log_in(town.a_neighbour())
    assert client.get(f"/nb/folkevalgte/{town.place.slug}/").status_code == 403


def test_a_road_of_another_round_has_no_result_here(client):
    town = a_closed_town(("havnes", [0], 12))
    other = a.a_process(town.place, Phase.CLOSED)
    text = client.page(f"/nb/{town.place.slug}/{other.slug}/resultat/{town.question.slug}").text
    assert "Furubakken" not in text
