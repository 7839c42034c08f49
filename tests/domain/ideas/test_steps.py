"""The line of steps: which is late, which comes next, and what is wrong with days as they were typed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizen.domain.ideas.steps import (
    PlannedStep,
    Step,
    StepFault,
    StepState,
    find_faults,
    is_line_late,
    laid_together,
    late_at,
    line_of,
    next_of,
)

TODAY = date(2026, 5, 14)
BEFORE, AFTER = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("step", "is_late"),
    [
        (PlannedStep(Step.ASSESSED), False),
        (PlannedStep(Step.ASSESSED, TODAY), False),
        (PlannedStep(Step.ASSESSED, BEFORE), True),
        (PlannedStep(Step.ASSESSED, AFTER), False),
        (PlannedStep(Step.ASSESSED, BEFORE, done_on=TODAY), False),
        (PlannedStep(Step.ASSESSED, BEFORE, is_skipped=True), False),
    ],
)
def test_a_step_is_late_from_the_day_after_the_promised_one(step, is_late):
    assert late_at(step, TODAY) is is_late


def test_all_six_steps_stand_in_their_order():
    line = line_of([PlannedStep(Step.DECISION), PlannedStep(Step.ASSESSED)], TODAY)
    assert [one.planned.step for one in line] == list(Step)


def test_the_first_step_that_is_neither_taken_nor_left_out_is_next():
    steps = laid_together([PlannedStep(Step.ASSESSED, is_skipped=True), PlannedStep(Step.HEARING, AFTER)], (), BEFORE)
    line = line_of(steps, TODAY)
    assert [one.state for one in line] == [
        StepState.DONE, StepState.SKIPPED, StepState.NEXT, StepState.COMING, StepState.COMING, StepState.COMING,
    ]  # fmt: skip
    assert next_of(line).planned.step is Step.HEARING


def test_a_step_that_a_later_one_has_passed_is_not_late():
    line = line_of([PlannedStep(Step.ASSESSED, BEFORE), PlannedStep(Step.DECISION, done_on=BEFORE)], TODAY)
    assert line[1].state is StepState.PASSED
    assert not is_line_late(line)


def test_it_says_how_late_it_is_and_was():
    late = line_of([PlannedStep(Step.ASSESSED, TODAY - timedelta(days=12))], TODAY)[1]
    assert (late.state, late.days_late) == (StepState.LATE, 12)
    done = line_of([PlannedStep(Step.ASSESSED, TODAY - timedelta(days=12), done_on=TODAY - timedelta(days=2))], TODAY)
    assert (done[1].state, done[1].days_late) == (StepState.DONE, 10)


def test_what_an_idea_has_of_its_own_goes_before_the_plan_of_the_round():
    steps = laid_together([PlannedStep(Step.HEARING, BEFORE)], [PlannedStep(Step.HEARING, AFTER)], TODAY)
    assert {one.step: one.due_on for one in steps}[Step.HEARING] == AFTER


def test_a_day_that_is_moved_back_shows():
    assert PlannedStep(Step.HEARING, AFTER, first_due_on=BEFORE).was_postponed
    assert PlannedStep(Step.HEARING, None, first_due_on=BEFORE).was_postponed
    assert not PlannedStep(Step.HEARING, BEFORE, first_due_on=AFTER).was_postponed


def test_all_faults_are_said_at_once():
    steps = [
        PlannedStep(Step.HEARING, TODAY, done_on=AFTER),
        PlannedStep(Step.DECISION, BEFORE, done_on=BEFORE, is_skipped=True),
        PlannedStep(Step.RECOMMENDATION, BEFORE),
        PlannedStep(Step.CARRIED_OUT, date(2126, 1, 1)),
    ]
    assert find_faults(steps, TODAY) == (
        (Step.HEARING, StepFault.DONE_IN_THE_FUTURE),
        (Step.RECOMMENDATION, StepFault.OUT_OF_ORDER),
        (Step.DECISION, StepFault.DONE_AND_SKIPPED),
        (Step.CARRIED_OUT, StepFault.DAY_FAR_AWAY),
    )


DAYS = st.none() | st.dates(TODAY - timedelta(days=5), TODAY + timedelta(days=5))
STEPS = st.lists(
    st.builds(PlannedStep, st.sampled_from(Step), DAYS, DAYS, st.booleans()), unique_by=lambda one: one.step, max_size=6
)


@given(STEPS)
def test_at_most_one_step_is_next_and_nothing_waits_before_what_is_done(steps):
    states = [one.state for one in line_of(steps, TODAY)]
    assert states.count(StepState.NEXT) <= 1
    last_done = max((place for place, state in enumerate(states) if state is StepState.DONE), default=0)
    assert not {StepState.LATE, StepState.NEXT, StepState.COMING}.intersection(states[:last_done])
