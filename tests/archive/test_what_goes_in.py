"""What of a process goes into its package: decisions of moderators about it and no others, and nothing half-done."""

from __future__ import annotations

import pytest

from citizen.archive.queries import is_finished, list_moderated
from citizen.archive.views.texts import dataset_blocks, moderation_blocks
from citizen.documents import Bullets, Heading
from citizen.domain.moderation.codes import DecisionKind
from citizen.domain.phases import Phase
from citizen.exports.queries import Subject
from citizen.processes.models import Process
from citizen.web.clock import now
from tests import factories as a
from tests.archive.test_package import packed
from tests.factories.discussion import an_argument
from tests.factories.hearings import a_hearing
from tests.moderation.scene import a_scene, decide, report
from tests.results.counted import a_closed_town
from tests.town import a_town


def finished(process: Process) -> bool:
    return is_finished(process, has_ended=process.as_schedule().phase_at(now()) is Phase.CLOSED)


@pytest.fixture
def spoken(app):
    from flask import g

    g.language = "nn"


def test_decisions_of_moderators_about_the_process_are_in_it_and_others_are_not(app, spoken):
    scene = a_scene()
    report(scene, scene.neighbour)
    decide(scene, scene.first, DecisionKind.HIDE)
    (decided,) = list_moderated(scene.place, scene.round)
    assert list_moderated(scene.place, a.an_idea_round(scene.place)) == []
    said = [block.text for block in moderation_blocks([decided]) if not isinstance(block, Heading)]
    assert decided.statement_nn.split("\n\n")[0].strip() in said


def test_ideas_and_arguments_are_there_to_be_read(app, spoken):
    place = a.a_municipality()
    process = a.an_idea_round(place, Phase.CLOSED)
    writer = a.a_resident(a.a_district(place, "Havnes"))
    idea = a.an_idea(process, writer, title="Fleire benkar", body="Ved kaien.")
    a.an_idea(process, writer, title="Skjult idé", state="hidden")
    an_argument(idea, a.a_resident(), text="Dei er gode å sitje på.")
    blocks = list(dataset_blocks("ideas", Subject(place, process)))
    assert [block.text for block in blocks if isinstance(block, Heading)] == ["1. Fleire benkar"]
    assert any("Ved kaien." in item for block in blocks if isinstance(block, Bullets) for item in block.items)
    (talk,) = [block for block in dataset_blocks("comments", Subject(place, process)) if isinstance(block, Bullets)]
    assert any("Dei er gode å sitje på." in item for item in talk.items)
    assert {"dokumenter/ideas-nb.pdf", "dokumenter/comments-nn.pdf", "data/ideas-v1.csv"} <= set(packed(place, process))


def test_what_can_still_change_is_not_finished(app):
    place = a.a_municipality()
    assert not finished(a.an_idea_round(place, Phase.PROPOSING))
    assert not finished(a_hearing(place, Phase.REVIEWING))
    assert finished(a_hearing(place, Phase.CLOSED))


def test_a_vote_is_finished_when_it_is_counted(app):
    assert finished(a_closed_town(("havnes", [0], 12)).process)


@pytest.mark.parametrize(("phase", "with_round"), [(Phase.VOTING, True), (Phase.REVIEWING, False)])
def test_a_vote_that_goes_on_or_is_still_to_come_is_not_finished(app, phase, with_round):
    assert not finished(a_town(phase, with_round=with_round).process)


def test_votes_that_are_not_counted_yet_are_waited_for(app):
    town = a_town()
    a.let_it_end(town.round)
    assert not finished(town.process)
