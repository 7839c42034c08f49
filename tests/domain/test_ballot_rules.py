"""The rules of a round: written in one way, and refused where a question can't be voted on like that."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from citizen.domain.ballot_rules import (
    MOST_OPTIONS,
    HowToCount,
    OptionRules,
    QuestionRules,
    RoundRules,
    RulesRefusal,
    count_rules,
    hash_of_rules,
    refuse_question,
    with_electorate,
    written,
)
from citizen.domain.tally import MOST_RANKED, CountRules, Method

QUESTION = QuestionRules(
    4,
    "hus",
    "Hva skal huset hete?",
    "Kva skal huset heite?",
    (OptionRules(8, "Åsen", "Åsen", 30), OptionRules(9, "B", "B", 50)),
)
RULES = RoundRules(
    HowToCount(Method.BUDGET, 2, 80),
    datetime(2026, 11, 1, 8, 0, 0, 999, tzinfo=UTC),
    datetime(2026, 11, 20, 22, 59, tzinfo=UTC),
    60,
    {"circle": "everyone"},
    (QUESTION,),
)


def test_the_rules_are_written_in_one_way_that_ascii_can_hold():
    text = written(RULES)
    assert text.isascii()
    assert json.dumps(json.loads(text), sort_keys=True, separators=(",", ":")) == text
    assert json.loads(text) == {
        "version": 1,
        "method": "budget",
        "max_choices": 2,
        "budget": 80,
        "electorate": {"circle": "everyone"},
        "grace_s": 60,
        "opens_at": "2026-11-01T08:00:00Z",
        "closes_at": "2026-11-20T22:59:00Z",
        "questions": [
            {
                "id": 4,
                "slug": "hus",
                "title_nb": "Hva skal huset hete?",
                "title_nn": "Kva skal huset heite?",
                "options": [
                    {"id": 8, "name_nb": "Åsen", "name_nn": "Åsen", "cost": 30},
                    {"id": 9, "name_nb": "B", "name_nn": "B", "cost": 50},
                ],
            }
        ],
    }
    assert hash_of_rules(text) == hashlib.sha256(text.encode()).digest()


def test_the_count_goes_by_the_rules_as_they_were_written():
    rules = json.loads(written(RULES))
    assert count_rules(rules, 4) == CountRules(Method.BUDGET, (8, 9), {8: 30, 9: 50}, 80, 2)
    with pytest.raises(KeyError):
        count_rules(rules, 5)


def test_options_without_a_cost_have_none_in_the_count():
    free = QuestionRules(4, "hus", "Hus?", "Hus?", (OptionRules(8, "A", "A"), OptionRules(9, "B", "B", 0)))
    rules = json.loads(written(replace(RULES, how=HowToCount(), questions=(free,))))
    assert count_rules(rules, 4) == CountRules(Method.APPROVAL, (8, 9), {9: 0})


def test_with_another_electorate_everything_else_is_as_it_was_written():
    other = {"circle": "roads", "road_ids": [1], "note": "Åsen"}
    changed = with_electorate(written(RULES), json.dumps(other))
    assert changed == written(replace(RULES, electorate=other))
    assert with_electorate(changed, json.dumps(dict(RULES.electorate))) == written(RULES)
    assert changed.isascii()


@pytest.mark.parametrize(
    ("how", "costs", "refusals"),
    [
        (HowToCount(), [None], ()),
        (HowToCount(), [], (RulesRefusal.TOO_FEW_OPTIONS,)),
        (HowToCount(Method.SINGLE), [None], ()),
        (HowToCount(Method.YES_NO), [None], (RulesRefusal.TOO_FEW_OPTIONS,)),
        (HowToCount(Method.YES_NO), [None] * 2, ()),
        (HowToCount(Method.RANKED), [None] * MOST_RANKED, ()),
        (HowToCount(Method.RANKED), [None] * (MOST_RANKED + 1), (RulesRefusal.TOO_MANY_OPTIONS,)),
        (HowToCount(), [None] * MOST_OPTIONS, ()),
        (HowToCount(), [None] * (MOST_OPTIONS + 1), (RulesRefusal.TOO_MANY_OPTIONS,)),
        (HowToCount(max_choices=1), [None], ()),
        (HowToCount(max_choices=0), [None], (RulesRefusal.MAX_CHOICES_UNUSABLE,)),
        (HowToCount(max_choices=-1), [None], (RulesRefusal.MAX_CHOICES_UNUSABLE,)),
        (HowToCount(Method.BUDGET, budget=100), [100, 200], ()),
        (HowToCount(Method.BUDGET, budget=99), [100, 200], (RulesRefusal.NOTHING_AFFORDABLE,)),
        (HowToCount(Method.BUDGET), [0, 200], (RulesRefusal.BUDGET_MISSING,)),
        (HowToCount(Method.BUDGET), [1, 200], (RulesRefusal.BUDGET_MISSING, RulesRefusal.NOTHING_AFFORDABLE)),
        (
            HowToCount(Method.BUDGET, max_choices=0),
            [None],
            (
                RulesRefusal.TOO_FEW_OPTIONS,
                RulesRefusal.MAX_CHOICES_UNUSABLE,
                RulesRefusal.BUDGET_MISSING,
                RulesRefusal.COST_MISSING,
            ),
        ),
    ],
)
def test_everything_that_keeps_a_question_from_the_vote_is_said_at_once(how, costs, refusals):
    assert refuse_question(how, costs) == refusals
