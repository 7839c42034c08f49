"""Who may propose, support and withdraw, at every boundary of the phases."""

from datetime import UTC, datetime, timedelta

import pytest

from citizen.domain.phases import Schedule
from citizen.domain.proposals import (
    MOST_PROPOSALS,
    ProposalRefusal,
    is_too_many,
    refuse_support,
    refuse_taking_part,
    refuse_withdrawal,
)
from citizen.domain.residents import Resident
from citizen.domain.roads import Treatment

OPENS = datetime(2026, 5, 1, tzinfo=UTC)
TICK = timedelta(microseconds=1)
DAY = timedelta(days=1)
SCHEDULE = Schedule(OPENS, OPENS + DAY, OPENS + 2 * DAY, OPENS + 3 * DAY)
HERE, ELSEWHERE = 1, 2
NEIGHBOUR = Resident(account_id=7, municipality_id=HERE, district_id=3, home_road_id=None)

MOMENTS = [
    (OPENS - TICK, ProposalRefusal.NOT_OPEN_YET, ProposalRefusal.SUPPORT_NOT_OPEN_YET),
    (OPENS, None, None),
    (OPENS + DAY - TICK, None, None),
    (OPENS + DAY, ProposalRefusal.ALREADY_CLOSED, ProposalRefusal.SUPPORT_ALREADY_CLOSED),
    (OPENS + 2 * DAY, ProposalRefusal.ALREADY_CLOSED, ProposalRefusal.SUPPORT_ALREADY_CLOSED),
    (OPENS + 3 * DAY, ProposalRefusal.ALREADY_CLOSED, ProposalRefusal.SUPPORT_ALREADY_CLOSED),
]


@pytest.mark.parametrize(("now", "to_propose", "to_change"), MOMENTS)
def test_the_phase_decides_to_the_instant(now, to_propose, to_change):
    assert refuse_taking_part(SCHEDULE, Treatment.RENAME, HERE, NEIGHBOUR, now) is to_propose
    assert refuse_support(SCHEDULE, Treatment.RENAME, HERE, NEIGHBOUR, now) is to_change
    assert refuse_withdrawal(SCHEDULE, now) is to_change


@pytest.mark.parametrize(
    ("lives_in", "refusal"),
    [(None, ProposalRefusal.RESIDENCE_UNKNOWN), (ELSEWHERE, ProposalRefusal.LIVES_ELSEWHERE), (HERE, None)],
)
def test_only_those_who_live_in_the_municipality_take_part(lives_in, refusal):
    person = Resident(account_id=7, municipality_id=lives_in, district_id=None, home_road_id=None)
    assert refuse_taking_part(SCHEDULE, Treatment.RENAME, HERE, person, OPENS) is refusal
    assert refuse_support(SCHEDULE, Treatment.RENAME, HERE, person, OPENS) is refusal


@pytest.mark.parametrize(
    ("treatment", "refusal"),
    [(Treatment.RENAME, None), (Treatment.SPLIT, None), (Treatment.ABSORB, ProposalRefusal.NO_NEW_NAME)],
)
def test_a_road_that_its_neighbour_takes_up_needs_no_name(treatment, refusal):
    assert refuse_taking_part(SCHEDULE, treatment, HERE, NEIGHBOUR, OPENS) is refusal


def test_a_person_may_propose_so_many_names_a_day_and_no_more():
    assert not is_too_many(MOST_PROPOSALS - 1)
    assert is_too_many(MOST_PROPOSALS)
