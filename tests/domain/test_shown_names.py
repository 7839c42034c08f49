"""What a person may be called beside what they write."""

import pytest

from citizen.domain.shown_names import ShownNameRefusal, refuse_shown_name, tidy_shown_name


@pytest.mark.parametrize("name", ["", "Kari", "Åse-Mari Ødegård", "Máret Č. Šuoŋŋa", "K" * 60])
def test_ordinary_names_can_be_shown(name):
    assert refuse_shown_name(name) is None


@pytest.mark.parametrize(
    ("name", "refusal"),
    [
        ("K" * 61, ShownNameRefusal.TOO_LONG),
        ("Kari\u202enibI", ShownNameRefusal.UNUSABLE_CHARACTER),
        ("Kari\u200b", ShownNameRefusal.UNUSABLE_CHARACTER),
        ("Kari\x00", ShownNameRefusal.UNUSABLE_CHARACTER),
        ("20914695016", ShownNameRefusal.PERSON_NUMBER),
        ("Kari 209146 95016", ShownNameRefusal.PERSON_NUMBER),
    ],
)
def test_some_names_are_refused(name, refusal):
    assert refuse_shown_name(name) is refusal


def test_spaces_are_tidied_and_letters_composed():
    assert tidy_shown_name("  Ka\u030are   Nordmann ") == "Kåre Nordmann"
