"""Who may argue and when, how often, and what is looked at first."""

from datetime import UTC, datetime, timedelta

import pytest

from citizen.domain.ideas.arguing import (
    EDIT_WINDOW,
    LONGEST_ARGUMENT,
    ArgumentRefusal,
    ArgumentState,
    is_new_account,
    is_too_many,
    refuse_discussing,
    refuse_edit,
    refuse_text,
    refuse_withdrawal,
    state_when_sent,
)
from citizen.domain.ideas.states import IdeaState
from citizen.domain.phases import Schedule

OPENS = datetime(2027, 1, 4, 9, tzinfo=UTC)
CLOSES, ANSWER = OPENS + timedelta(days=30), OPENS + timedelta(days=60)
SCHEDULE = Schedule(OPENS, CLOSES, ANSWER, ANSWER)
SECOND = timedelta(seconds=1)
NUMBER = "20914695016"  # published test data of a population that does not exist


@pytest.mark.parametrize(
    ("now", "refusal"),
    [
        (OPENS - SECOND, ArgumentRefusal.NOT_OPEN_YET),
        (OPENS, None),
        (CLOSES, None),
        (ANSWER - SECOND, None),
        (ANSWER, ArgumentRefusal.ALREADY_CLOSED),
    ],
)
def test_people_argue_from_the_opening_until_the_answer_day(now, refusal):
    assert refuse_discussing(IdeaState.PUBLISHED, SCHEDULE, now) == refusal


@pytest.mark.parametrize("state", set(IdeaState) - {IdeaState.PUBLISHED})
def test_nobody_argues_about_what_not_everyone_can_read(state):
    assert refuse_discussing(state, SCHEDULE, OPENS) == ArgumentRefusal.IDEA_GONE


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("  \n ", ArgumentRefusal.EMPTY),
        ("a" * LONGEST_ARGUMENT, None),
        ("a" * (LONGEST_ARGUMENT + 1), ArgumentRefusal.TOO_LONG),
        ("Ring meg på 912 34 567.", ArgumentRefusal.CONTACT_DATA),
        ("Skriv til kari@example.no.", ArgumentRefusal.CONTACT_DATA),
    ],
)
def test_a_text_that_can_not_be_sent_is_refused(text, refusal):
    assert refuse_text(text, may_hold_contact=False) == refusal


def test_contact_data_goes_through_when_the_writer_says_that_it_may_be_public():
    assert refuse_text("Ring idrettslaget på 912 34 567.", may_hold_contact=True) is None


def test_a_birth_number_never_goes_through():
    assert refuse_text(f"Han er {NUMBER} i dag.", may_hold_contact=True) == ArgumentRefusal.BIRTH_NUMBER


@pytest.mark.parametrize(
    ("hour", "day", "is_new", "too_many"),
    [(14, 59, False, False), (15, 15, False, True), (0, 60, False, True), (4, 14, True, False), (5, 5, True, True)],
)
def test_a_new_account_can_send_less(hour, day, is_new, too_many):
    assert is_too_many(hour, day, is_new=is_new) == too_many


def test_only_a_link_from_a_new_account_is_held():
    link = "Se https://example.org"
    assert state_when_sent(link, is_new=True) is ArgumentState.HELD
    assert state_when_sent(link, is_new=False) is ArgumentState.PUBLISHED
    assert state_when_sent("Ja til lekeplass.", is_new=True) is ArgumentState.PUBLISHED


def test_an_account_is_new_for_three_days():
    assert is_new_account(OPENS, OPENS + timedelta(days=3) - SECOND)
    assert not is_new_account(OPENS, OPENS + timedelta(days=3))


@pytest.mark.parametrize(
    ("state", "after", "is_writer", "has_replies", "refusal"),
    [
        (ArgumentState.PUBLISHED, EDIT_WINDOW - SECOND, True, False, None),
        (ArgumentState.HELD, SECOND, True, False, None),
        (ArgumentState.PUBLISHED, EDIT_WINDOW, True, False, ArgumentRefusal.EDIT_WINDOW_OVER),
        (ArgumentState.PUBLISHED, SECOND, True, True, ArgumentRefusal.ANSWERED_ALREADY),
        (ArgumentState.PUBLISHED, SECOND, False, False, ArgumentRefusal.NOT_YOURS),
        (ArgumentState.HIDDEN, SECOND, True, False, ArgumentRefusal.ARGUMENT_GONE),
        (ArgumentState.WITHDRAWN, SECOND, True, False, ArgumentRefusal.ARGUMENT_GONE),
    ],
)
def test_the_writer_can_change_it_for_a_quarter_of_an_hour(state, after, is_writer, has_replies, refusal):
    found = refuse_edit(state, OPENS, OPENS + after, is_writer=is_writer, has_replies=has_replies)
    assert found == refusal


def test_only_the_writer_withdraws_and_only_what_stands():
    assert refuse_withdrawal(ArgumentState.PUBLISHED, is_writer=True) is None
    assert refuse_withdrawal(ArgumentState.PUBLISHED, is_writer=False) == ArgumentRefusal.NOT_YOURS
    assert refuse_withdrawal(ArgumentState.HIDDEN, is_writer=True) == ArgumentRefusal.ARGUMENT_GONE
