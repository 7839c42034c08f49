"""When a ballot counts, what may stand on it, and how a choice is written."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest

from citizen.domain.ballots import (
    BallotQuestion,
    BallotRefusal,
    canonical_choices,
    is_too_late,
    most_choices,
    read_choices,
    refuse_ballot,
    refuse_choices,
    refuse_time,
)
from citizen.domain.tally import Method

OPENS = datetime(2026, 11, 1, 8, tzinfo=UTC)
CLOSES = datetime(2026, 11, 20, 22, 59, tzinfo=UTC)
GRACE = timedelta(seconds=60)
MS = timedelta(milliseconds=1)
QUESTION = BallotQuestion(options=frozenset({1, 2, 3}), opens_at=OPENS, closes_at=CLOSES, grace=GRACE)
BUDGET = dataclasses.replace(QUESTION, method=Method.BUDGET, costs={1: 60, 2: 40, 3: 41}, budget=100)


def at(question, **changes):
    return dataclasses.replace(question, **changes)


@pytest.mark.parametrize(
    ("now", "arrived", "refusal"),
    [
        (OPENS - MS, OPENS - MS, BallotRefusal.NOT_OPEN_YET),
        (OPENS, OPENS, None),
        (CLOSES - MS, CLOSES - MS, None),
        (CLOSES, CLOSES - MS, None),
        (CLOSES, CLOSES, BallotRefusal.ALREADY_CLOSED),
        (CLOSES + GRACE - MS, CLOSES - MS, None),
        (CLOSES + GRACE, CLOSES - MS, BallotRefusal.ALREADY_CLOSED),
        (CLOSES + GRACE - MS, CLOSES + MS, BallotRefusal.ALREADY_CLOSED),
    ],
)
def test_the_round_is_open_from_its_first_instant_to_just_before_the_last_with_grace_for_what_waited(
    now, arrived, refusal
):
    assert refuse_time(QUESTION, arrived_at=arrived, now=now) is refusal
    assert is_too_late(QUESTION, arrived_at=arrived, now=now) is (refusal is BallotRefusal.ALREADY_CLOSED)


def test_a_clock_of_the_web_server_that_is_behind_does_not_keep_a_round_open():
    assert refuse_time(QUESTION, arrived_at=OPENS, now=CLOSES + GRACE) is BallotRefusal.ALREADY_CLOSED


def test_a_stopped_round_says_so_whatever_the_clock_says():
    for now in (OPENS - MS, OPENS, CLOSES + GRACE):
        assert refuse_time(at(QUESTION, is_stopped=True), arrived_at=now, now=now) is BallotRefusal.STOPPED


@pytest.mark.parametrize(
    ("question", "choices", "refusal"),
    [
        (QUESTION, (), None),
        (QUESTION, (1, 2, 3), None),
        (QUESTION, (4,), BallotRefusal.UNKNOWN_OPTION),
        (QUESTION, (1, -1), BallotRefusal.UNKNOWN_OPTION),
        (QUESTION, (2, 2), BallotRefusal.OPTION_TWICE),
        (at(QUESTION, options=frozenset()), (), BallotRefusal.NO_BALLOT),
        (at(QUESTION, max_choices=2), (1, 2), None),
        (at(QUESTION, max_choices=2), (1, 2, 3), BallotRefusal.TOO_MANY_OPTIONS),
        (at(QUESTION, method=Method.SINGLE), (1,), None),
        (at(QUESTION, method=Method.SINGLE), (1, 2), BallotRefusal.TOO_MANY_OPTIONS),
        (at(QUESTION, method=Method.YES_NO), (1, 2), BallotRefusal.TOO_MANY_OPTIONS),
        (at(QUESTION, method=Method.RANKED), (3, 1, 2), None),
        (at(QUESTION, method=Method.RANKED), (3, 3), BallotRefusal.OPTION_TWICE),
        (BUDGET, (1, 2), None),
        (BUDGET, (1, 3), BallotRefusal.OVER_BUDGET),
        (BUDGET, (), None),
        (at(BUDGET, budget=None), (), None),
        (at(BUDGET, budget=None, costs={1: 0, 2: 1, 3: 1}), (1,), None),
        (at(BUDGET, budget=None, costs={1: 0, 2: 1, 3: 1}), (2,), BallotRefusal.OVER_BUDGET),
    ],
)
def test_choices_follow_the_method(question, choices, refusal):
    assert refuse_choices(question, choices) is refusal
    assert refuse_ballot(question, choices, arrived_at=OPENS, now=OPENS) is refusal


def test_the_time_is_said_before_the_choices():
    refused = refuse_ballot(QUESTION, (4,), arrived_at=CLOSES, now=CLOSES)
    assert refused is BallotRefusal.ALREADY_CLOSED


@pytest.mark.parametrize(
    ("method", "limit", "most"),
    [
        (Method.APPROVAL, None, 5),
        (Method.APPROVAL, 2, 2),
        (Method.APPROVAL, 9, 5),
        (Method.SINGLE, None, 1),
        (Method.YES_NO, 3, 1),
        (Method.RANKED, None, 5),
        (Method.BUDGET, None, 5),
    ],
)
def test_how_many_one_may_choose(method, limit, most):
    assert most_choices(method, limit, 5) == most


def test_a_set_of_choices_is_written_in_one_way_and_a_ranking_in_its_order():
    assert canonical_choices((3, 1)) == canonical_choices((1, 3), Method.BUDGET) == "[1,3]"
    assert canonical_choices((3, 1), Method.RANKED) == "[3,1]"
    assert canonical_choices(()) == "[]"
    assert read_choices("[3,1]") == (3, 1)
