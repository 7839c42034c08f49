"""Files about votes and decisions, narrowed as their pages are, cell by cell against the tables."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass

import pytest
import sqlalchemy as sa

from citizen.ballots.models import BallotFinal, BallotQuestion
from citizen.ballots.queries import list_options
from citizen.database import db, transaction
from citizen.decisions.models import CouncilCase, Decision
from citizen.domain.ballot_rules import HowToCount
from citizen.domain.permissions import Role
from citizen.domain.tally import Method
from citizen.processes.models import Process
from tests import factories as a
from tests.exports.narrowed import Narrowed
from tests.register.decided import a_decided_town
from tests.results.counted import a_counted_vote
from tests.town import Town, a_town


@dataclass(frozen=True)
class TwoRoads:
    """A counted round about Skulevegen in Lidal and Kyrkjevegen in Havnes."""

    town: Town
    process: Process
    skule: BallotQuestion
    kyrkje: BallotQuestion


@pytest.fixture
def voted(app) -> TwoRoads:
    town = a_town(with_round=False)
    road, keeper = a.a_road(town.havnes, "Kyrkjevegen"), a.a_road(town.lidal, "Kyrkjevegen", code=77)
    second = a.a_question(town.process, road, keeper)
    names = [a.a_proposal(second, name) for name in ("Klokkarvegen", "Prestesvingen")]
    asked = {town.question.id: [name.id for name in town.names], second.id: [name.id for name in names]}
    vote_round = a.a_round(town.process, asked)
    questions = {
        one.road_question_id: one
        for one in db.session.scalars(sa.select(BallotQuestion).where(BallotQuestion.round_id == vote_round.id))
    }
    skule, kyrkje = questions[town.question.id], questions[second.id]
    for question, spread in ((skule, (5, 3, 0)), (kyrkje, (2, 6))):
        for option, times in zip(list_options(vote_round.id, question.id), spread, strict=True):
            if times:
                a.some_ballots(vote_round, question.id, [option.id], times)
        a.some_ballots(vote_round, question.id, [], 1)
    a.let_it_close(vote_round)
    with transaction() as session:
        session.refresh(town.process)
    return TwoRoads(town, town.process, skule, kyrkje)


@pytest.fixture
def narrowed(client, tmp_path, voted) -> Narrowed:
    return Narrowed(client, tmp_path, voted.town.place)


def in_the_box(*questions: BallotQuestion) -> Counter[tuple[str, str, str]]:
    wanted = sa.select(BallotFinal).where(BallotFinal.question_id.in_([one.id for one in questions]))
    slugs = {one.id: one.slug for one in questions}
    return Counter(
        (slugs[one.question_id], one.receipt, " ".join(map(str, json.loads(one.choices))))
        for one in db.session.scalars(wanted)
    )


def votes_in_the_box(question: BallotQuestion) -> dict[str, str]:
    """Votes by the name of the option, counted anew from the ballots."""
    given = Counter(
        option
        for choices in db.session.scalars(sa.select(BallotFinal.choices).where(BallotFinal.question_id == question.id))
        for option in json.loads(choices)
    )
    return {one.name_nb: str(given[one.id]) for one in list_options(question.round_id, question.id)}


def test_ballots_are_narrowed_to_a_question_a_road_and_a_voting(narrowed, voted):
    everything = narrowed.rows(voted.process, "ballots")
    assert len(everything) == 18
    for wanted, questions in (
        ({"sporsmal": voted.skule.slug}, [voted.skule]),
        ({"q": "kyrkje"}, [voted.kyrkje]),
        ({"omrade": voted.town.lidal.number}, [voted.skule]),
        ({"runde": 1}, [voted.skule, voted.kyrkje]),
        ({"runde": 2}, []),
        ({"sporsmal": voted.skule.slug, "omrade": voted.town.havnes.number}, []),
    ):
        rows = narrowed.rows(voted.process, "ballots", **wanted)
        assert [row for row in everything if row in rows] == rows
        stored = in_the_box(*questions)
        assert Counter((r["spoersmaal"], r["kvittering"], r["valg_id"]) for r in rows) == stored, wanted
        assert len(narrowed.open_rows(voted.process, "ballots", **wanted)) == len(rows)


def test_results_are_narrowed_to_a_question_and_a_road(narrowed, voted):
    for wanted, question, district in (
        ({"sporsmal": voted.skule.slug}, voted.skule, "Lidal"),
        ({"q": "skule"}, voted.skule, "Lidal"),
        ({"omrade": voted.town.havnes.number}, voted.kyrkje, "Havnes"),
    ):
        rows = narrowed.rows(voted.process, "results", **wanted)
        assert {row["navn"]: row["stemmer"] for row in rows} == votes_in_the_box(question)
        assert {(row["spoersmaal"], row["tidligere_kommune"], row["gammelt_adressenavn"]) for row in rows} == {
            (question.slug, district, question.title_nb)
        }
        assert {row["avgitte_stemmer"] for row in rows} == {str(in_the_box(question).total())}
        assert len(narrowed.open_rows(voted.process, "results", **wanted)) == len(rows)
    for name in ("results-by-district", "results-by-residence"):
        assert all(row["spoersmaal"] == voted.kyrkje.slug for row in narrowed.rows(voted.process, name, q="kyrkje")), (
            name
        )
    assert narrowed.rows(voted.process, "results", q="finst ikkje") == []


def test_a_vote_on_alternatives_is_narrowed_by_the_words_of_its_question(client, tmp_path):
    place, process = a_counted_vote(HowToCount(Method.YES_NO), ["Ja", "Nei"], ([0], 7), ([1], 5))
    narrowed = Narrowed(client, tmp_path, place)
    assert len(narrowed.rows(process, "results", q="velger")) == 2
    assert len(narrowed.rows(process, "results", q="kva vel")) == 2
    assert narrowed.rows(process, "results", q="benk") == []
    assert len(narrowed.rows(process, "rounds", runde=1)) == 1
    assert narrowed.rows(process, "rounds", runde=9) == []


def test_decisions_are_narrowed_as_the_table_of_cases_is(client, tmp_path):
    town = a_decided_town()
    narrowed = Narrowed(client, tmp_path, town.place)

    def reopen(case: CouncilCase) -> None:
        with transaction() as session:
            session.execute(sa.update(CouncilCase).where(CouncilCase.id == case.id).values(is_reopened=True))

    reopen(town.nausttunet)
    for wanted, cases in (
        ({}, [town.furubakken, town.nausttunet]),
        ({"q": "skule"}, [town.furubakken, town.nausttunet]),
        ({"q": "finst ikkje"}, []),
        ({"kommune": town.lidal.id}, [town.furubakken]),
        ({"kommune": town.oyrane.id}, [town.nausttunet]),
        ({"vis": "vedtatt"}, [town.furubakken]),
        ({"vis": "uten-innstilling"}, [town.nausttunet]),
        ({"vis": "vedtatt", "kommune": town.oyrane.id}, []),
        ({"vis": "finst-ikkje"}, [town.furubakken, town.nausttunet]),
    ):
        rows = narrowed.rows(town.process, "decisions", **wanted)
        stored = db.session.scalars(sa.select(Decision).where(Decision.case_id.in_([case.id for case in cases])))
        columns = ("saksnummer", "vedtatt_nb", "begrunnelse", "vedtatt_dato", "nummer")
        assert {tuple(row[column] for column in columns) for row in rows} == {
            (one.case_number, one.name_nb, one.reason, one.decided_on.isoformat(), str(one.number)) for one in stored
        }, wanted
        assert len(rows) == len(cases)
    assert len(narrowed.open_rows(town.process, "decisions", kommune=town.lidal.id)) == 1
    assert len(narrowed.open_rows(town.process, "decisions", vis="vedtatt")) == 2, "not for everyone to know"


def test_the_register_is_narrowed_as_its_page_is(client, tmp_path):
    town = a_decided_town()
    narrowed = Narrowed(client, tmp_path, town.place)
    for wanted, names in (
        ({}, {"Furubakken", "Nausttunet"}),
        ({"q": "naust"}, {"Nausttunet"}),
        ({"omrade": town.lidal.number}, {"Furubakken"}),
        ({"status": "undervegs"}, {"Furubakken", "Nausttunet"}),
        ({"status": "skilta"}, set()),
        ({"status": "undervegs", "q": "furu"}, {"Furubakken"}),
    ):
        rows = narrowed.rows(None, "register", **wanted)
        assert {name for name in town.names if any(name in row.values() for row in rows)} == names, wanted
        assert len(narrowed.open_rows(None, "register", **wanted)) == len(rows) == len(names)


def test_every_page_of_a_file_lets_one_choose(client, voted):
    client.log_in(a.a_person_with_role(voted.town.place, Role.STAFF))
    begin = f"stab/{voted.town.place.slug}/eksport"
    address = f"/nb/{begin}/{voted.process.slug}/results?omrade={voted.town.lidal.number}&q=skule"
    page = client.page(address)
    assert {field["name"] for field in page.all("select")} == {"omrade", "sporsmal"}
    assert any(option.get("value") == voted.town.lidal.number and "selected" in option for option in page.all("option"))
    assert next(one for one in page.all("input") if one.get("name") == "q")["value"] == "skule"
    assert "Listen er avgrenset" in page.text
    for lang in ("nb", "nn"):
        for whole in ("collisions", "moderation", "register", "matrikkel", "changed-addresses", "log"):
            assert client.get(f"/{lang}/{begin}/-/{whole}").status_code == 200
        for name in ("roads", "proposals", "supports", "rounds", "ballots", "decisions"):
            assert client.get(f"/{lang}/{begin}/{voted.process.slug}/{name}").status_code == 200
