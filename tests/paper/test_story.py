"""The whole way of a ballot on paper through the pages: codes, two readings, a difference settled, and the end."""

from __future__ import annotations

import sqlalchemy as sa

from citizen.ballots.models import BallotFinal, QuestionResult
from citizen.database import db
from citizen.paper.models import PaperCode, PaperEntry, PaperEvent, PaperOutcome
from tests import factories as a
from tests.paper.town import CODE, a_paper_town, at_the_desk, count_of, stored_choices
from tests.reading import Page


def codes_on(response):
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    return CODE.findall(response.text)


def print_ballots(desk, town, **fields):
    return codes_on(desk.send(f"{town.desk}/koder", {"whom": "missing", "shape": "sheets", **fields}))


def fill_in(desk, town, code, marks):
    response = desk.send(f"{town.desk}/registrer", {"code": code, **marks}, follow_redirects=True)
    return Page(response.text).text


def everyone(app, town):
    """The browsers of who prints, of the two who read, and of who settles."""
    return [at_the_desk(app, one) for one in (town.printer, *town.staff)]


def test_two_who_read_the_same_make_the_vote_count(app):
    town = a_paper_town()
    per, kari, ola, _turid = everyone(app, town)
    first, second = town.questions
    code = print_ballots(per, town)[0]
    marks = {f"mark-{first}": town.options(first)[0], f"blank-{second}": "1"}

    assert "er registrert én gang" in fill_in(kari, town, code.lower(), marks)
    assert stored_choices(town) == []
    assert "er talt med" in fill_in(ola, town, code, marks)
    assert stored_choices(town) == [(first, (town.options(first)[0],)), (second, ())]
    assert count_of(PaperEntry) == 0
    assert "Stemmesedler som er talt med 1" in kari.page(town.desk).text


def test_each_sheet_has_its_own_code_and_every_name_that_can_be_chosen(app):
    town = a_paper_town()
    response = at_the_desk(app, town.staff[0]).send(f"{town.desk}/koder", {"whom": "missing", "shape": "sheets"})
    codes = codes_on(response)
    assert len(codes) == len(set(codes)) == 3
    page = Page(response.text).text
    names = ("Skulevegen", "Kyrkjevegen", "Furubakken", "Åsvegen", "Elvestien", "Tunet")
    for words in (*names, "Ingen av disse / Ingen av desse"):
        assert page.count(words) >= 3, words
    for number in (1, 2, 3):
        assert f": {number} " in page


def test_the_codes_come_as_a_file_for_a_mail_merge_too(app):
    town = a_paper_town()
    fields = {"whom": "missing", "shape": "file"}
    response = at_the_desk(app, town.staff[0]).send(f"{town.desk}/koder", fields)
    assert response.headers["Cache-Control"] == "no-store"
    lines = response.get_data(as_text=True).removeprefix("\ufeff").splitlines()
    assert lines[0] == "nummer;kode"
    assert [line.split(";")[0] for line in lines[1:]] == ["1", "2", "3"]
    assert len(CODE.findall(" ".join(lines))) == 3


def test_a_difference_is_shown_and_settled_by_a_third_look(app):
    town = a_paper_town()
    per, kari, ola, turid = everyone(app, town)
    first, _second = town.questions
    code = print_ballots(per, town)[0]
    fill_in(kari, town, code, {f"mark-{first}": town.options(first)[0]})
    said = fill_in(ola, town, code, {f"mark-{first}": town.options(first)[1]})
    assert f"{code[:4]} … ble lest på to måter" in said
    assert stored_choices(town) == []

    way = next(link["href"] for link in turid.page(town.desk).all("a") if "/avvik/" in (link.get("href") or ""))
    page = turid.page(way).text
    assert "Furubakken" in page
    assert "Åsvegen" in page
    assert code not in page
    settled = turid.send(way, {f"question-{first}": "second"}, follow_redirects=True)
    assert f"{code[:4]} … er avgjort og talt med" in Page(settled.text).text
    assert "lest likt" not in settled.text
    assert stored_choices(town) == [(first, (town.options(first)[1],))]
    assert count_of(PaperEvent, kind="difference-settled", account_id=town.staff[2].id) == 1
    again = turid.get(way, follow_redirects=True)
    assert "ingen forskjell å avgjøre" in Page(again.text).text


def test_a_ballot_that_can_not_be_counted_is_no_vote_and_its_number_is_kept(app):
    town = a_paper_town()
    per, kari, ola, _turid = everyone(app, town)
    code = print_ballots(per, town)[0]
    for desk in (kari, ola):
        fill_in(desk, town, code, {"invalid": "1"})
    assert stored_choices(town) == []
    a.let_it_close(town.round)
    assert db.session.get_one(PaperOutcome, town.round.id).invalid == 1


def test_the_end_of_the_round_keeps_numbers_and_deletes_the_rest(app):
    town = a_paper_town()
    codes, (first, _second) = town.make_codes(), town.questions
    chosen = town.options(first)[0]
    town.enter_twice(codes[1], town.reading((chosen,), None))
    town.enter(codes[2], town.reading((chosen,), None))
    desk = at_the_desk(app, town.staff[0])
    assert "1 stemmeseddel er ikke avgjort." in desk.page(town.desk).text
    a.let_it_close(town.round)
    kept = db.session.get_one(PaperOutcome, town.round.id)
    assert (kept.voters, kept.unsettled, kept.unused, kept.refused) == (1, 1, 1, 0)
    assert count_of(PaperCode) == count_of(PaperEntry) == 0
    assert db.session.scalar(sa.select(QuestionResult.ballots).where(QuestionResult.question_id == first)) == 1
    assert db.session.scalars(sa.select(BallotFinal.choices)).all() == [f"[{chosen}]"]
    assert "1 stemmeseddel ble ikke avgjort i tide" in desk.page(town.desk).text
