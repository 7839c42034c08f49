"""What must be said when the municipality tells what it did with the answers, and when it is late."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from citizen.domain.hearing_outcomes import (
    LONGEST_TOLD,
    Outcome,
    OutcomeRefusal,
    Said,
    days_late,
    find_faults,
    refuse_publishing,
    shortened,
)
from citizen.domain.ideas.rounds import schedule_of_talk
from tests.domain.test_holds_person_number import NUMBER as A_BIRTH_NUMBER

GOOD = Said("Vi flyttet tiden.", "Vi flytta tida.")
AT = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("outcome", "faults"),
    [
        (Outcome(GOOD), []),
        (Outcome(GOOD, "26/1", "https://www.example.no/sak", {1: Said("", ""), 2: GOOD}), []),
        (Outcome(Said("", "x")), [("text_nb", OutcomeRefusal.NO_TEXT_IN_BOKMAAL)]),
        (Outcome(Said("x", "")), [("text_nn", OutcomeRefusal.NO_TEXT_IN_NYNORSK)]),
        (Outcome(GOOD, parts={2: Said("x", "")}), [("part_2_nn", OutcomeRefusal.PART_ONLY_IN_BOKMAAL)]),
        (Outcome(GOOD, parts={2: Said("", "x")}), [("part_2_nb", OutcomeRefusal.PART_ONLY_IN_NYNORSK)]),
        (Outcome(Said("x" * 8001, "x")), [("text_nb", OutcomeRefusal.TEXT_TOO_LONG)]),
        (Outcome(GOOD, parts={1: Said("x", "x" * 3001)}), [("part_1_nn", OutcomeRefusal.PART_TOO_LONG)]),
        (Outcome(GOOD, "x" * 201), [("case_number", OutcomeRefusal.LINE_TOO_LONG)]),
        (Outcome(GOOD, case_url="javascript:alert(1)"), [("case_url", OutcomeRefusal.ADDRESS_UNUSABLE)]),
        (Outcome(Said(A_BIRTH_NUMBER, "x")), [("text_nb", OutcomeRefusal.PERSON_NUMBER)]),
        (Outcome(GOOD, parts={1: Said("x", A_BIRTH_NUMBER)}), [("part_1_nn", OutcomeRefusal.PERSON_NUMBER)]),
    ],
)
def test_every_fault_is_found_at_its_field(outcome, faults):
    assert list(find_faults(outcome)) == faults


@pytest.mark.parametrize(
    ("days", "refusal"),
    [(-1, OutcomeRefusal.STILL_OPEN), (5, OutcomeRefusal.STILL_OPEN), (10, None), (25, None)],
)
def test_nothing_is_told_while_people_can_answer(days, refusal):
    schedule = schedule_of_talk(AT, AT + timedelta(days=10), AT + timedelta(days=20))
    assert refuse_publishing(schedule, AT + timedelta(days=days)) is refusal


@pytest.mark.parametrize(("day", "late"), [(1, 0), (2, 0), (3, 1), (12, 10)])
def test_nobody_is_late_on_the_promised_day_itself(day, late):
    assert days_late(date(2026, 3, 2), date(2026, 3, day)) == late


def test_a_notice_says_the_beginning_up_to_a_whole_word():
    assert shortened("Kort.") == "Kort."
    long = shortened("ord " * 400)
    assert long.endswith("ord …")
    assert len(long) <= LONGEST_TOLD + 2
    assert shortened("x" * 700) == "x" * LONGEST_TOLD + " …"
