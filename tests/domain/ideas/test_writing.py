"""Who may write an idea, and when; what is held back. Pure rules."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from citizen.domain.ideas.states import IdeaState
from citizen.domain.ideas.writing import (
    EDIT_WINDOW,
    LARGEST_ATTACHMENT,
    LONGEST_ALT,
    LONGEST_BODY,
    LONGEST_TITLE,
    NEW_FOR,
    IdeaRefusal,
    Writer,
    edit_closes_at,
    has_link,
    must_be_held,
    object_to_text,
    refuse_alt,
    refuse_attachment,
    refuse_edit,
    refuse_flood,
    refuse_withdrawal,
    refuse_writing,
)
from citizen.domain.phases import Schedule

NOON = datetime(2027, 3, 10, 12, tzinfo=UTC)
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
SCHEDULE = Schedule(NOON - 5 * DAY, NOON + 5 * DAY, NOON + 30 * DAY, NOON + 30 * DAY)
OLD, NEW = NOON - 90 * DAY, NOON - DAY


@pytest.mark.parametrize(
    ("now", "refusal"),
    [
        (NOON - 5 * DAY - MINUTE, IdeaRefusal.NOT_OPEN_YET),
        (NOON - 5 * DAY, None),
        (NOON + 5 * DAY - MINUTE, None),
        (NOON + 5 * DAY, IdeaRefusal.ALREADY_CLOSED),
        (NOON + 40 * DAY, IdeaRefusal.ALREADY_CLOSED),
    ],
)
def test_ideas_are_sent_while_the_round_is_open(now, refusal):
    assert refuse_writing(SCHEDULE, now) is refusal


def test_all_that_is_wrong_with_a_text_is_said_at_once():
    found = object_to_text("x" * (LONGEST_TITLE + 1), "y" * LONGEST_BODY + "13097248022")
    assert found == (IdeaRefusal.TITLE_TOO_LONG, IdeaRefusal.BODY_TOO_LONG, IdeaRefusal.PERSON_NUMBER)
    assert object_to_text("", "") == (IdeaRefusal.TITLE_MISSING, IdeaRefusal.BODY_MISSING)
    assert object_to_text("Kort", "Noe") == (IdeaRefusal.TITLE_TOO_SHORT,)
    assert object_to_text("x" * LONGEST_TITLE, "y" * LONGEST_BODY) == ()


@pytest.mark.parametrize(
    ("created_at", "ago", "refusal"),
    [
        (OLD, [], None),
        (OLD, [1] * 9, None),
        (OLD, [1] * 10, IdeaRefusal.TOO_MANY_TODAY),
        (OLD, [24 * 60] * 10, None),
        (NEW, [], None),
        (NEW, [4], IdeaRefusal.TOO_SOON_WHILE_NEW),
        (NEW, [5], None),
        (NEW, [60, 120], None),
        (NEW, [60, 120, 180], IdeaRefusal.TOO_MANY_WHILE_NEW),
        (NOON - NEW_FOR, [1, 2, 3], None),
    ],
)
def test_limits_count_for_the_person(created_at, ago, refusal):
    sent = tuple(NOON - minutes * MINUTE for minutes in ago)
    assert refuse_flood(Writer(created_at, sent), NOON) is refusal


@pytest.mark.parametrize(
    ("text", "is_link"),
    [
        ("Se https://example.no", True),
        ("se www.example.no", True),
        ("[her](//example.no)", True),
        ("kjøp på billig.shop nå", True),
        ("mailto:x", True),
        ("Vi trenger benker. Og lys.", False),
        ("Havnes skole, kl. 10.30", False),
    ],
)
def test_links_are_seen(text, is_link):
    assert has_link(text) is is_link
    assert must_be_held("Tittel", text, Writer(NEW, ()), NOON) is is_link
    assert must_be_held("Tittel", text, Writer(OLD, ()), NOON) is False


@pytest.mark.parametrize(
    ("state", "age", "now", "refusal"),
    [
        (IdeaState.DRAFT, None, NOON + 90 * DAY, None),
        (IdeaState.HIDDEN, EDIT_WINDOW, NOON + 90 * DAY, None),
        (IdeaState.PUBLISHED, EDIT_WINDOW - MINUTE, NOON, None),
        (IdeaState.PUBLISHED, EDIT_WINDOW, NOON, IdeaRefusal.WINDOW_OVER),
        (IdeaState.HELD, MINUTE, NOON, None),
        (IdeaState.PUBLISHED, MINUTE, NOON + 5 * DAY, IdeaRefusal.ALREADY_CLOSED),
        (IdeaState.WITHDRAWN, MINUTE, NOON, IdeaRefusal.GONE),
        (IdeaState.MERGED, MINUTE, NOON, IdeaRefusal.GONE),
    ],
)
def test_when_an_idea_can_be_changed(state, age, now, refusal):
    sent_at = now - age if age else None
    assert refuse_edit(state, sent_at, SCHEDULE, now) is refusal


def test_the_window_ends_with_the_round():
    assert edit_closes_at(NOON, SCHEDULE) == NOON + EDIT_WINDOW
    assert edit_closes_at(NOON + 5 * DAY - MINUTE, SCHEDULE) == SCHEDULE.proposals_close_at


def test_what_is_sent_can_be_withdrawn_while_the_round_is_open():
    assert refuse_withdrawal(IdeaState.PUBLISHED, SCHEDULE, NOON) is None
    assert refuse_withdrawal(IdeaState.DRAFT, SCHEDULE, NOON) is IdeaRefusal.GONE
    assert refuse_withdrawal(IdeaState.PUBLISHED, SCHEDULE, NOON + 5 * DAY) is IdeaRefusal.ALREADY_CLOSED


def test_files_are_known_by_what_they_are():
    assert refuse_attachment(b"%PDF-1.4 ... %%EOF\n") is None
    assert refuse_attachment(b"GIF89a%PDF-1.4%%EOF") is IdeaRefusal.ATTACHMENT_NO_PDF
    too_large = b"%PDF-1.4" + b" " * LARGEST_ATTACHMENT + b"%%EOF"
    assert refuse_attachment(too_large) is IdeaRefusal.ATTACHMENT_TOO_LARGE


def test_a_description_is_demanded():
    assert refuse_alt("") is IdeaRefusal.ALT_MISSING
    assert refuse_alt("x" * (LONGEST_ALT + 1)) is IdeaRefusal.ALT_TOO_LONG
    assert refuse_alt("Per, 13097248022") is IdeaRefusal.PERSON_NUMBER
    assert refuse_alt("En sal") is None
