"""What changed between two texts, and how alike two ideas are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from citizen.domain.ideas.differences import Change, Stretch, word_changes
from citizen.domain.ideas.likeness import ENOUGH, likeness, stems_of

TEXTS = st.text(alphabet="ab \n<&", max_size=60)


def test_a_word_that_changed_is_taken_out_and_another_put_in():
    assert word_changes("Bygg en lekeplass nå", "Bygg to lekeplasser nå") == (
        Stretch(Change.KEPT, "Bygg "),
        Stretch(Change.REMOVED, "en"),
        Stretch(Change.ADDED, "to"),
        Stretch(Change.KEPT, " "),
        Stretch(Change.REMOVED, "lekeplass"),
        Stretch(Change.ADDED, "lekeplasser"),
        Stretch(Change.KEPT, " nå"),
    )


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_out_of_the_difference(before, after):
    found = word_changes(before, after)
    assert "".join(one.text for one in found if one.change is not Change.ADDED) == before
    assert "".join(one.text for one in found if one.change is not Change.REMOVED) == after


def test_stems_are_the_beginnings_of_words_that_say_something():
    assert stems_of("Vi vil ha lekeplasser ved skolen!") == ("lekeplas", "skol")
    assert stems_of("og vi skal ikke") == ()
    assert len(stems_of(" ".join(f"ord{letter}ogmere" for letter in "abcdefghijklmn"))) == 6


@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=80))
def test_likeness_is_a_share(title, other, body):
    assert 0 <= likeness(title, other, body) <= 1


def test_the_same_in_other_words_is_alike_and_something_else_is_not():
    assert likeness("Ny lekeplass ved skolen", "Lekeplassen på Havnes skole", "") >= ENOUGH
    assert likeness("Gangveg langs fjorden", "Gangvei langs fjorden", "") >= ENOUGH
    assert likeness("Ny lekeplass ved skolen", "Direktesend møtene", "Da kan alle følge med.") < ENOUGH
