"""Every kind of thing can be reported, hidden and restored; what has a text can have a part of it taken out."""

from __future__ import annotations

import pytest

from citizen.domain.moderation.codes import DecisionKind, DecisionRefusal, ThingKind
from citizen.moderation import queries
from citizen.moderation.actions.deeds import DEEDS
from citizen.moderation.queries.things import THINGS
from citizen.web.clock import now
from tests.attacks.hiding import a_place_with_secrets, word_of
from tests.moderation.scene import Scene, decide

pytestmark = pytest.mark.usefixtures("app")
SAYING = {ThingKind.IDEA: "idea", ThingKind.ARGUMENT: "argument", ThingKind.HEARING_ANSWER: "answer",
          ThingKind.INITIATIVE: "initiative"}  # fmt: skip


def test_the_tables_have_every_kind():
    assert set(THINGS) == set(DEEDS) == set(ThingKind)


def with_things() -> tuple[Scene, list[tuple[ThingKind, str]]]:
    place = a_place_with_secrets()
    people = (place.author, place.other, place.moderator, place.moderator)
    return Scene(place.municipality, place.round, *people, place.ideas[0]), place.hidden


def test_each_is_hidden_and_comes_back():
    scene, things = with_things()
    assert {kind for kind, _ref in things} == set(ThingKind)
    for kind, ref in things:
        for decision, is_public in ((DecisionKind.HIDE, False), (DecisionKind.RESTORE, True)):
            outcome = decide(scene, scene.first, decision, thing=kind.value, ref=ref)
            assert not isinstance(outcome, DecisionRefusal), (kind, outcome)
            thing = queries.find_thing(kind, ref)
            assert (thing.is_public, thing.is_hidden) == (is_public, not is_public), kind
    assert [item.thing.ref for item, _wait in queries.list_queue(scene.place.id, now()) if item.waiting.reports] == []


@pytest.mark.parametrize("kind", list(ThingKind))
def test_a_part_is_taken_out_of_what_has_a_text(kind):
    scene, things = with_things()
    ref = next(ref for of_kind, ref in things if of_kind is kind)
    passage = word_of(SAYING.get(kind, "version"))
    outcome = decide(scene, scene.first, DecisionKind.REDACT, thing=kind.value, ref=ref, passage=passage)
    if kind in SAYING:
        left = queries.find_thing(kind, ref)
        assert passage not in str(left)
        assert "[fjernet av moderator]" in str(left.texts)
        assert passage not in outcome.title + outcome.statement_nb + outcome.statement_nn
    else:
        assert outcome is DecisionRefusal.CANNOT_REDACT


@pytest.mark.parametrize(
    "ref", ["", ".", "ide1.", "ide1.x", "ide1.٣", "ide1.99999999999999999999", "' OR 1=1 --", "x" * 500]
)
@pytest.mark.parametrize("kind", list(ThingKind))
def test_a_name_that_is_none_finds_nothing(kind, ref):
    assert queries.find_thing(kind, ref) is None
