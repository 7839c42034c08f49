"""Dates of an idea round, and who may support an idea when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from citizen.domain.ideas.rounds import is_short, list_talk_date_faults, refuse_talk_dates, schedule_of_talk
from citizen.domain.ideas.states import IdeaState
from citizen.domain.ideas.supporting import SupportRefusal, refuse_support
from citizen.domain.phases import Schedule
from citizen.domain.roads import RoundRefusal

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def dates(opens: float, closes: float, answers: float) -> Schedule:
    return schedule_of_talk(NOW + opens * DAY, NOW + closes * DAY, NOW + answers * DAY)


@pytest.mark.parametrize(
    ("schedule", "refusals"),
    [
        (dates(1, 30, 60), ()),
        (dates(0, 1, 1.01), ()),
        (dates(-1, 30, 60), (RoundRefusal.OPENS_IN_THE_PAST,)),
        (dates(5, 5, 60), (RoundRefusal.CLOSES_BEFORE_IT_OPENS,)),
        (dates(5, 5.5, 60), (RoundRefusal.PERIOD_TOO_SHORT,)),
        (dates(5, 30, 30), (RoundRefusal.ANSWER_TOO_EARLY,)),
        (dates(5, 30, 900), (RoundRefusal.TOO_FAR_AHEAD,)),
        (
            dates(-2, -3, -4),
            (
                RoundRefusal.OPENS_IN_THE_PAST,
                RoundRefusal.CLOSES_BEFORE_IT_OPENS,
                RoundRefusal.ANSWER_TOO_EARLY,
            ),
        ),
    ],
)
def test_dates_of_a_round(schedule, refusals):
    assert refuse_talk_dates(schedule, NOW) == refusals


def test_the_fault_stands_at_the_date_where_it_can_be_mended():
    assert [fault.instant for fault in list_talk_date_faults(dates(5, 30, 30), NOW)] == ["voting_close_at"]


def test_a_period_for_voting_is_no_mistake_of_staff():
    with pytest.raises(ValueError, match="no time for voting"):
        refuse_talk_dates(Schedule(NOW, NOW + DAY, NOW + 2 * DAY, NOW + 3 * DAY), NOW)


@pytest.mark.parametrize(("days", "short"), [(20.9, True), (21, False)])
def test_less_than_three_weeks_is_short(days, short):
    assert is_short(dates(1, 1 + days, 90)) is short


@pytest.mark.parametrize(
    ("schedule", "state", "is_author", "refusal"),
    [
        (dates(-1, 1, 9), IdeaState.PUBLISHED, False, None),
        (dates(0, 1, 9), IdeaState.PUBLISHED, False, None),
        (dates(-1, 0, 9), IdeaState.PUBLISHED, False, SupportRefusal.OVER),
        (dates(1, 2, 9), IdeaState.PUBLISHED, False, SupportRefusal.NOT_OPEN_YET),
        (dates(-1, 1, 9), IdeaState.PUBLISHED, True, SupportRefusal.YOUR_OWN),
        (dates(-1, 1, 9), IdeaState.HIDDEN, False, SupportRefusal.NOT_THERE),
        (dates(-1, 1, 9), IdeaState.DRAFT, True, SupportRefusal.NOT_THERE),
        (dates(-1, 1, 9), IdeaState.MERGED, False, SupportRefusal.NOT_THERE),
    ],
)
def test_who_may_support_and_when(schedule, state, is_author, refusal):
    assert refuse_support(schedule, state, NOW, is_author=is_author) is refusal
