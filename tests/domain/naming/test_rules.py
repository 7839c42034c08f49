"""The table of rules is whole: words in both language forms, holes that are filled, no rule that nobody finds."""

import string

import pytest

from citizen.domain.naming import RULES, NameContext, NameIndex, Rule, RuleId
from citizen.domain.naming.check_uniqueness import check_address_code, check_short_form
from citizen.domain.naming.rule import Words

EVERY_RULE = pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id.name)
REGISTER = NameContext(register=NameIndex.of(["Storgata"]))


def holes(text: str) -> set[str]:
    return {hole for _, hole, _, _ in string.Formatter().parse(text) if hole}


def test_every_id_has_its_rule() -> None:
    assert set(RULES) == set(RuleId)


@EVERY_RULE
def test_every_text_stands_in_both_language_forms(rule: Rule) -> None:
    texts = (rule.title, rule.message, rule.explanation, rule.source)
    assert all(words.nb.strip() and words.nn.strip() for words in texts)


@EVERY_RULE
def test_both_messages_have_the_same_holes(rule: Rule) -> None:
    assert holes(rule.message.nb) == holes(rule.message.nn)


@EVERY_RULE
def test_messages_and_explanations_are_whole_sentences(rule: Rule) -> None:
    for words in (rule.message, rule.explanation):
        assert words.nb.endswith("."), words.nb
        assert words.nn.endswith("."), words.nn


BOKMAL_ONLY = {"ikke", "navnet", "navn", "veien", "veinavn", "også", "hvor", "hvorfor", "noe", "mer", "fra", "bare"}
NYNORSK_ONLY = {"ikkje", "namnet", "namn", "vegen", "vegnamn", "òg", "kvar", "kvifor", "noko", "meir", "frå", "berre"}


@EVERY_RULE
@pytest.mark.parametrize(("form", "foreign"), [("nb", NYNORSK_ONLY - {"vegen"}), ("nn", BOKMAL_ONLY)])
def test_neither_language_form_borrows_from_the_other(rule: Rule, form: str, foreign: set[str]) -> None:
    for words in (rule.title, rule.message, rule.explanation):
        text = words.to(form).translate(str.maketrans("", "", ".,:;«»()"))
        assert not set(text.lower().split()) & foreign, text


def test_words_in_an_unknown_language_are_bokmal() -> None:
    assert Words("veg", "veg").to("se") == "veg"


@pytest.mark.parametrize(
    ("short_form", "rules"),
    [
        ("P. Chr. Asbjørnsens v.", set()),
        ("Ytre Nordskogbygdv. nord", {RuleId.SHORT_FORM}),
        ("Storgata", {RuleId.SHORT_FORM}),
        ("P. C. Asbjørnsens vegen", {RuleId.SHORT_FORM, RuleId.SHORT_FORM_STYLE}),
        ("P. Asbjørnsens veg", {RuleId.SHORT_FORM_STYLE}),
    ],
)
def test_a_short_form_is_short_unique_and_shortened_from_the_end(short_form: str, rules: set[RuleId]) -> None:
    assert {finding.rule for finding in check_short_form(short_form, REGISTER)} == rules


@pytest.mark.parametrize(("code", "objections"), [(999, 1), (1000, 0), (1001, 1), (99998, 0), (99999, 1)])
def test_an_address_code_has_its_range_and_is_free(code: int, objections: int) -> None:
    assert len(check_address_code(code, taken=[1001])) == objections
