"""What staff write and load is stored clean, shown as text, and never breaks a page; no log line holds a choice."""

from __future__ import annotations

import logging

import pytest
import sqlalchemy as sa

from citizen.ballots.models import Ballot
from citizen.database import db, transaction
from citizen.domain.phases import Phase
from citizen.results.queries import find_results
from citizen.web.forms import storable
from tests import factories as a
from tests.attacks.places import a_town_with_everything, ask, every_call, visitors
from tests.results.counted import a_closed_town
from tests.town import a_town

HOSTILE = '"><img src=x onerror=alert(1)><script>alert(2)</script>{{7*7}}%(x)s%s'


def test_unstorable_characters_are_left_out_and_all_others_kept():
    assert storable("a\0\ufffe\ud800\ue000b\r\n\tæ 👩‍🌾 Ṡ\u0301") == "ab\r\n\tæ 👩‍🌾 Ṡ\u0301"


@pytest.mark.parametrize("phase", [Phase.PROPOSING, Phase.VOTING, Phase.CLOSED])
def test_hostile_text_in_every_place_is_text_on_every_page(app, phase):
    town = a_town_with_everything(phase)
    writer = a.a_resident(town.lidal, shown_name=HOSTILE)
    a.a_proposal(town.question, HOSTILE, writer, reason=HOSTILE)
    texts = [f"{part}_{lang}" for part in ("title", "summary", "why", "influence", "next") for lang in ("nb", "nn")]
    for row, fields in (
        (town.process, texts),
        (town.place, ["name", "intro_nb", "intro_nn"]),
        (town.lidal, ["name"]),
        (town.question, ["reason_nb", "reason_nn"]),
    ):
        with transaction() as session:
            session.execute(sa.update(type(row)).where(type(row).id == row.id).values(dict.fromkeys(fields, HOSTILE)))
    for name, browser in visitors(app, town).items():
        for call in every_call(app, town):
            answer = ask(browser, call) if call.method == "GET" else None
            if answer is not None and answer.mimetype == "text/html":
                assert "<img src=x" not in answer.text, (name, call)
                assert "<script>alert" not in answer.text, (name, call)
                assert "49%" not in answer.text, (name, call)


def test_a_log_line_about_a_fault_of_the_database_holds_no_choice(app, caplog):
    town = a_town(Phase.CLOSED)
    row = {
        "round_id": town.round.id,
        "question_id": town.question.id,
        "slot": b"s" * 32,
        "sealed": b"[471147]",
        "mark": b"471147".ljust(32),
        "rev": 1,
    }
    with pytest.raises(sa.exc.DBAPIError) as fault, transaction() as session:
        session.execute(sa.insert(Ballot).values(row))
    logging.getLogger("citizen").error("broken", exc_info=fault.value)
    assert "471147" not in caplog.text
    assert "is not open" in caplog.text
    db.session.rollback()


def test_a_small_group_in_which_nobody_chose_a_name_is_hidden(app):
    town = a_closed_town(("havnes", [0], 40), ("havnes", [1], 5), ("lidal", [], 15))
    (road,) = find_results(town.process).roads
    assert town.lidal.id not in road.groups.districts
