"""What stops a decision, and what is only worth a second look: each gate closed by one thing and opened by another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from citizen.domain.decisions.appeals import is_late, last_day_of_appeal
from citizen.domain.decisions.codes import Gate, Outcome, Parallel
from citizen.domain.decisions.following import follows_for_question, follows_for_road
from citizen.domain.decisions.gates import NamesAround, Prepared, Proposed, find_gates, months_after
from citizen.domain.decisions.sources import SOURCES
from citizen.domain.naming import name_key

TODAY = date(2026, 11, 23)
READY = Prepared(
    is_road=True,
    is_counted=True,
    advice_sent_on=date(2026, 9, 1),
    advice_received_on=date(2026, 10, 1),
    parallel=Parallel.NONE,
)
NAME = Proposed(Outcome.NEW_NAME, "Furubakken", decided_on=date(2026, 11, 20))
LONG = "Prestegardsskogvegen øst"
ALONE = NamesAround()


def gates(proposed: Proposed = NAME, prepared: Prepared = READY, around: NamesAround = ALONE) -> list[Gate]:
    return [hit.gate for hit in find_gates(proposed, prepared, around, TODAY)]


def test_a_prepared_case_can_be_decided():
    assert gates() == []


@pytest.mark.parametrize(
    ("changes", "gate"),
    [
        ({"is_counted": False}, Gate.NOT_COUNTED),
        ({"advice_received_on": None}, Gate.ADVICE_NOT_RECEIVED),
        ({"advice_received_on": date(2026, 11, 21)}, Gate.ADVICE_NOT_RECEIVED),
        ({"advice_sent_on": None, "advice_received_on": None}, Gate.ADVICE_NOT_ASKED),
        ({"parallel": Parallel.WAITING}, Gate.PARALLEL_NOT_RAISED),
        ({"parallel": Parallel.UNKNOWN}, Gate.PARALLEL_UNKNOWN),
        ({"needs_hearing": True}, Gate.HEARING_NOT_HELD),
    ],
)
def test_what_staff_must_prepare(changes, gate):
    assert gates(prepared=replace(READY, **changes)) == [gate]


@pytest.mark.parametrize(
    ("opens", "closes", "expected"),
    [
        (date(2026, 8, 31), date(2026, 10, 31), []),
        (date(2026, 8, 31), date(2026, 10, 30), [Gate.HEARING_TOO_SHORT]),
        (date(2026, 9, 20), date(2026, 11, 20), [Gate.HEARING_NOT_OVER]),
    ],
)
def test_a_hearing_lasts_two_months_and_is_over_before_the_meeting(opens, closes, expected):
    heard = replace(READY, needs_hearing=True, hearing_opens_on=opens, hearing_closes_on=closes)
    assert gates(prepared=heard) == expected


@pytest.mark.parametrize(
    ("changes", "gate"),
    [
        ({"name": ""}, Gate.UNUSABLE_NAME),
        ({"name": "@furu"}, Gate.UNUSABLE_NAME),
        ({"name": LONG}, Gate.SHORT_FORM_MISSING),
        ({"name": LONG, "short_form": "Prestegardsskogvegen ø."}, Gate.SHORT_FORM_TOO_LONG),
        ({"decided_on": None}, Gate.NO_MEETING),
        ({"decided_on": date(2026, 11, 24)}, Gate.MEETING_TO_COME),
        ({"departs": True}, Gate.REASON_MISSING),
        ({"departs": True, "reason": "  "}, Gate.REASON_MISSING),
    ],
)
def test_what_is_wrong_with_the_decision_itself(changes, gate):
    assert gates(replace(NAME, **changes)) == [gate]


def test_a_reason_and_a_short_form_open_their_gates():
    assert gates(replace(NAME, departs=True, reason="Det er to slike.")) == []
    assert gates(replace(NAME, name=LONG, short_form="Prestegardssk.vegen ø")) == []
    assert gates(replace(NAME, name="F" + "u" * 21)) == []


def test_a_name_and_a_short_form_are_one_roads_in_the_whole_municipality():
    taken = {name_key("furubakken"): "Furubakken (Havnes)"}
    assert gates(around=NamesAround(in_use=taken)) == [Gate.NAME_TAKEN]
    assert gates(around=NamesAround(decided=taken)) == [Gate.NAME_DECIDED_ELSEWHERE]
    assert gates(around=NamesAround(wanted=taken)) == [Gate.NAME_WANTED_ELSEWHERE]
    short = replace(NAME, name=LONG, short_form="Furubakken")
    assert gates(short, around=NamesAround(in_use=taken)) == [Gate.SHORT_FORM_TAKEN]
    assert gates(short, around=NamesAround(wanted=taken)) == [Gate.NAME_WANTED_ELSEWHERE]


def test_a_name_wanted_elsewhere_is_looked_at_and_stops_nobody():
    (hit,) = find_gates(NAME, READY, NamesAround(wanted={name_key("Furubakken"): "Skulevegen"}), TODAY)
    assert not hit.stops
    assert hit.about == "Skulevegen"


@pytest.mark.parametrize("outcome", [Outcome.NO_CHANGE, Outcome.ABSORBED])
def test_a_road_without_a_new_name_needs_no_advice_on_it(outcome):
    bare = Prepared(is_road=True, is_counted=True)
    assert gates(replace(NAME, outcome=outcome, name="Skulevegen"), bare) == []


def test_a_name_that_stays_at_two_roads_is_pointed_out():
    twice = replace(READY, old_name_stays_elsewhere="Skulevegen (Havnes)")
    assert gates(replace(NAME, outcome=Outcome.NO_CHANGE), twice) == [Gate.NAME_STAYS_TWICE]
    assert gates(prepared=twice) == []


def test_every_gate_says_where_it_comes_from():
    assert set(SOURCES) == set(Gate)


def test_what_stops_stands_above_what_is_looked_at():
    found = gates(replace(NAME, departs=True), replace(READY, parallel=Parallel.UNKNOWN))
    assert found == [Gate.REASON_MISSING, Gate.PARALLEL_UNKNOWN]


@pytest.mark.parametrize(
    ("day", "later"),
    [
        (date(2026, 12, 31), date(2027, 2, 28)),
        (date(2026, 11, 15), date(2027, 1, 15)),
        (date(2027, 10, 31), date(2027, 12, 31)),
    ],
)
def test_two_months_after_a_day(day, later):
    assert months_after(day, 2) == later


def test_a_road_follows_the_vote_in_the_spelling_that_led():
    assert follows_for_road(Outcome.NEW_NAME, "furubakken", ["Furubakken", "Åsvegen"])
    assert not follows_for_road(Outcome.NEW_NAME, "Furebakken", ["Furubakken"])
    assert not follows_for_road(Outcome.NO_CHANGE, "Furubakken", ["Furubakken"])
    assert not follows_for_road(Outcome.NEW_NAME, "Furubakken", [])


def test_alternatives_follow_the_vote_when_they_led():
    assert follows_for_question(Outcome.OPTION, [1], [1, 2], is_budget=False)
    assert not follows_for_question(Outcome.OPTION, [3], [1, 2], is_budget=False)
    assert not follows_for_question(Outcome.OPTION, [1], [1, 2], is_budget=True)
    assert follows_for_question(Outcome.OPTION, [2, 1], [1, 2], is_budget=True)
    assert not follows_for_question(Outcome.OPTION, [], [], is_budget=True)


def test_an_appeal_has_three_weeks():
    assert last_day_of_appeal(date(2026, 11, 2)) == date(2026, 11, 23)
    assert not is_late(date(2026, 11, 23), date(2026, 11, 2))
    assert is_late(date(2026, 11, 24), date(2026, 11, 2))
