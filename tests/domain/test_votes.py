"""The dates of a vote on given alternatives, and the texts that staff begin with."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from citizen.domain.phases import Phase, Schedule
from citizen.domain.roads import RoundRefusal
from citizen.domain.rounds import FURTHEST, MARGIN
from citizen.domain.votes import default_vote_texts, list_vote_date_faults, refuse_vote_dates, schedule_of_vote

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("opens", "closes", "faults"),
    [
        (NOW + MARGIN - SECOND, NOW + 2 * DAY, [(RoundRefusal.VOTING_OPENS_IN_THE_PAST, "voting_open_at")]),
        (NOW + MARGIN, NOW + MARGIN + DAY, []),
        (NOW + MARGIN, NOW + DAY, [(RoundRefusal.PERIOD_TOO_SHORT, "voting_close_at")]),
        (NOW + DAY, NOW + DAY, [(RoundRefusal.VOTING_CLOSES_TOO_EARLY, "voting_close_at")]),
        (NOW + DAY, NOW + FURTHEST, []),
        (NOW + DAY, NOW + FURTHEST + SECOND, [(RoundRefusal.TOO_FAR_AHEAD, "voting_close_at")]),
        (
            NOW + FURTHEST + SECOND,
            NOW + FURTHEST + 2 * DAY,
            [(RoundRefusal.TOO_FAR_AHEAD, "voting_open_at"), (RoundRefusal.TOO_FAR_AHEAD, "voting_close_at")],
        ),
    ],
)
def test_which_dates_can_stand(opens, closes, faults):
    schedule = schedule_of_vote(opens, closes)
    assert [(fault.refusal, fault.instant) for fault in list_vote_date_faults(schedule, NOW)] == faults
    assert refuse_vote_dates(schedule, NOW) == tuple(dict.fromkeys(refusal for refusal, _instant in faults))


def test_a_vote_is_announced_then_voted_on_then_closed():
    schedule = schedule_of_vote(NOW, NOW + DAY)
    phases = [schedule.phase_at(at) for at in (NOW - SECOND, NOW, NOW + DAY - SECOND, NOW + DAY)]
    assert phases == [Phase.ANNOUNCED, Phase.VOTING, Phase.VOTING, Phase.CLOSED]


def test_a_schedule_with_time_for_proposals_is_none_of_a_vote():
    with pytest.raises(ValueError, match="no time for proposals"):
        refuse_vote_dates(Schedule(NOW, NOW + DAY, NOW + DAY, NOW + 2 * DAY), NOW)


def test_the_texts_to_begin_with_name_the_municipality_in_both_forms():
    texts = default_vote_texts("Fjordsund")
    assert texts["decided_by_nb"] == texts["decided_by_nn"] == "Kommunestyret i Fjordsund"
    assert "Avstemningen" in texts["influence_nb"]
    assert "Avrøystinga" in texts["influence_nn"]
