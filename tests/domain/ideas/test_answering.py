"""What an answer must say, and the addresses that it may give."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citizen.domain.ideas.answering import Answer, AnswerRefusal, find_faults, refuse_answer
from citizen.domain.ideas.states import IdeaState

WHOLE = Answer("verdict-changed", "Ja, men i 2027.", "Ja, men i 2027.", "Kari Nes", "Kommunen", "Kommunestyret", "", "")


def test_a_whole_answer_has_no_fault():
    assert find_faults(WHOLE) == ()


@pytest.mark.parametrize(
    ("part", "said", "fault"),
    [
        ("verdict", "", AnswerRefusal.NO_VERDICT),
        ("verdict", "kanskje", AnswerRefusal.NO_VERDICT),
        ("reason_nb", "", AnswerRefusal.NO_REASON_IN_BOKMAAL),
        ("reason_nn", "", AnswerRefusal.NO_REASON_IN_NYNORSK),
        ("answered_by", "", AnswerRefusal.NOBODY_ANSWERS),
        ("on_behalf_of", "", AnswerRefusal.ON_BEHALF_OF_NOBODY),
        ("decided_by", "", AnswerRefusal.NOBODY_DECIDED),
        ("reason_nn", "x" * 5001, AnswerRefusal.TOO_LONG),
        ("case_number", "x" * 201, AnswerRefusal.TOO_LONG),
        ("reason_nb", "Kari, 13097248022, har rett.", AnswerRefusal.PERSON_NUMBER),
        ("case_url", "javascript:alert(1)", AnswerRefusal.ADDRESS_UNUSABLE),
        ("case_url", "https://kari:hemmelig@example.no/", AnswerRefusal.ADDRESS_UNUSABLE),
        ("case_url", "https://example.no/a b", AnswerRefusal.ADDRESS_UNUSABLE),
        ("case_url", "https://[", AnswerRefusal.ADDRESS_UNUSABLE),
        ("case_url", "//example.no/", AnswerRefusal.ADDRESS_UNUSABLE),
    ],
)
def test_each_fault_stands_at_its_part(part, said, fault):
    assert find_faults(replace(WHOLE, **{part: said})) == ((part, fault),)


def test_a_case_may_have_an_address():
    assert find_faults(replace(WHOLE, case_url="https://www.example.no/sak/12?x=1")) == ()


@pytest.mark.parametrize("state", list(IdeaState))
def test_only_what_everyone_can_see_is_answered(state):
    assert (refuse_answer(state) is None) == (state is IdeaState.PUBLISHED)
