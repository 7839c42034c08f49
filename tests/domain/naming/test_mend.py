"""The one better name: every correction at once, and never a name that would be refused itself."""

import pytest

from citizen.domain.naming import NameContext, NameIndex, RoadForm, RuleId, check_name, mend_name
from citizen.domain.naming.finding import Finding

CONTEXT = NameContext(register=NameIndex.of(["Storgata"]), road_form=RoadForm.VEG)


def of_rule(name: str, rule: RuleId, context: NameContext = CONTEXT) -> list[Finding]:
    return [one for one in check_name(name, context) if one.rule is rule]


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("kvernstien", "Kvernstien"),
        ("haugen vei!", "Haugvegen"),
        ("kvern🙂sti veg", "Kvernstivegen"),
        ("Brynv\u0435gen", "Brynvegen"),
        ("HENRIK IBSEN'S VEI", "Henrik Ibsens veg"),
        ("🎉brynvegen", "Brynvegen"),
        ("Kvern❤️stien", "Kvernstien"),
    ],
)
def test_one_suggestion_has_every_correction(name: str, better: str) -> None:
    assert mend_name(name, CONTEXT) == better
    assert mend_name(better, CONTEXT) is None


@pytest.mark.parametrize(
    "name", ["storgata", "Stor\u200bgata", "STORGATA", "7", "🙂🙂", "a", "", "Kvernstien", "\u200b"]
)
def test_a_name_that_would_be_refused_or_needs_nothing_is_not_offered(name: str) -> None:
    assert mend_name(name, CONTEXT) is None


@pytest.mark.parametrize("name", ["Гагарин", "\u0441\u0430\u0440", "Łódź", "Straßevegen", "Αθήνα", "道路"])
def test_no_word_of_another_alphabet_is_guessed_at(name: str) -> None:
    assert mend_name(name, CONTEXT) is None
    assert [one.suggestion for one in of_rule(name, RuleId.FOREIGN_CHARACTER)] == [None]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Bryn😀", "«😀»"),
        ("Гагa", "«Г» «а» (U+0430) «г» (U+0433)"),
        ("Гагарин", "«Г» «а» «г» «р» «и»"),
        ("Brynv\u0435gen", "«\u0435» (U+0435)"),
    ],
)
def test_a_number_stands_only_by_what_can_not_be_told_from_a_good_letter(name: str, told: str) -> None:
    (finding,) = of_rule(name, RuleId.FOREIGN_CHARACTER)
    assert dict(finding.values)["characters"] == told


def test_a_picture_is_not_called_invisible() -> None:
    assert not of_rule("Kvern❤️stien", RuleId.UNUSABLE_CHARACTER)
    assert of_rule("St.\ufe0f Olavs gate", RuleId.UNUSABLE_CHARACTER)


@pytest.mark.parametrize("name", ["Å", "Ø", "Å 2"])
def test_a_brook_and_an_island_are_words_of_one_letter(name: str) -> None:
    assert not of_rule(name, RuleId.ONE_LETTER)


def test_a_name_that_is_proposed_for_another_road_is_only_worth_knowing() -> None:
    context = NameContext(proposed_elsewhere={"bakkane": ("Setrevegen", "Tverrvegen")})
    (finding,) = check_name("bakkane".title(), context)
    assert finding.message("nb") == "Navnet er også foreslått for Setrevegen, Tverrvegen."
    assert finding.message("nn") == "Namnet er òg føreslått for Setrevegen, Tverrvegen."


def test_a_name_on_the_ballot_of_another_road_is_said_to_stand_there_and_nothing_more() -> None:
    on_ballot = NameIndex.of(["Bakkane"], "Setrevegen")
    context = NameContext(chosen_elsewhere=on_ballot, proposed_elsewhere={"bakkane": ("Tverrvegen",)})
    (finding,) = check_name("Bakkane", context)
    assert finding.message("nb") == (
        "Navnet er valgt eller står på stemmeseddelen for en annen vei: Setrevegen. Velg et annet."
    )
