"""A ballot of each method, entered through the pages as it stands on the paper, and as it is printed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citizen.ballots.actions import PlannedPicture, PlannedQuestion
from citizen.domain.ballot_rules import HowToCount
from citizen.domain.permissions import Role
from citizen.domain.phases import Phase
from citizen.domain.tally import Method
from citizen.electorates.models import Roll, RollEntry
from citizen.web.clock import now
from tests import factories as a
from tests.ballots.pictures import a_kept_picture
from tests.paper.town import BY_ROLL, CODE, PaperTown, at_the_desk, hash_of, open_voting, stored_choices
from tests.reading import Page


def a_vote_on(method, names, *, pictured=False, **how):
    place = a.a_municipality()
    lidal = a.a_district(place, "Lidal")
    process = a.a_process(
        place, Phase.ANNOUNCED, kind="vote", electorate=BY_ROLL,
        **dict.fromkeys(("proposals_open_at", "proposals_close_at", "voting_open_at"), now() + a.DAY),
        voting_close_at=now() + 20 * a.DAY,
    )  # fmt: skip
    roll = a.stored(Roll(process_id=process.id, uploaded_at=now(), uploaded_by=a.a_resident().id, rows=1, version=1))
    a.stored(RollEntry(roll_id=roll.id, person_hash=hash_of(1), number=1, district_id=lidal.id, wants_paper=True))
    options = [name.partition("=") for name in names]
    listed = tuple(a.an_option(name, int(cost) if cost else None) for name, _sign, cost in options)
    if pictured:
        seen = [PlannedPicture(a_kept_picture(place), f"{one.name_nb} på skjold", "Skjold") for one in listed]
        listed = tuple(replace(one, picture=picture) for one, picture in zip(listed, seen, strict=True))
    question = PlannedQuestion("sak", "Hva velger du?", "Kva vel du?", listed)
    vote_round = a.a_round_of(process, [question], HowToCount(method, **how))
    *staff, printer = (a.a_person_with_role(place, Role.STAFF) for _ in range(4))
    town = PaperTown(place, lidal, process, vote_round, tuple(staff), printer)
    open_voting(town)
    return town


def enter_through_pages(app, town, marks):
    """Both members of staff send the same; the last answer."""
    code = town.make_codes()[1]
    for account in town.staff[:2]:
        desk = at_the_desk(app, account)
        response = desk.send(f"{town.desk}/registrer", {"code": code, **marks}, follow_redirects=True)
    return response


def test_a_ranking_is_stored_in_the_order_of_its_numbers(app):
    town = a_vote_on(Method.RANKED, ["Ørn", "Hjort", "Elg"])
    ask, (eagle, deer, elk) = town.questions[0], town.options(town.questions[0])
    enter_through_pages(app, town, {f"rank-{eagle}": "2", f"rank-{elk}": "1", f"rank-{deer}": ""})
    assert stored_choices(town) == [(ask, (elk, eagle))]


@pytest.mark.parametrize("numbers", [("1", "1"), ("1", "3"), ("0", "1"), ("x", "1"), ("-1", "1")])
def test_numbers_that_are_no_order_are_asked_about(app, numbers):
    town = a_vote_on(Method.RANKED, ["Ørn", "Hjort", "Elg"])
    options = town.options(town.questions[0])
    marks = {f"rank-{option}": number for option, number in zip(options, numbers, strict=False)}
    response = enter_through_pages(app, town, marks)
    assert response.status_code == 422
    assert "1, 2, 3 og så videre" in response.text


def test_more_marks_than_the_method_allows_are_refused_with_a_way_on(app):
    town = a_vote_on(Method.SINGLE, ["Ørn", "Hjort"])
    ask = town.questions[0]
    response = enter_through_pages(app, town, {f"mark-{ask}": town.options(ask)})
    assert response.status_code == 422
    assert stored_choices(town) == []


def test_a_budget_that_is_kept_is_counted_and_one_that_is_not_is_refused(app):
    town = a_vote_on(Method.BUDGET, ["Benk=100", "Bru=200", "Bad=300"], budget=300)
    ask, (bench, bridge, bath) = town.questions[0], town.options(town.questions[0])
    code = town.make_codes()[1]
    dear = {"code": code, f"mark-{ask}": [bench, bath]}
    assert at_the_desk(app, town.staff[0]).send(f"{town.desk}/registrer", dear).status_code == 422
    town.enter_twice(code, town.reading((bridge, bench)))
    assert stored_choices(town) == [(ask, (bench, bridge))]


@pytest.mark.parametrize(
    ("method", "how", "nb", "nn"),
    [
        (Method.SINGLE, {}, "Sett ett kryss ved hvert spørsmål", "Set eitt kryss ved kvart spørsmål"),
        (Method.RANKED, {}, "Skriv 1 ved den du liker best", "Skriv 1 ved den du liker best"),
        (Method.APPROVAL, {}, "Sett kryss ved så mange du vil", "Set kryss ved så mange du vil"),
        (Method.APPROVAL, {"max_choices": 2}, "Sett høyst 2 kryss", "Set høgst 2 kryss"),
        (Method.BUDGET, {"budget": 300}, "koster høyst 300 kroner", "kostar høgst 300 kroner"),
    ],
)
def test_the_printed_ballot_says_in_both_forms_how_to_fill_it_in(app, method, how, nb, nn):
    costs = "=100" if method is Method.BUDGET else ""
    town = a_vote_on(method, [f"Benk{costs}", f"Bru{costs}"], **how)
    response = at_the_desk(app, town.staff[0]).send(f"{town.desk}/koder", {"whom": "missing", "shape": "sheets"})
    assert CODE.search(response.text)
    page = Page(response.text).text
    assert nb in page
    assert nn in page
    assert "Hva velger du? / Kva vel du?" in page


def test_the_printed_ballot_shows_the_pictures_of_what_one_chooses_among(app):
    town = a_vote_on(Method.SINGLE, ["Bølger", "Båt"], pictured=True)
    desk = at_the_desk(app, town.printer)
    sheets = Page(desk.send(f"{town.desk}/koder", {"whom": "missing", "shape": "sheets"}).text)
    shown = [(one["alt"], desk.get(one["src"]).mimetype) for one in sheets.all("img")]
    assert shown == [("Bølger på skjold", "image/webp"), ("Båt på skjold", "image/webp")]


@pytest.mark.parametrize(
    ("method", "printed", "on_screen"),
    [(Method.APPROVAL, "Ingen av disse / Ingen av desse", "Ingen av disse"), (Method.YES_NO, "Blank", "Blank")],
)
def test_a_blank_vote_is_called_on_paper_as_it_is_on_the_screen(app, method, printed, on_screen):
    town = a_vote_on(method, ["Ja", "Nei"])
    sheets = at_the_desk(app, town.printer).send(f"{town.desk}/koder", {"whom": "missing", "shape": "sheets"})
    assert f"</span> {printed}</li>" in sheets.text
    assert f"«{on_screen}»" in Page(sheets.text).text
    page = at_the_desk(app, town.staff[0]).get(f"{town.desk}/registrer")
    assert f">{on_screen}</label>" in page.text
