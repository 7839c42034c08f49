"""The tasks after a decision: many at once, one by one, who is told, and what an appeal does to them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from citizen.database import db
from citizen.domain.acts import Act
from citizen.domain.notices import FollowKind
from citizen.domain.permissions import Role
from citizen.domain.register.tasks import RoadStep, RoadTask, Task, TaskFault, find_faults, left_of, line_of, reached
from citizen.notices.actions import follow
from citizen.notices.models import Notice
from citizen.register.models import RoadTaskMark
from citizen.staff_log.models import ActOfStaff
from citizen.web.clock import today
from tests import factories as a
from tests.register.decided import a_decided_town, decide, store

DECIDED, TODAY = date(2026, 11, 1), date(2026, 11, 23)


def done(*tasks: RoadTask, name: str = "Furubakken", on: date = date(2026, 11, 10)) -> list[Task]:
    return [Task(task, done_on=on, done_for=name) for task in tasks]


def told() -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for account, kind in db.session.execute(sa.select(Notice.account_id, Notice.kind).order_by(Notice.id)):
        found.setdefault(account, []).append(kind)
    return found


def test_a_line_follows_from_what_is_done():
    line = line_of(DECIDED, "Furubakken", done(RoadTask.MATRIKKEL), TODAY)
    assert [bool(one.done_on) for one in line] == [True, True, False, False, False]
    assert [one.is_next for one in line] == [False, False, True, False, False]
    assert reached(line) is RoadStep.IN_MATRIKKEL
    everything = line_of(DECIDED, "Furubakken", done(*RoadTask), TODAY)
    assert reached(everything) is RoadStep.SIGNS_UP
    assert left_of("Furubakken", done(*RoadTask)) == ()


def test_what_was_done_for_another_name_is_not_done():
    assert left_of("Granbakken", done(*RoadTask)) == tuple(RoadTask)
    assert reached(line_of(DECIDED, "Granbakken", done(*RoadTask), TODAY)) is RoadStep.DECIDED


def test_a_planned_day_that_is_over_is_late():
    tasks = [Task(RoadTask.SIGNS_UP, due_on=TODAY - timedelta(days=1)), Task(RoadTask.MATRIKKEL, due_on=TODAY)]
    assert [one.is_late for one in line_of(DECIDED, "Furubakken", tasks, TODAY)] == [False, False, False, False, True]


@pytest.mark.parametrize(
    ("task", "faults"),
    [
        (Task(RoadTask.POST, done_on=TODAY + timedelta(days=1)), (TaskFault.DONE_IN_THE_FUTURE,)),
        (Task(RoadTask.POST, done_on=DECIDED - timedelta(days=1)), (TaskFault.DONE_BEFORE_THE_DECISION,)),
        (Task(RoadTask.POST, due_on=date(9999, 1, 1)), (TaskFault.DAY_FAR_AWAY,)),
        (Task(RoadTask.SSR, reference="12a"), (TaskFault.SSR_NUMBER_NO_NUMBER,)),
        (Task(RoadTask.SSR, DECIDED, TODAY, "12345"), ()),
    ],
)
def test_faults_of_a_task(task, faults):
    assert find_faults(task, DECIDED, TODAY) == faults


def test_staff_tick_off_many_roads_at_once(client):
    town = a_decided_town()
    client.log_in(town.staff)
    fields = {"which": "all", "tasks": ["task-matrikkel", "task-post"], "done_on": today().isoformat()}
    response = client.send(town.desk, fields)
    assert response.status_code == 303
    marks = db.session.execute(sa.select(RoadTaskMark.task, RoadTaskMark.done_for)).all()
    assert sorted(marks) == [
        ("task-matrikkel", "Furubakken"),
        ("task-matrikkel", "Nausttunet"),
        ("task-post", "Furubakken"),
        ("task-post", "Nausttunet"),
    ]
    [act] = db.session.scalars(sa.select(ActOfStaff)).all()
    assert (act.act, act.account_id, act.about) == (
        Act.NAMES_FOLLOWED_UP,
        town.staff.id,
        f"/{town.place.slug}/veinavn/",
    )
    text = client.page(f"{town.desk}?manglar=task-post").text
    assert "Furubakken" not in text
    assert "Den nye adressen gjelder" in client.page(town.public + town.names["Furubakken"].address).text


def test_only_the_ticked_roads_are_changed(client):
    town = a_decided_town()
    client.log_in(town.staff)
    fields = {"which": "chosen", "roads": [town.furubakken.id, 999999], "tasks": ["task-112"]}
    client.send(town.desk, {**fields, "due_on": (today() + timedelta(days=9)).isoformat()})
    assert db.session.execute(sa.select(RoadTaskMark.case_id)).scalars().all() == [town.furubakken.id]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"which": "chosen", "tasks": ["task-post"], "done_on": "2026-11-20"},
        {"which": "all", "done_on": "2026-11-20"},
        {"which": "all", "tasks": ["task-post"]},
        {"which": "all", "tasks": ["task-post"], "done_on": "2999-01-01"},
        {"which": "all", "tasks": ["task-post"], "done_on": "1999-01-01"},
        {"which": "all", "tasks": ["task-x"], "done_on": "2026-11-20"},
        {"which": "none", "roads": ["x"], "tasks": ["task-post"], "due_on": "9999-12-31"},
    ],
)
def test_a_form_that_says_too_little_changes_nothing(client, fields):
    town = a_decided_town()
    client.log_in(town.staff)
    response = client.send(town.desk, fields)
    assert response.status_code == 422
    assert "Furubakken" in response.text
    assert db.session.scalar(sa.select(sa.func.count()).select_from(RoadTaskMark)) == 0


def test_the_page_of_one_road_keeps_days_and_references(client):
    town = a_decided_town()
    client.log_in(town.staff)
    address = town.desk + town.names["Furubakken"].address
    day = today().isoformat()
    assert store(client, address, ssr_done=day, ssr_reference="912345", post_due=day).status_code == 303
    assert 'value="912345"' in client.get(address).text
    assert "912345" in client.page(town.public + town.names["Furubakken"].address).text
    assert store(client, address, ssr_done="", ssr_reference="912345").status_code == 303, "it can be undone"
    assert RoadTask.SSR in town.names["Furubakken"].left()
    assert client.send(address, {"ssr_reference": "nitti"}).status_code == 422
    assert client.send(address, {"post_reference": "x" * 81}).status_code == 422


def test_those_who_follow_proposed_or_supported_are_told_once(client):
    town = a_decided_town()
    follower, supporter, stranger = (a.a_resident(town.lidal) for _ in range(3))
    from citizen.proposals.models import Proposal, Support

    proposal = db.session.scalar(sa.select(Proposal.id).where(Proposal.name == "Furubakken"))
    a.stored(Support(proposal_id=proposal, account_id=supporter.id))
    name = town.names["Furubakken"]
    follow(follower.id, FollowKind.ROAD, name.road_id)
    client.log_in(town.staff)
    address = town.desk + name.address
    store(client, address, matrikkel_done=today().isoformat())
    store(client, address, matrikkel_done="")
    store(client, address, matrikkel_done=today().isoformat(), signs_up_done=today().isoformat())
    steps = ["road-notice-in-matrikkel", "road-notice-signs-up"]
    assert told() == {follower.id: steps, supporter.id: steps}
    client.log_in(follower)
    text = client.page("/nn/min-side/varsel").text
    assert "Skilta er oppe: Skulevegen → Furubakken" in text
    assert stranger.id not in told()


def test_a_new_name_after_an_appeal_begins_anew(client):
    town = a_decided_town()
    client.log_in(town.staff)
    client.send(town.desk, {"which": "all", "tasks": [task.value for task in RoadTask], "done_on": today().isoformat()})
    assert town.names["Furubakken"].left() == ()
    decide(town.furubakken, "Granbakken", number=2, decided_on=today())
    assert town.names["Granbakken"].left() == tuple(RoadTask)
    page = client.page(town.desk + town.names["Granbakken"].address)
    assert "så det må gjøres én gang til" in page.text


def test_a_resident_follows_and_stops(client):
    town = a_decided_town()
    client.log_in(a.a_resident(town.lidal))
    address = town.public + town.names["Furubakken"].address
    client.send(f"{address}/folg", {})
    page = client.page("/nb/min-side/varsel")
    assert "Skulevegen → Furubakken" in page.text
    assert "Slutt å følge veien" in client.page(address).text
    client.send(f"{address}/folg/slutt", {})
    assert "Skulevegen → Furubakken" not in client.page("/nb/min-side/varsel").text


def test_somebody_who_is_not_logged_in_lands_on_the_page(client):
    town = a_decided_town()
    address = town.public + town.names["Furubakken"].address
    assert client.get(f"{address}/folg").headers["Location"] == address


@pytest.mark.parametrize("role", [None, Role.COUNCILLOR, Role.MODERATOR])
def test_only_staff_tick_off(client, role):
    town = a_decided_town()
    client.log_in(a.a_person_with_role(town.place, role) if role else a.a_resident(town.lidal))
    assert client.get(town.desk).status_code == 403
    assert client.send(town.desk, {}).status_code == 403
    assert client.get(f"{town.desk}matrikkel.csv").status_code == 403


def test_the_desk_of_staff_tells_what_waits(client):
    town = a_decided_town()
    client.log_in(town.staff)
    assert "2 nye veinavn er ikke skiltet ennå" in client.page(f"/nb/stab/{town.place.slug}/").text


def test_signs_in_the_time_of_appeals_want_a_tick(client):
    town = a_decided_town()
    decide(town.furubakken, "Granbakken", number=2, decided_on=today())
    client.log_in(town.staff)
    day, address = today().isoformat(), town.desk + town.names["Granbakken"].address
    many = {"which": "all", "tasks": ["task-signs-ordered", "task-post"], "done_on": day}
    refused = client.send(town.desk, many)
    assert refused.status_code == 422
    assert "kan fortsatt påklages" in refused.text
    assert store(client, address, signs_ordered_done=day).status_code == 422
    assert store(client, address, post_done=day, signs_up_due=day).status_code == 303, "only signs have to wait"
    assert client.send(town.desk, {**many, "despite_appeals": "y"}).status_code == 303
    assert store(client, address, post_done=day, signs_ordered_done=day).status_code == 303, "it was ticked before"
    assert town.names["Granbakken"].task(RoadTask.SIGNS_ORDERED).done_on == today()


def test_signs_need_no_tick_once_nobody_can_appeal(client):
    town = a_decided_town()
    client.log_in(town.staff)
    assert "despite_appeals" not in client.get(town.desk).text
    assert (
        store(client, town.desk + town.names["Furubakken"].address, signs_up_done=today().isoformat()).status_code
        == 303
    )
