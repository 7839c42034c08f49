"""From chosen pairs to the roads that change."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from citizen.domain.naming.likeness import Likeness
from citizen.domain.phases import Phase, Schedule
from citizen.domain.roads import Choice, RoundRefusal, Treatment
from citizen.domain.rounds import (
    ChosenPair,
    Fault,
    fingerprint_of,
    list_date_faults,
    losers_of,
    refuse_announcement,
    refuse_change,
    refuse_dates,
    settle,
)

A, B, C, D = 1, 2, 3, 4
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def pair(
    pair_id: int,
    a: int,
    b: int,
    *,
    choice: Choice | None = None,
    advised: int | None = None,
    level: Likeness = Likeness.IDENTICAL,
    treatment: Treatment = Treatment.RENAME,
    into: int | None = None,
) -> ChosenPair:
    return ChosenPair(pair_id, level, a, b, advised, choice, treatment, into)


@pytest.mark.parametrize(
    ("choice", "advised", "level", "losers"),
    [
        (None, A, Likeness.IDENTICAL, (B,)),
        (None, B, Likeness.SOUND_ALIKE, (A,)),
        (None, C, Likeness.IDENTICAL, (A, B)),
        (None, None, Likeness.IDENTICAL, None),
        (None, None, Likeness.SOUND_ALIKE, None),
        (None, None, Likeness.SAME_STEM, ()),
        (None, A, Likeness.SAME_STEM, ()),
        (Choice.KEEP_A, B, Likeness.IDENTICAL, (B,)),
        (Choice.KEEP_B, None, Likeness.SAME_STEM, (A,)),
        (Choice.CHANGE_BOTH, A, Likeness.IDENTICAL, (A, B)),
        (Choice.KEEP_BOTH, A, Likeness.IDENTICAL, ()),
    ],
)
def test_who_loses(choice: Choice | None, advised: int | None, level: Likeness, losers: tuple[int, ...] | None) -> None:
    assert losers_of(pair(1, A, B, choice=choice, advised=advised, level=level)) == losers


def test_the_loser_of_a_pair_changes_because_of_the_other_road() -> None:
    settled = settle([pair(7, A, B, advised=A)])
    assert settled.faults == ()
    (change,) = settled.changes
    assert (change.road, change.because_road, change.pair_id) == (B, A, 7)
    assert (change.other_changes_too, change.treatment, change.into_road) == (False, Treatment.RENAME, None)


def test_a_road_that_wins_one_pair_and_loses_another_changes() -> None:
    settled = settle([pair(1, A, B, choice=Choice.KEEP_A), pair(2, A, C, choice=Choice.KEEP_B)])
    changes = {change.road: change for change in settled.changes}
    assert set(changes) == {A, B}
    assert changes[A].because_road == C
    assert changes[B].because_road == A
    assert changes[B].other_changes_too


def test_of_three_equal_roads_both_losers_change_because_of_the_one_that_stays() -> None:
    pairs = [pair(1, A, B, choice=Choice.KEEP_A), pair(2, A, C, choice=Choice.KEEP_B), pair(3, B, C, advised=C)]
    changes = {change.road: change for change in settle(pairs).changes}
    assert {road: change.because_road for road, change in changes.items()} == {A: C, B: C}
    assert not changes[B].other_changes_too


def test_the_worst_level_is_the_reason_where_both_other_roads_stay() -> None:
    pairs = [pair(1, A, B, advised=A, level=Likeness.SOUND_ALIKE), pair(2, B, C, advised=C)]
    (change,) = settle(pairs).changes
    assert change.because_road == C


def test_when_both_change_each_knows_that_the_other_does() -> None:
    changes = settle([pair(1, A, B, choice=Choice.CHANGE_BOTH)]).changes
    assert [(change.road, change.because_road, change.other_changes_too) for change in changes] == [
        (A, B, True),
        (B, A, True),
    ]


def test_a_treatment_chosen_in_one_pair_holds_where_the_other_says_nothing() -> None:
    pairs = [pair(1, A, B, advised=A), pair(2, B, C, advised=C, treatment=Treatment.ABSORB, into=D)]
    (change,) = settle(pairs).changes
    assert (change.treatment, change.into_road) == (Treatment.ABSORB, D)


@pytest.mark.parametrize(
    ("pairs", "refusal", "where"),
    [
        ([], RoundRefusal.NO_ROADS, ()),
        ([pair(1, A, B)], RoundRefusal.KEEPER_UNDECIDED, (1,)),
        ([pair(1, A, B, advised=A), pair(2, C, D)], RoundRefusal.KEEPER_UNDECIDED, (2,)),
        ([pair(1, A, B, choice=Choice.KEEP_BOTH)], RoundRefusal.NOTHING_CHANGES, ()),
        ([pair(1, A, B, advised=A, level=Likeness.SAME_STEM)], RoundRefusal.NOTHING_CHANGES, ()),
        ([pair(1, A, B, advised=A, treatment=Treatment.ABSORB)], RoundRefusal.NEIGHBOUR_MISSING, (1,)),
        ([pair(1, A, B, advised=A, treatment=Treatment.ABSORB, into=B)], RoundRefusal.NEIGHBOUR_MISSING, (1,)),
        (
            [
                pair(1, A, B, advised=A, treatment=Treatment.SPLIT),
                pair(2, B, C, advised=C, treatment=Treatment.ABSORB, into=D),
            ],
            RoundRefusal.TREATMENTS_DIFFER,
            (1, 2),
        ),
        (
            [
                pair(1, A, B, choice=Choice.KEEP_A),
                pair(2, B, C, choice=Choice.KEEP_A),
                pair(3, C, A, choice=Choice.KEEP_A),
            ],
            RoundRefusal.KEEPERS_IN_A_CIRCLE,
            (1, 2, 3),
        ),
    ],
)
def test_what_must_be_mended_first(pairs: list[ChosenPair], refusal: RoundRefusal, where: tuple[int, ...]) -> None:
    settled = settle(pairs)
    assert settled.changes == ()
    assert settled.faults == (Fault(refusal, where),)


def test_a_road_in_another_round_is_refused_only_when_it_would_change() -> None:
    assert settle([pair(1, A, B, advised=A)], busy_roads={A}).faults == ()
    assert settle([pair(1, A, B, advised=A)], busy_roads={B}).faults == (Fault(RoundRefusal.ALREADY_IN_A_ROUND, (1,)),)


def test_all_faults_are_said_at_once() -> None:
    pairs = [pair(1, A, B), pair(2, C, D, advised=C, treatment=Treatment.ABSORB)]
    refusals = [fault.refusal for fault in settle(pairs).faults]
    assert refusals == [RoundRefusal.KEEPER_UNDECIDED, RoundRefusal.NEIGHBOUR_MISSING]


def test_a_fingerprint_tells_two_plans_apart_but_not_two_orders() -> None:
    one = settle([pair(1, A, B, advised=A), pair(2, C, D, advised=C)]).changes
    other = settle([pair(1, A, B, advised=B), pair(2, C, D, advised=C)]).changes
    assert fingerprint_of(one) == fingerprint_of(reversed(one))
    assert fingerprint_of(one) != fingerprint_of(other)


@pytest.mark.parametrize(
    ("slug", "days", "refusals"),
    [
        ("nye-vegnamn", (1, 2, 3, 4), ()),
        ("nye-vegnamn", (0, 2, 2, 4), ()),
        ("tatt", (1, 2, 3, 4), (RoundRefusal.SLUG_TAKEN,)),
        ("Nye namn", (1, 2, 3, 4), (RoundRefusal.SLUG_UNUSABLE,)),
        ("", (1, 2, 3, 4), (RoundRefusal.SLUG_UNUSABLE,)),
        ("stab", (1, 2, 3, 4), (RoundRefusal.SLUG_UNUSABLE,)),
        ("a" * 61, (1, 2, 3, 4), (RoundRefusal.SLUG_UNUSABLE,)),
        ("ny", (3, 2, 3, 4), (RoundRefusal.SLUG_UNUSABLE, RoundRefusal.PHASES_OUT_OF_ORDER)),
        ("nytt", (1, 3, 2, 4), (RoundRefusal.PHASES_OUT_OF_ORDER,)),
        ("nytt", (1, 2, 3, 3), (RoundRefusal.PHASES_OUT_OF_ORDER,)),
        ("nytt", (-1, 2, 3, 4), (RoundRefusal.OPENS_IN_THE_PAST,)),
        ("nytt", (-2, 0, 3, 4), (RoundRefusal.OPENS_IN_THE_PAST, RoundRefusal.CLOSES_IN_THE_PAST)),
        ("nytt", (1, 1.9, 3, 4), (RoundRefusal.PERIOD_TOO_SHORT,)),
        ("nytt", (1, 2, 3, 3.9), (RoundRefusal.PERIOD_TOO_SHORT,)),
        ("nytt", (1, 2, 3, 731), ()),
        ("nytt", (1, 2, 732, 733), (RoundRefusal.TOO_FAR_AHEAD,)),
    ],
)
def test_what_is_wrong_with_an_announcement(
    slug: str, days: tuple[float, float, float, float], refusals: tuple[RoundRefusal, ...]
) -> None:
    schedule = Schedule(*(NOW + day * DAY for day in days))
    assert refuse_announcement(slug, schedule, {"tatt"}, NOW) == refusals


@pytest.mark.parametrize(("minutes", "refused"), [(4, False), (6, True)])
def test_the_time_that_a_form_takes_is_forgiven(minutes: int, *, refused: bool) -> None:
    schedule = Schedule(NOW - timedelta(minutes=minutes), NOW + 30 * DAY, NOW + 40 * DAY, NOW + 50 * DAY)
    assert (RoundRefusal.OPENS_IN_THE_PAST in refuse_dates(schedule, NOW)) is refused


def test_each_wrong_date_is_named() -> None:
    schedule = Schedule(NOW + DAY, NOW + 1.5 * DAY, NOW + 800 * DAY, NOW + 800.5 * DAY)
    assert [(fault.refusal, fault.instant) for fault in list_date_faults(schedule, NOW)] == [
        (RoundRefusal.PERIOD_TOO_SHORT, "proposals_close_at"),
        (RoundRefusal.PERIOD_TOO_SHORT, "voting_close_at"),
        (RoundRefusal.TOO_FAR_AHEAD, "voting_open_at"),
        (RoundRefusal.TOO_FAR_AHEAD, "voting_close_at"),
    ]


@pytest.mark.parametrize(
    ("phase", "refusal"),
    [
        (Phase.ANNOUNCED, None),
        (Phase.PROPOSING, RoundRefusal.ALREADY_OPEN),
        (Phase.REVIEWING, RoundRefusal.ALREADY_OPEN),
        (Phase.VOTING, RoundRefusal.ALREADY_OPEN),
        (Phase.CLOSED, RoundRefusal.ALREADY_OVER),
    ],
)
def test_only_a_round_that_has_not_opened_can_be_changed(phase: Phase, refusal: RoundRefusal | None) -> None:
    assert refuse_change(phase) is refusal
