"""Codes of ballots on paper, and two readings of one ballot."""

from __future__ import annotations

import hashlib
import hmac
import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizen.domain.box.check_characters import ALPHABET
from citizen.domain.paper import (
    CHARACTERS,
    RANDOM_BYTES,
    WRITTEN_LENGTH,
    PaperBallot,
    PaperRefusal,
    hash_of_code,
    hash_of_sheet,
    is_same,
    list_differences,
    mark_of_elector,
    new_code,
    read_code,
    read_written,
    refuse_content,
    shown_number,
    written,
)

draws = st.binary(min_size=RANDOM_BYTES, max_size=RANDOM_BYTES)
answers = st.dictionaries(st.integers(1, 50), st.none() | st.lists(st.integers(1, 99), max_size=6).map(tuple))


@given(draws)
def test_a_code_is_read_as_it_was_made_however_it_is_typed(draw):
    code = new_code(draw)
    assert len(code.replace("-", "")) == CHARACTERS
    for typed in (code, code.lower(), code.replace("-", ""), code.replace("-", " – "), code.replace("1", "l")):
        assert read_code(typed) == code


@given(draws, st.integers(0, CHARACTERS - 1), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_found(draw, place, character):
    code = new_code(draw).replace("-", "")
    changed = code[:place] + character + code[place + 1 :]
    assert (read_code(changed) is not None) == (changed == code)


@given(draws, st.integers(0, CHARACTERS - 2))
def test_two_characters_that_changed_places_are_found(draw, place):
    code = new_code(draw).replace("-", "")
    changed = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert (read_code(changed) is not None) == (changed == code)


@pytest.mark.parametrize("typed", ["", "0", "U" * 16, "0" * 15, "0" * 17, "æ" * 16, "0000-0000-0000-0001"])
def test_what_is_no_code_is_not_read(typed):
    assert read_code(typed) is None


def test_codes_fill_the_whole_alphabet_and_do_not_repeat():
    made = {new_code(random.randbytes(RANDOM_BYTES)) for _ in range(2000)}
    assert len(made) == 2000
    for place in (0, 7, 14):
        assert {code.replace("-", "")[place] for code in made} == set(ALPHABET)


@pytest.mark.parametrize("size", [RANDOM_BYTES - 1, RANDOM_BYTES + 1])
def test_a_code_is_made_of_exactly_ten_bytes(size):
    with pytest.raises(ValueError, match="10 random bytes"):
        new_code(bytes(size))


def test_what_is_stored_of_codes_and_electors_is_keyed_and_for_one_purpose():
    key, other, person = b"k" * 32, b"q" * 32, b"p" * 32
    code = new_code(bytes(RANDOM_BYTES))
    assert hash_of_code(key, code) == hmac.new(key, b"paper1" + code.encode(), hashlib.sha256).digest()
    assert mark_of_elector(key, person) == hmac.new(key, b"paper-elector1" + person, hashlib.sha256).digest()
    assert hash_of_code(other, code) != hash_of_code(key, code)
    assert mark_of_elector(other, person) != mark_of_elector(key, person)


@given(answers, st.booleans())
def test_a_ballot_is_read_as_it_was_written_in_a_length_that_tells_nothing(given_answers, is_invalid):
    ballot = PaperBallot(given_answers, is_invalid)
    stored = written(ballot)
    assert read_written(stored) == ballot
    assert len(stored) == WRITTEN_LENGTH


def test_a_very_long_ballot_is_written_whole():
    ballot = PaperBallot(dict.fromkeys(range(1000), (1, 2, 3)))
    assert len(written(ballot)) % WRITTEN_LENGTH == 0
    assert read_written(written(ballot)) == ballot


@pytest.mark.parametrize(
    ("ballot", "refusal"),
    [
        (PaperBallot({}), PaperRefusal.NOTHING_ENTERED),
        (PaperBallot({1: None, 2: None}), PaperRefusal.NOTHING_ENTERED),
        (PaperBallot({1: None}, is_invalid=True), None),
        (PaperBallot({1: ()}, is_invalid=True), PaperRefusal.INVALID_WITH_MARKS),
        (PaperBallot({1: (7,)}, is_invalid=True), PaperRefusal.INVALID_WITH_MARKS),
        (PaperBallot({1: ()}), None),
        (PaperBallot({1: None, 2: (3,)}), None),
    ],
)
def test_a_reading_says_either_something_or_that_the_ballot_is_invalid(ballot, refusal):
    assert refuse_content(ballot) is refusal


@pytest.mark.parametrize(
    ("first", "second", "differing"),
    [
        ({1: (2,)}, {1: (2,)}, ()),
        ({1: (2,)}, {1: ()}, (1,)),
        ({1: ()}, {1: None}, (1,)),
        ({1: None}, {}, ()),
        ({1: (2, 3), 5: ()}, {1: (3, 2), 4: (1,)}, (1, 4, 5)),
    ],
)
def test_two_readings_differ_in_the_questions_they_answer_differently(first, second, differing):
    one, other = PaperBallot(first), PaperBallot(second)
    assert list_differences(one, other) == differing
    assert is_same(one, other) is (not differing)


def test_an_invalid_ballot_is_not_the_same_as_an_empty_one():
    assert not is_same(PaperBallot({}), PaperBallot({}, is_invalid=True))
    assert is_same(PaperBallot({}, is_invalid=True), PaperBallot({1: None}, is_invalid=True))


@pytest.mark.parametrize("changed", ["method", "max_choices", "budget", "questions"])
def test_a_sheet_is_another_when_what_is_printed_on_it_has_changed(changed):
    rules = {"method": "single", "max_choices": None, "budget": None, "questions": [{"id": 1}], "closes_at": "1"}
    assert hash_of_sheet(json.dumps(rules)) != hash_of_sheet(json.dumps({**rules, changed: "x"}))
    assert hash_of_sheet(json.dumps(rules)) == hash_of_sheet(json.dumps({**rules, "closes_at": "2"}))


@pytest.mark.parametrize(("voters", "shown"), [(0, None), (9, None), (10, 10), (11, 11)])
def test_the_number_who_voted_on_paper_is_shown_from_ten_on(voters, shown):
    assert shown_number(voters) == shown
