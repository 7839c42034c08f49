"""Days that are promised, for a round, for one idea and for many; what is late, and what has waited longest."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citizen.answers import queries
from citizen.answers.actions import save_plan, save_steps
from citizen.answers.models import IdeaStep, ProcessStep
from citizen.answers.queries import Shown, Sorted
from citizen.answers.views.line import standing_of
from citizen.database import db, transaction
from citizen.domain.ideas.steps import PlannedStep, Step, is_line_late
from citizen.processes.models import Process
from citizen.web.clock import now, today
from tests import factories as a
from tests.answers.desk import Desk, a_desk, answer, told

LATE, AHEAD = today() - timedelta(days=12), today() + timedelta(days=30)


@pytest.fixture
def desk(client) -> Desk:
    desk = a_desk()
    client.log_in(desk.staff)
    return desk


def send(client, desk, chosen=(), **fields):
    return client.send(f"{desk.staff_list}/trinn", {"chosen": ",".join(one.public_id for one in chosen), **fields})


@pytest.mark.parametrize(
    ("lang", "late"), [("nb", "Forsinket: vurdering er 12 dager over fristen"), ("nn", "Forseinka: vurdering er 12 ")]
)
def test_a_promise_for_the_round_holds_for_every_idea_and_is_red_when_it_is_late(client, desk, lang, late):
    response = send(client, desk, assessed_due=LATE.isoformat(), decided_due=AHEAD.isoformat(), hearing_skip="y")
    assert response.status_code == 303
    client.log_in(a.a_resident())
    page = client.get(desk.page_of(desk.first, lang)).text
    assert late in page
    assert 'data-color="danger"' in page


def test_one_idea_can_have_days_of_its_own_and_the_first_promise_stays(client, desk):
    send(client, desk, assessed_due=LATE.isoformat())
    send(client, desk, [desk.first], assessed_due=AHEAD.isoformat())
    page = client.page(desk.page_of(desk.first)).text
    assert "Forsinket" not in page
    assert "Først lovet innen" in page
    assert "Forsinket" in client.page(desk.page_of(desk.second)).text


def test_many_ideas_get_the_same_step_at_once_and_keep_what_was_left_empty(client, desk):
    send(client, desk, [desk.first], hearing_due=AHEAD.isoformat())
    send(client, desk, [desk.first, desk.second], assessed_done=today().isoformat())
    own = {one.step: one for one in queries.own_steps_of([desk.first.id])[desk.first.id]}
    assert own[Step.HEARING].due_on == AHEAD
    assert own[Step.ASSESSED].done_on == today()
    assert [one.done_on for one in queries.own_steps_of([desk.second.id])[desk.second.id]] == [today()]


def test_days_that_make_no_sense_are_pointed_out_and_nothing_is_lost(client, desk):
    response = send(
        client, desk, [desk.first],
        assessed_due=AHEAD.isoformat(), hearing_due=LATE.isoformat(), decided_done=AHEAD.isoformat(),
    )  # fmt: skip
    assert response.status_code == 422
    assert "før den som er lovet for et tidligere steg" in response.text
    assert "ikke kommet ennå" in response.text
    assert AHEAD.isoformat() in response.text
    assert send(client, desk, [desk.first], assessed_due="i morgen").status_code == 422
    assert queries.own_steps_of([desk.first.id]) == {}


def test_those_whom_it_concerns_are_told_when_it_is_carried_out_and_only_once(client, desk):
    supporter = a.a_resident()
    a.a_supporter(desk.first, supporter)
    for _time in range(2):
        send(client, desk, [desk.first], carried_out_done=today().isoformat())
    assert told("idea-carried-out") == {desk.anne.id, supporter.id}


def test_the_public_list_has_what_has_waited_longest_on_top_and_says_how_long(client, desk):
    long_ago = a.an_idea(desk.process, title="Ta vare på lydene", sent_at=now() - 41 * a.DAY)
    a.an_idea(desk.process, title="Skjult", state="hidden")
    a.an_idea(a.an_idea_round(a.a_municipality("Nabovik")), title="Et annet sted")
    client.send(desk.answer_page(desk.second), answer())
    client.log_in(a.a_resident())
    page = client.page(f"/nb/{desk.place.slug}/venter-pa-svar").text
    assert page.index(long_ago.title) < page.index(desk.first.title)
    assert "Har ventet 41 dager" in page
    assert not [title for title in (desk.second.title, "Skjult", "Et annet sted") if title in page]
    assert "Har venta 41 dagar" in client.page(f"/nn/{desk.place.slug}/ventar-pa-svar").text


def test_staff_see_what_waits_and_choose_from_it(client, desk):
    send(client, desk, [desk.second], assessed_due=LATE.isoformat())
    assert desk.first.title not in client.page(f"{desk.staff_list}?vis=forsinket").text
    assert "Dere er forsinket med 1 forslag" in client.page(f"/nb/stab/{desk.place.slug}/").text
    both = f"ide={desk.first.public_id}&ide={desk.second.public_id}"
    assert client.get(f"{desk.staff_list}/valg?gjor=trinn&{both}").location.endswith(both)
    assert "/sla-sammen/" in client.get(f"{desk.staff_list}/valg?gjor=sammen&{both}").location
    page = client.get(f"{desk.staff_list}/valg?gjor=sammen", follow_redirects=True).text
    assert "Kryss av for de to" in page


STEP = st.builds(
    PlannedStep,
    st.sampled_from([step for step in Step if step is not Step.RECEIVED]),
    st.sampled_from([None, LATE, today(), AHEAD]),
    st.sampled_from([None, None, LATE]),
    st.booleans(),
)
STEPS = st.lists(STEP, unique_by=lambda one: one.step, max_size=5)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=STEPS, own=STEPS, days=st.integers(-1, 1))
def test_the_database_and_the_rule_agree_about_what_is_late(desk, plan, own, days):
    with transaction() as session:
        answer_at = now().replace(hour=12) + days * a.DAY
        session.get_one(Process, desk.process.id).voting_open_at = answer_at
        session.get_one(Process, desk.process.id).voting_close_at = answer_at
        session.query(IdeaStep).delete()
        session.query(ProcessStep).delete()
    save_plan(desk.process.id, plan)
    save_steps(desk.second.id, [PlannedStep(step, LATE, LATE) for step in Step])  # another idea, where all is done
    save_steps(desk.first.id, own)
    db.session.expire_all()
    process = db.session.get_one(Process, desk.process.id)
    plan, own = queries.plan_of(process), queries.own_steps_of([desk.first.id]).get(desk.first.id, ())
    late = queries.list_for_staff(desk.process.id, Shown.LATE, Sorted.OLDEST, today(), offset=0, limit=9)
    is_late = is_line_late(standing_of(desk.first.sent_at, plan, own))
    assert (desk.first.id in {idea.id for idea in late}) == is_late


@pytest.mark.parametrize(("days", "is_late"), [(0, False), (1, True)])
def test_without_a_plan_the_promised_day_of_the_round_holds_for_the_decision(client, days, is_late):
    place = a.a_municipality()
    answer_at = now().replace(hour=12, minute=0) - days * a.DAY
    process = a.an_idea_round(
        place, proposals_open_at=now() - 60 * a.DAY, proposals_close_at=now() - 30 * a.DAY,
        voting_open_at=answer_at, voting_close_at=answer_at,
    )  # fmt: skip
    idea = a.an_idea(process)
    page = client.page(f"/nb/{place.slug}/{process.slug}/ide/{idea.public_id}").text
    assert ("Forsinket: vedtak er 1 dag over fristen" in page) == is_late
    assert bool(queries.count_late(place.id, today())) == is_late
