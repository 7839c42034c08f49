"""Ideas that say much the same are shown to who writes, on both databases; what is not public never is."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from citizen.database import db, transaction
from citizen.domain.ideas.states import IdeaState
from citizen.ideas.models import Idea, IdeaSupport
from citizen.ideas.queries import similar_ideas
from tests import factories as a
from tests.ideas.writing import a_round, write
from tests.reading import Page


def titles(process, text):
    return [one.title for one in similar_ideas(process.id, text, 5)]


@pytest.mark.parametrize(
    "typed",
    ["Lekeplass", "ny lekeplass ved skolen", "LEKEPLASSER FOR BARN", "Lekeplassane er gamle"],
)
def test_words_are_found_in_other_forms(client, typed):
    here = a_round()
    a.an_idea(here.process, title="Lekeplassen på Havnes")
    a.an_idea(here.process, title="Direktesend møtene", body="Noe helt annet.")
    assert titles(here.process, typed) == ["Lekeplassen på Havnes"]


def test_the_most_alike_stand_first_and_small_words_find_nothing(client):
    here = a_round()
    a.an_idea(here.process, title="Gangvei langs fjorden")
    a.an_idea(here.process, title="Gangvei langs Strandveien")
    assert titles(here.process, "Gangvei langs Strandveien")[0] == "Gangvei langs Strandveien"
    assert titles(here.process, "og vi skal ikke") == []
    assert titles(here.process, '" OR title:* NEAR(') == []
    assert titles(here.process, "") == []


@pytest.mark.parametrize("state", [IdeaState.DRAFT, IdeaState.HELD, IdeaState.HIDDEN, IdeaState.WITHDRAWN])
def test_what_is_not_public_is_never_shown(client, state):
    here = a_round()
    a.an_idea(here.process, title="Lekeplassen på Havnes", state=state.value)
    assert titles(here.process, "Lekeplassen på Havnes") == []


def test_a_word_that_stands_in_the_text_alone_is_found_too(client):
    here = a_round()
    a.an_idea(here.process, title="Trygt uteområde", body="Vi ønsker oss en lekeplass for de minste.")
    assert titles(here.process, "Lekeplassen") == []
    assert titles(here.process, "Lekeplass for minste") == ["Trygt uteområde"]


def test_the_beginning_of_a_long_text_ends_between_two_words(client):
    here = a_round()
    a.an_idea(here.process, title="Lekeplassen på Havnes", body="gyngestativ " * 40)
    start = similar_ideas(here.process.id, "Lekeplassen på Havnes", 5)[0].start
    assert start.endswith("gyngestativ …")
    assert len(start) < 210


def test_only_ideas_of_the_same_round_are_shown(client):
    here = a_round()
    a.an_idea(a.an_idea_round(here.place), title="Lekeplassen på Havnes")
    assert titles(here.process, "Lekeplassen på Havnes") == []


def test_the_index_follows_changes_and_removals(client):
    here = a_round()
    idea = a.an_idea(here.process, title="Lekeplassen på Havnes")
    with transaction() as session:
        session.execute(sa.update(Idea).where(Idea.id == idea.id).values(title="Svømmehall på Havnes"))
    assert titles(here.process, "Lekeplass") == []
    assert titles(here.process, "Svømmehaller") == ["Svømmehall på Havnes"]


def test_the_triggers_of_sqlite_are_there_after_all_migrations(client):
    if db.engine.dialect.name != "sqlite":
        return
    there = db.session.execute(sa.text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all()
    tables, events = ("idea_search", "idea_search_titles", "idea_search_words"), ("learns", "forgets", "follows")
    assert {f"{table}_{event}" for table in tables for event in events} <= set(there)


def test_a_fragment_is_given_while_the_title_is_typed(client):
    here = a_round()
    a.an_idea(here.process, title="Lekeplassen <b>på</b> Havnes")
    here.a_writer(client)
    answer = client.get(here.address("lik") + "?tekst=ny+lekeplass")
    assert "Lekeplassen &lt;b&gt;på&lt;/b&gt; Havnes" in answer.text
    assert "Støtt dette i stedet" in answer.text
    assert "<html" not in answer.text
    assert client.get(here.address("lik") + "?tekst=").text.strip() == ""


def test_without_javascript_they_stand_before_sending_and_one_press_supports_one(client):
    here = a_round()
    there = a.an_idea(here.process, a.a_resident(here.district), title="Direktesend møtene i kommunestyret")
    writer = here.a_writer(client)
    mine = write(client, here, send=False)
    page = Page(client.get(here.address(f"{mine.public_id}/send")).text)
    actions = [form.get("action") for form in page.all("form")]
    support = here.address(f"{there.public_id}/stott")
    assert support in actions
    assert client.send(support, {}).status_code == 303
    assert db.session.scalars(sa.select(IdeaSupport.account_id)).all() == [writer.id]


def test_ones_own_idea_is_not_like_itself(client):
    here = a_round()
    here.a_writer(client)
    mine = write(client, here)
    found = similar_ideas(here.process.id, mine.title, 5, but_not=mine.id)
    assert found == []
