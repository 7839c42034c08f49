"""Support for an idea: one press, once, with consent, and withdrawn at any time, and counted right."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import sqlalchemy as sa

from citizen.accounts import access
from citizen.database import db, transaction
from citizen.domain.ideas.supporting import SupportOutcome
from citizen.domain.phases import Phase
from citizen.ideas.actions.supporting import support_idea
from citizen.ideas.models import Idea, IdeaSupport
from citizen.ideas.queries import authors_of, supporters_of
from tests import factories as a
from tests.ideas.writing import a_round


@pytest.fixture
def round_():
    return a_round()


def count_of(idea) -> int:
    db.session.expire_all()
    return db.session.get_one(Idea, idea.id).supports


def page_of(round_, idea, rest: str = "", lang: str = "nb") -> str:
    return round_.address(f"{idea.public_id}{rest}", lang)


def test_one_press_supports_and_one_press_withdraws(client, round_):
    idea, me = a.an_idea(round_.process, a.a_resident()), a.a_resident(round_.district, shown_name="Kari N.")
    client.log_in(me)
    assert "samtykker du i at alle kan se at" in client.get(page_of(round_, idea)).text
    done = client.send(page_of(round_, idea, "/stott"), {})
    assert done.status_code == 303
    page = client.page(done.location)
    assert "Du støtter forslaget" in page.text
    assert '<li dir="auto">Kari N.</li>' in client.get(done.location).text, "support is open"
    assert (count_of(idea), supporters_of(idea.id)) == (1, {me.id})
    client.send(page_of(round_, idea, "/stott/trekk"), {})
    assert (count_of(idea), supporters_of(idea.id)) == (0, frozenset())
    assert '<li dir="auto">Kari N.</li>' not in client.get(page_of(round_, idea)).text


def test_support_and_withdrawal_twice_are_as_once(client, round_):
    idea = a.an_idea(round_.process)
    client.log_in(a.a_resident(round_.district))
    for _ in range(2):
        client.send(page_of(round_, idea, "/stott"), {})
    assert count_of(idea) == 1
    for _ in range(2):
        assert client.send(page_of(round_, idea, "/stott/trekk"), {}).status_code == 303
    assert count_of(idea) == 0


def test_who_shows_no_name_is_counted_and_not_named(client, round_):
    idea = a.an_idea(round_.process)
    client.log_in(a.a_resident(round_.district, shown_name=None))
    assert "Du blir ikke nevnt" in client.get(page_of(round_, idea)).text
    client.send(page_of(round_, idea, "/stott"), {})
    assert "og 1 innbygger uten navn" in client.page(page_of(round_, idea)).text


def test_an_author_is_not_asked_for_support_and_can_give_none(client, round_):
    me = a.a_resident(round_.district)
    idea = a.an_idea(round_.process, me)
    client.log_in(me)
    assert "Støtt forslaget" not in client.page(page_of(round_, idea)).text
    assert "Du står selv bak" in client.page(client.send(page_of(round_, idea, "/stott"), {}).location).text
    assert (count_of(idea), authors_of(idea.id)) == (0, {me.id})


def test_who_does_not_live_here_is_told_so_and_supports_nothing(client, round_):
    idea = a.an_idea(round_.process)
    client.log_in(a.a_resident(a.a_district(a.a_municipality("Nabolaget"))))
    assert "Støtt forslaget" not in client.page(page_of(round_, idea)).text
    answer = client.send(page_of(round_, idea, "/stott"), {})
    assert answer.status_code == 303
    assert count_of(idea) == 0


@pytest.mark.parametrize("phase", [Phase.ANNOUNCED, Phase.REVIEWING, Phase.CLOSED])
def test_outside_the_round_nothing_is_supported_but_support_can_be_withdrawn(client, phase):
    round_ = a_round(phase)
    idea, me = a.an_idea(round_.process), a.a_resident(round_.district)
    client.log_in(me)
    client.send(page_of(round_, idea, "/stott"), {})
    assert count_of(idea) == 0
    a.a_supporter(idea, me)
    client.send(page_of(round_, idea, "/stott/trekk"), {})
    assert count_of(idea) == 0


@pytest.mark.parametrize("state", ["draft", "held", "hidden", "withdrawn"])
def test_what_is_not_published_can_not_be_supported(client, round_, state):
    idea = a.an_idea(round_.process, a.a_resident(), state=state)
    client.log_in(a.a_resident(round_.district))
    assert client.send(page_of(round_, idea, "/stott"), {}).status_code == 404
    assert count_of(idea) == 0


def test_a_merged_idea_leads_to_the_one_that_it_lives_on_in(client, round_):
    kept = a.an_idea(round_.process, title="Lever videre")
    gone = a.an_idea(round_.process, state="merged", merged_into_id=kept.id)
    answer = client.get(page_of(round_, gone))
    assert (answer.status_code, answer.location) == (303, page_of(round_, kept))
    client.log_in(a.a_resident(round_.district))
    assert client.send(page_of(round_, gone, "/stott"), {}).location == page_of(round_, kept)
    assert count_of(gone) == 0


def test_many_at_once_are_counted_right(app, round_):
    idea = a.an_idea(round_.process)
    people = [a.a_resident(round_.district).id for _ in range(8)]
    db.session.remove()

    def press(account_id: int) -> object:
        with app.app_context():
            return support_idea(idea.id, account_id)

    with ThreadPoolExecutor(8) as pool:
        came_of = list(pool.map(press, people + people))
    assert set(came_of) == {SupportOutcome.SUPPORTED}
    with transaction() as session:
        rows = session.scalar(sa.select(sa.func.count()).select_from(IdeaSupport))
    assert (count_of(idea), rows) == (8, 8)


def test_what_was_pressed_before_logging_in_is_done_after_it_once_and_said(client, round_):
    idea, me = a.an_idea(round_.process), a.a_resident(round_.district)
    assert "/logg-inn" in client.send(page_of(round_, idea, "/stott"), {"back": "/nb/hjem"}).location
    client.log_in(me)
    done = client.get(page_of(round_, idea, "/stott"))
    assert done.location == "/nb/hjem", "back to the list where the button stood"
    page = client.page(page_of(round_, idea))
    assert "Du er logget inn" in page.text
    assert "Du støtter forslaget" in page.text
    assert supporters_of(idea.id) == {me.id}
    client.send(page_of(round_, idea, "/stott/trekk"), {})
    client.get(page_of(round_, idea, "/stott"))
    assert count_of(idea) == 0, "looking at the address again does nothing"


def test_a_press_on_another_idea_or_long_ago_or_from_elsewhere_does_nothing(client, round_, monkeypatch):
    idea, other = a.an_idea(round_.process), a.an_idea(round_.process)
    client.send(page_of(round_, idea, "/stott"), {})
    client.log_in(a.a_resident(round_.district))
    client.get(page_of(round_, other, "/stott"))
    assert (count_of(idea), count_of(other)) == (0, 0)
    monkeypatch.setattr(access, "PRESSED_HOLDS", timedelta(0))
    client.get(page_of(round_, idea, "/stott"))
    assert count_of(idea) == 0


def test_a_button_on_a_foreign_page_does_nothing_after_the_login(client, round_):
    idea = a.an_idea(round_.process)
    client.post(page_of(round_, idea, "/stott"), data={"pressed": "2026-01-01T00:00:00+00:00", "csrf_token": "x"})
    client.log_in(a.a_resident(round_.district))
    client.get(page_of(round_, idea, "/stott"))
    assert count_of(idea) == 0
