"""Two people who store the tasks of the same road: the second gets both texts, and nothing is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from citizen.database import db
from citizen.domain.register.tasks import RoadTask, Task, version_of
from citizen.register.models import RoadTaskMark
from citizen.web.clock import today
from tests import factories as a
from tests.register.decided import a_decided_town, decide, seen_on, store

YESTERDAY = today() - timedelta(days=1)


@pytest.fixture
def town(app):
    return a_decided_town()


@pytest.fixture
def address(town, client):
    client.log_in(town.staff)
    return town.desk + town.names["Furubakken"].address


def stored() -> dict[str, RoadTaskMark]:
    db.session.expire_all()
    return {mark.task: mark for mark in db.session.scalars(sa.select(RoadTaskMark))}


def test_the_second_gets_both_texts_and_what_was_stored_stands(town, client, address):
    seen = seen_on(client, address)
    store(client, address, ssr_done=YESTERDAY.isoformat(), ssr_reference="912345", post_reference="Brev 7")
    page = client.send(address, {"seen": seen, "ssr_reference": "912399", "signs_up_due": today().isoformat()})
    assert page.status_code == 409
    for said in (
        "Dette lagret kollegaen din",
        "912345",
        "Brev 7",
        "912399",
        today().isoformat(),
        "En kollega lagret noe",
    ):
        assert said in page.text
    held = stored()
    assert (held["task-ssr"].reference, held["task-ssr"].done_on) == ("912345", YESTERDAY)
    assert "task-signs-up" not in held


def test_sent_once_more_it_holds(town, client, address):
    seen = seen_on(client, address)
    store(client, address, ssr_reference="912345")
    fields = {"ssr_reference": "912399"}
    page = client.send(address, {"seen": seen, **fields})
    again = page.text.split('name="seen"')[1].split('value="')[1].split('"')[0]
    assert client.send(address, {"seen": again, **fields}).status_code == 303
    assert stored()["task-ssr"].reference == "912399"


def test_the_same_as_is_stored_is_no_conflict(town, client, address):
    seen = seen_on(client, address)
    store(client, address, ssr_reference="912345")
    assert client.send(address, {"seen": seen, "ssr_reference": "912345"}).status_code == 303


def test_what_many_roads_got_meanwhile_is_noticed_too(town, client, address):
    seen = seen_on(client, address)
    client.send(town.desk, {"which": "all", "tasks": ["task-post"], "done_on": YESTERDAY.isoformat()})
    assert client.send(address, {"seen": seen, "ssr_reference": "912345"}).status_code == 409
    assert stored()["task-post"].done_on == YESTERDAY


def test_a_name_that_an_appeal_has_changed_meanwhile_is_noticed(town, client, address):
    seen = seen_on(client, address)
    decide(town.furubakken, "Granbakken", number=2, decided_on=today())
    now = town.desk + town.names["Granbakken"].address
    assert client.send(now, {"seen": seen, "matrikkel_done": today().isoformat()}).status_code == 409
    assert stored() == {}


def test_a_colleague_elsewhere_is_in_nobodys_way(town, client, address):
    seen = seen_on(client, address)
    store(client, town.desk + town.names["Nausttunet"].address, ssr_reference="912345")
    assert client.send(address, {"seen": seen, "ssr_reference": "912399"}).status_code == 303


def test_nobody_is_told_of_what_was_not_stored(town, client, address):
    from tests.register.test_tasks import told

    follower = a.a_resident(town.lidal)
    seen = seen_on(client, address)
    store(client, address, ssr_reference="912345")
    client.send(address, {"seen": seen, "matrikkel_done": today().isoformat()})
    assert told().get(follower.id) is None
    assert all("road-notice-in-matrikkel" not in kinds for kinds in told().values())


def test_a_version_is_another_where_anything_is_another():
    tasks = [Task(RoadTask.POST, today(), None, "Brev", "")]
    same = version_of("Furubakken", [*tasks, Task(RoadTask.SSR)])
    assert version_of("Furubakken", tasks) == same
    others = [
        version_of("Granbakken", tasks),
        version_of("Furubakken", []),
        version_of("Furubakken", [Task(RoadTask.POST, today(), today(), "Brev", "Furubakken")]),
        version_of("Furubakken", [Task(RoadTask.POST, today(), None, "Brev 2", "")]),
    ]
    assert len({same, *others}) == 5
