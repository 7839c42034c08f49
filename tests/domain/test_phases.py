"""A process's phase at each boundary, the instant before it and the instant after."""

from datetime import UTC, datetime, timedelta

import pytest

from citizen.domain.phases import Phase, Schedule, refuse_schedule

DAY = timedelta(days=1)
START = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
SCHEDULE = Schedule(START, START + 10 * DAY, START + 20 * DAY, START + 30 * DAY)
TICK = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("now", "phase"),
    [
        (START - TICK, Phase.ANNOUNCED),
        (START, Phase.PROPOSING),
        (START + 10 * DAY - TICK, Phase.PROPOSING),
        (START + 10 * DAY, Phase.REVIEWING),
        (START + 20 * DAY - TICK, Phase.REVIEWING),
        (START + 20 * DAY, Phase.VOTING),
        (START + 30 * DAY - TICK, Phase.VOTING),
        (START + 30 * DAY, Phase.CLOSED),
    ],
)
def test_a_phase_holds_from_its_first_instant_until_just_before_the_next(now, phase):
    assert SCHEDULE.phase_at(now) is phase


def test_every_phase_but_the_announcement_starts_at_an_instant_of_the_schedule():
    assert SCHEDULE.starts_at(Phase.ANNOUNCED) is None
    for phase in set(Phase) - {Phase.ANNOUNCED}:
        assert SCHEDULE.phase_at(SCHEDULE.starts_at(phase)) is phase


def test_the_next_deadline_is_the_end_of_the_present_phase():
    assert SCHEDULE.next_deadline(START) == START + 10 * DAY
    assert SCHEDULE.next_deadline(START + 30 * DAY) is None


@pytest.mark.parametrize(
    "instants",
    [(0, 0, 1, 2), (1, 0, 2, 3), (0, 2, 1, 3), (0, 1, 2, 2), (0, 1, 3, 2)],
)
def test_phases_that_do_not_follow_each_other_are_refused(instants):
    assert refuse_schedule(Schedule(*(START + days * DAY for days in instants)))


def test_the_voting_may_open_the_instant_the_proposals_close():
    assert not refuse_schedule(Schedule(START, START + DAY, START + DAY, START + 2 * DAY))
