"""Whatever is merged, undone, supported and withdrawn, in whatever order: the tables agree with a naive model."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citizen.database import db, transaction
from citizen.domain.phases import Phase
from citizen.ideas.actions.merging import Pair, merge_ideas, undo_merge
from citizen.ideas.actions.supporting import support_idea, withdraw_support
from citizen.ideas.models import Idea, IdeaAuthor, IdeaMerge, IdeaSupport
from tests import factories as a
from tests.answers.desk import WHY, a_desk

IDEAS, PEOPLE = 4, 4
ideas, people = st.integers(0, IDEAS - 1), st.integers(0, PEOPLE - 1)
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("support"), ideas, people),
        st.tuples(st.just("withdraw"), ideas, people),
        st.tuples(st.just("merge"), ideas, ideas),
        st.tuples(st.just("undo"), st.integers(0, 5), st.just(0)),
    ),
    max_size=16,
)


@dataclass
class Naive:
    """Whom each idea has by itself, and where it went. Who supports an idea is the union of all that went into it."""

    own: dict[int, set[int]] = field(default_factory=lambda: {idea: set() for idea in range(IDEAS)})
    into: dict[int, int] = field(default_factory=dict)
    log: list[tuple[int, int]] = field(default_factory=list)
    undone: set[int] = field(default_factory=set)

    def family(self, idea: int) -> set[int]:
        return {idea}.union(*(self.family(one) for one, place in self.into.items() if place == idea))

    def supporters(self, idea: int) -> set[int]:
        return set().union(*(self.own[one] for one in self.family(idea)))

    def act(self, what: str, one: int, other: int) -> None:
        lives = one not in self.into
        if what == "support" and lives and other not in self.supporters(one):
            self.own[one].add(other)
        elif what == "withdraw" and lives:
            for idea in self.family(one):
                self.own[idea].discard(other)
        elif what == "merge" and lives and other not in self.into and one != other:
            self.into[one] = other
            self.log.append((one, other))
        elif what == "undo" and one < len(self.log) and one not in self.undone:
            self.undone.add(one)
            del self.into[self.log[one][0]]


@pytest.fixture
def scene(client):
    desk = a_desk(Phase.PROPOSING)
    persons = [a.a_resident() for _ in range(PEOPLE)]
    authors = [a.a_resident() for _ in range(IDEAS)]
    return desk, [a.an_idea(desk.process, author) for author in authors], persons, authors


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_the_tables_agree_with_the_naive_model(scene, acts):
    desk, rows, persons, authors = scene
    _begin_anew(rows)
    naive, merges = Naive(), []
    for what, one, other in acts:
        naive.act(what, one, other)
        if what == "support":
            support_idea(rows[one].id, persons[other].id)
        elif what == "withdraw" and one not in naive.into:
            withdraw_support(rows[one].id, persons[other].id)
        elif what == "merge":
            made = merge_ideas(Pair(rows[one].id, rows[other].id), WHY, desk.staff.id)
            merges += [made] if isinstance(made, IdeaMerge) else []
        elif what == "undo" and one < len(merges):
            undo_merge(merges[one].id, WHY, desk.staff.id)
        db.session.rollback()
        for number, idea in enumerate(rows):
            wanted = {persons[person].id for person in naive.supporters(number)}
            assert _supporters(idea) == wanted, (what, one, other, number)
            assert db.session.scalar(sa.select(Idea.supports).where(Idea.id == idea.id)) == len(wanted)
            assert _authors(idea) == {authors[member].id for member in naive.family(number)}


def _begin_anew(rows: list[Idea]) -> None:
    with transaction() as session:
        ids = [idea.id for idea in rows]
        session.execute(sa.delete(IdeaSupport).where(IdeaSupport.idea_id.in_(ids)))
        session.execute(sa.delete(IdeaAuthor).where(IdeaAuthor.came_from_id.is_not(None)))
        values = {"state": "published", "merged_into_id": None, "supports": 0}
        session.execute(sa.update(Idea).where(Idea.id.in_(ids)).values(values))


def _supporters(idea: Idea) -> set[int]:
    return set(db.session.scalars(sa.select(IdeaSupport.account_id).where(IdeaSupport.idea_id == idea.id)))


def _authors(idea: Idea) -> set[int]:
    return set(db.session.scalars(sa.select(IdeaAuthor.account_id).where(IdeaAuthor.idea_id == idea.id)))
