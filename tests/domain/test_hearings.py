"""Who may answer a hearing, and when."""

from datetime import UTC, datetime, timedelta

import pytest

from citizen.domain.hearings import (
    LONGEST_ANSWER,
    AnswerState,
    HearingRefusal,
    is_short,
    is_too_many,
    refuse_answer,
    refuse_answering,
    refuse_withdrawal,
    state_when_sent,
)
from citizen.domain.phases import Schedule

OPENS = datetime(2027, 1, 4, 9, tzinfo=UTC)
CLOSES, ANSWER = OPENS + timedelta(days=60), OPENS + timedelta(days=120)
SCHEDULE = Schedule(OPENS, CLOSES, ANSWER, ANSWER)
SECOND = timedelta(seconds=1)
NUMBER = "20914695016"  # published test data of a population that does not exist


@pytest.mark.parametrize(
    ("now", "refusal"),
    [
        (OPENS - SECOND, HearingRefusal.NOT_OPEN_YET),
        (OPENS, None),
        (CLOSES - SECOND, None),
        (CLOSES, HearingRefusal.ALREADY_CLOSED),
        (ANSWER, HearingRefusal.ALREADY_CLOSED),
    ],
)
def test_answers_are_taken_while_the_hearing_is_open(now, refusal):
    assert refuse_answering(SCHEDULE, now) == refusal


@pytest.mark.parametrize(
    ("text", "organisation", "refusal"),
    [
        (" \n", "", HearingRefusal.EMPTY),
        ("a" * LONGEST_ANSWER, "", None),
        ("a" * (LONGEST_ANSWER + 1), "", HearingRefusal.TOO_LONG),
        ("Bra.", "a" * 121, HearingRefusal.ORGANISATION_TOO_LONG),
        (f"Han er {NUMBER}.", "", HearingRefusal.BIRTH_NUMBER),
        ("Bra.", NUMBER, HearingRefusal.BIRTH_NUMBER),
        ("Ring 912 34 567.", "Lia vel", HearingRefusal.CONTACT_DATA),
    ],
)
def test_what_can_not_be_sent_is_refused(text, organisation, refusal):
    assert refuse_answer(text, organisation, may_hold_contact=False) == refusal


def test_an_association_may_give_its_number():
    assert refuse_answer("Ring 912 34 567.", "Lia vel", may_hold_contact=True) is None


def test_an_answer_is_withdrawn_until_the_hearing_closes():
    state = AnswerState.PUBLISHED
    assert refuse_withdrawal(state, SCHEDULE, CLOSES - SECOND, is_writer=True) is None
    assert refuse_withdrawal(state, SCHEDULE, CLOSES, is_writer=True) == HearingRefusal.ALREADY_CLOSED
    assert refuse_withdrawal(state, SCHEDULE, OPENS, is_writer=False) == HearingRefusal.NOT_YOURS
    assert refuse_withdrawal(AnswerState.HIDDEN, SCHEDULE, OPENS, is_writer=True) == HearingRefusal.ANSWER_GONE


def test_a_new_account_can_send_less_and_its_links_are_looked_at():
    assert is_too_many(8, 8, is_new=True)
    assert not is_too_many(8, 8, is_new=False)
    assert state_when_sent("Se www.example.org", is_new=True) is AnswerState.HELD
    assert state_when_sent("Se www.example.org", is_new=False) is AnswerState.PUBLISHED


def test_less_than_two_months_is_short():
    assert not is_short(SCHEDULE)
    assert is_short(Schedule(OPENS, CLOSES - SECOND, ANSWER, ANSWER))
