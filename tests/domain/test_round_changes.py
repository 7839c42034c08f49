"""Moving a deadline and stopping a round: at which instant what is refused, each boundary on both sides."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from citizen.domain.round_changes import (
    ChangeRefusal,
    Reason,
    Running,
    list_new_voting_faults,
    refuse_new_deadline,
    refuse_stop,
)
from citizen.domain.rounds import FURTHEST, MARGIN

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
SECOND, HOUR, DAY = timedelta(seconds=1), timedelta(hours=1), timedelta(days=1)
RUNNING = Running(NOW - DAY, NOW + 10 * DAY, 3)
WHY = Reason("Fordi.", "Fordi.")


@pytest.mark.parametrize(
    ("new", "refusals"),
    [
        (NOW, (ChangeRefusal.DEADLINE_PASSED,)),
        (NOW + SECOND, (ChangeRefusal.TOO_LITTLE_NOTICE,)),
        (NOW + 24 * HOUR - SECOND, (ChangeRefusal.TOO_LITTLE_NOTICE,)),
        (NOW + 24 * HOUR, ()),
        (NOW + 10 * DAY, (ChangeRefusal.DEADLINE_UNCHANGED,)),
        (NOW + 10 * DAY + SECOND, ()),
        (NOW + FURTHEST, ()),
        (NOW + FURTHEST + SECOND, (ChangeRefusal.TOO_FAR_AHEAD,)),
    ],
)
def test_where_a_deadline_can_be_moved_to(new, refusals):
    assert refuse_new_deadline(RUNNING, new, WHY, seen=3, now=NOW) == refusals


def test_on_the_last_day_a_deadline_can_be_moved_on_but_not_back():
    last_day = Running(NOW - DAY, NOW + HOUR, 3)
    assert refuse_new_deadline(last_day, NOW + 2 * HOUR, WHY, seen=3, now=NOW) == ()
    sooner = refuse_new_deadline(last_day, NOW + HOUR - SECOND, WHY, seen=3, now=NOW)
    assert sooner == (ChangeRefusal.TOO_LITTLE_NOTICE,)


@pytest.mark.parametrize(
    ("now", "refusal"),
    [
        (RUNNING.opens_at - SECOND, ChangeRefusal.NOT_OPEN_YET),
        (RUNNING.opens_at, None),
        (RUNNING.closes_at - MARGIN, None),
        (RUNNING.closes_at - MARGIN + SECOND, ChangeRefusal.ALREADY_CLOSED),
    ],
)
def test_only_between_the_opening_and_the_deadline(now, refusal):
    expected = (refusal,) if refusal else ()
    later = RUNNING.closes_at + 5 * DAY
    assert refuse_new_deadline(RUNNING, later, WHY, seen=3, now=now) == expected
    assert refuse_stop(RUNNING, WHY, later, later + 5 * DAY, seen=3, now=now) == expected


@pytest.mark.parametrize("reason", [Reason("", "Fordi."), Reason("Fordi.", "  "), Reason("", "")])
def test_a_reason_stands_in_both_forms(reason):
    later = RUNNING.closes_at + DAY
    assert refuse_new_deadline(RUNNING, later, reason, seen=3, now=NOW) == (ChangeRefusal.REASON_MISSING,)
    assert refuse_stop(RUNNING, reason, later, later + DAY, seen=3, now=NOW) == (ChangeRefusal.REASON_MISSING,)


def test_who_looked_at_another_version_is_told_so():
    later = RUNNING.closes_at + DAY
    assert refuse_new_deadline(RUNNING, later, WHY, seen=2, now=NOW) == (ChangeRefusal.CHANGED_MEANWHILE,)
    assert refuse_stop(RUNNING, WHY, later, later + DAY, seen=4, now=NOW) == (ChangeRefusal.CHANGED_MEANWHILE,)


@pytest.mark.parametrize(
    ("opens", "closes", "faults"),
    [
        (NOW + MARGIN - SECOND, NOW + 2 * DAY, [(ChangeRefusal.OPENS_IN_THE_PAST, "opens_at")]),
        (NOW + MARGIN, NOW + MARGIN + DAY, []),
        (NOW + MARGIN, NOW + DAY, [(ChangeRefusal.PERIOD_TOO_SHORT, "closes_at")]),
        (NOW + DAY, NOW + DAY, [(ChangeRefusal.CLOSES_BEFORE_IT_OPENS, "closes_at")]),
        (NOW + FURTHEST, NOW + FURTHEST + DAY, [(ChangeRefusal.TOO_FAR_AHEAD, "closes_at")]),
        (
            NOW + FURTHEST + SECOND,
            NOW + FURTHEST + 2 * DAY,
            [(ChangeRefusal.TOO_FAR_AHEAD, "opens_at"), (ChangeRefusal.TOO_FAR_AHEAD, "closes_at")],
        ),
    ],
)
def test_when_the_new_voting_can_be(opens, closes, faults):
    assert list(list_new_voting_faults(opens, closes, NOW)) == faults
    assert refuse_stop(RUNNING, WHY, opens, closes, seen=3, now=NOW) == tuple(refusal for refusal, _at in faults)
