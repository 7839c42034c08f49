"""Who may vote on what, and when: every boundary."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizen.domain.ballots import (
    BallotQuestion,
    BallotRefusal,
    canonical_choices,
    hash_of_choices,
    read_choices,
    refuse_ballot,
)
from citizen.domain.residents import Resident

OPENS = datetime(2026, 5, 1, 7, 0, tzinfo=UTC)
CLOSES = datetime(2026, 5, 14, 21, 59, tzinfo=UTC)
GRACE = timedelta(seconds=60)
TICK = timedelta(microseconds=1)
QUESTION = BallotQuestion(municipality_id=1, options=frozenset({7, 8}), opens_at=OPENS, closes_at=CLOSES, grace=GRACE)
NEIGHBOUR = Resident(account_id=5, municipality_id=1, district_id=2, home_road_id=None)


def refuse(resident=NEIGHBOUR, choices=(7,), *, now=OPENS, arrived_at=None, question=QUESTION):
    return refuse_ballot(question, resident, choices, arrived_at=arrived_at or now, now=now)


@pytest.mark.parametrize(
    ("arrived_at", "now", "refusal"),
    [
        (OPENS - TICK, OPENS - TICK, BallotRefusal.NOT_OPEN_YET),
        (OPENS, OPENS, None),
        (CLOSES - TICK, CLOSES - TICK, None),
        (CLOSES, CLOSES, BallotRefusal.ALREADY_CLOSED),
        (CLOSES - TICK, CLOSES, None),
        (CLOSES - TICK, CLOSES + GRACE - TICK, None),
        (CLOSES - TICK, CLOSES + GRACE, BallotRefusal.ALREADY_CLOSED),
        (CLOSES, CLOSES + TICK, BallotRefusal.ALREADY_CLOSED),
    ],
)
def test_a_ballot_counts_when_it_arrived_in_time_and_waited_no_longer_than_the_grace(arrived_at, now, refusal):
    assert refuse(now=now, arrived_at=arrived_at) is refusal


@pytest.mark.parametrize(
    ("choices", "refusal"),
    [
        ((), None),
        ((7,), None),
        ((7, 8), None),
        ((9,), BallotRefusal.UNKNOWN_OPTION),
        ((7, -1), BallotRefusal.UNKNOWN_OPTION),
    ],
)
def test_only_the_names_on_the_ballot_can_be_chosen_and_none_is_a_choice(choices, refusal):
    assert refuse(choices=choices) is refusal


def test_a_person_who_has_not_said_where_they_live_is_asked_to():
    assert refuse(Resident(5, None, None, None)) is BallotRefusal.RESIDENCE_UNKNOWN


def test_a_person_from_another_municipality_can_not_vote():
    assert refuse(Resident(5, 2, 9, None)) is BallotRefusal.LIVES_ELSEWHERE


def test_a_road_without_names_has_no_ballot():
    empty = BallotQuestion(municipality_id=1, options=frozenset(), opens_at=OPENS, closes_at=CLOSES, grace=GRACE)
    assert refuse(choices=(), question=empty) is BallotRefusal.NO_BALLOT


@given(st.lists(st.integers(min_value=0, max_value=2**62)))
def test_the_same_choice_is_written_in_one_way_only(choices):
    written = canonical_choices(choices)
    assert written == canonical_choices(reversed(choices)) == canonical_choices(set(choices))
    assert read_choices(written) == tuple(sorted(set(choices)))


def test_a_blank_vote_is_written_as_an_empty_list_and_differs_from_every_other():
    assert canonical_choices(()) == "[]"
    assert hash_of_choices("[]") != hash_of_choices("[0]")
