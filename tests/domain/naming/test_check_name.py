"""Every automatic rule: what breaks it, what just does not, and the better name it offers."""

import time

import pytest

from citizen.domain.naming import (
    KnownName,
    NameContext,
    NameIndex,
    RoadForm,
    RuleId,
    Severity,
    Stage,
    Theme,
    check_name,
)
from citizen.domain.naming.finding import Finding

REGISTER = NameIndex(
    [
        KnownName("Storgata", "Havnes", 57),
        KnownName("Haugvegen", "Lidal", 12),
        KnownName("Furuvegen", "Øyrane", 8),
        KnownName("Kjærnli", "Lidal", 3),
    ]
)
IN_USE = NameContext(register=REGISTER)


def rules(name: str, context: NameContext = IN_USE) -> set[str]:
    return {finding.rule.name for finding in check_name(name, context)}


def finding(name: str, rule: RuleId, context: NameContext = IN_USE) -> Finding:
    return next(one for one in check_name(name, context) if one.rule is rule)


def test_a_good_name_has_no_findings() -> None:
    assert check_name("Sperrebakken", IN_USE) == ()


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("", "EMPTY"),
        (" \u00a0 ", "EMPTY"),
        ("...", "NO_LETTERS"),
        ("123", "NO_LETTERS"),
        ("🙂🙂", "NO_LETTERS"),
        ("❤️", "NO_LETTERS"),
        ("A", "ONE_LETTER"),
        ("b 2", "ONE_LETTER"),
        ("A" + "a" * 60, "NOT_A_NAME"),
        ("Stor\u200bstugata", "UNUSABLE_CHARACTER"),
        ("Bryn\0vegen", "UNUSABLE_CHARACTER"),
        ("Bryn/vegen", "FOREIGN_CHARACTER"),
        ("Brynvegen!", "FOREIGN_CHARACTER"),
        ("Bryn🎉vegen", "FOREIGN_CHARACTER"),
        ("Brynv\u0435gen", "FOREIGN_CHARACTER"),
        ("brynvegen", "CAPITAL_FIRST"),
        ("-brynvegen", "CAPITAL_FIRST"),
        ("BRYNVEGEN", "CAPITAL_FIRST"),
        ("Henrik Ibsens Veg", "CAPITAL_INSIDE"),
        ("Bryn veg", "ONE_WORD"),
        ("Bryn vegen", "ONE_WORD"),
        ("Nærøy bru", "ONE_WORD"),
        ("Brynveg", "ONE_WORD"),
        ("Dalenvegen", "DEFINITE_FIRST_PART"),
        ("Fjelletgata", "DEFINITE_FIRST_PART"),
        ("Ibsen's veg", "APOSTROPHE"),
        ("Ibsen' veg", "APOSTROPHE"),
        ("St. Olavs gate", "ABBREVIATION"),
        ("C.J. Hambros veg", "ABBREVIATION"),
        ("Felt 2", "DIGITS"),
        ("Nylund park", "SHOWY"),
        ("Oppenåsen panorama", "SHOWY"),
        ("Ikeavegen", "SHOWY"),
        ("Rønnerudbråtavegen", "LONG_WORD"),
        ("Nedre Bakkebygrendsveg", None),
        ("Nedre Bakkebygrendsvegen", "OVER_22_CHARACTERS"),
        ("Storgata", "TAKEN"),
        ("storgata", "TAKEN"),
        ("Storg\u0430ta", "TAKEN"),
        ("Haugevegen", "CONFUSABLE"),
        ("Tjernli", "CONFUSABLE"),
        ("Furubakken", "BEGINS_ALIKE"),
    ],
)
def test_a_name_that_breaks_a_rule_is_told_so(name: str, rule: str | None) -> None:
    if rule is None:
        assert "OVER_22_CHARACTERS" not in rules(name)
    else:
        assert rule in rules(name)


@pytest.mark.parametrize(
    "name",
    [
        "Ole Paus' gate",
        "Paus' gate",
        "Ibsens veg",
        "Henrik Ibsens veg",
        "Gamle Brynsveg",
        "Øvre Skog",
        "Nord-Flatåsen",
        "Grundsetvegen",
        "Jensenvegen",
        "Ávjovárgeaidnu",
        "Gïeles",
        "Solumsmoen",
        "Remavegen",
        "Parkvegen",
        "Brynsmuget",
        "Haakon den gamles veg",
    ],
)
def test_names_as_real_registers_have_them_pass_without_a_word(name: str) -> None:
    assert check_name(name) == ()


@pytest.mark.parametrize(
    ("name", "rule", "better"),
    [
        ("brynvegen", RuleId.CAPITAL_FIRST, "Brynvegen"),
        ("HENRIK IBSENS VEG", RuleId.CAPITAL_FIRST, "Henrik Ibsens veg"),
        ("Henrik Ibsens Veg", RuleId.CAPITAL_INSIDE, "Henrik Ibsens veg"),
        ("Nærøy bru", RuleId.ONE_WORD, "Nærøybrua"),
        ("Furu vegen", RuleId.ONE_WORD, "Furuvegen"),
        ("Brynveg", RuleId.ONE_WORD, "Brynvegen"),
        ("Dalenvegen", RuleId.DEFINITE_FIRST_PART, "Dalsvegen"),
        ("Nordalenvegen", RuleId.DEFINITE_FIRST_PART, "Nordalsvegen"),
        ("Fjelletveien", RuleId.DEFINITE_FIRST_PART, "Fjellveien"),
        ("Dammenvegen", RuleId.DEFINITE_FIRST_PART, "Damvegen"),
        ("Ibsen's veg", RuleId.APOSTROPHE, "Ibsens veg"),
        ("St. Olavs gate", RuleId.ABBREVIATION, "Sankt Olavs gate"),
        ("Bryn\u200bvegen", RuleId.UNUSABLE_CHARACTER, "Brynvegen"),
        ("Brynv\u0435gen", RuleId.FOREIGN_CHARACTER, "Brynvegen"),
        ("Bryn/vegen!", RuleId.FOREIGN_CHARACTER, "Bryn vegen"),
        ("Felt 2", RuleId.DIGITS, None),
    ],
)
def test_a_better_name_is_offered_where_it_can_be_computed(name: str, rule: RuleId, better: str | None) -> None:
    assert finding(name, rule).suggestion == better


@pytest.mark.parametrize(
    ("form", "name", "better"),
    [
        (RoadForm.VEG, "Brynveien", "Brynvegen"),
        (RoadForm.VEI, "Brynvegen", "Brynveien"),
        (RoadForm.VEG, "Henrik Ibsens vei", "Henrik Ibsens veg"),
    ],
)
def test_the_municipalitys_own_form_of_road_is_asked_for(form: RoadForm, name: str, better: str) -> None:
    assert finding(name, RuleId.ROAD_FORM, NameContext(road_form=form)).suggestion == better


def test_a_name_in_the_municipalitys_form_is_left_alone() -> None:
    assert check_name("Brynvegen", NameContext(road_form=RoadForm.VEG)) == ()


def test_a_name_that_leads_for_another_road_is_an_error() -> None:
    context = NameContext(chosen_elsewhere=NameIndex.of(["Sperrebakken"]))
    assert finding("sperrebakken", RuleId.CHOSEN_ELSEWHERE, context).severity is Severity.ERROR


def test_a_name_like_one_that_leads_for_another_road_is_a_warning() -> None:
    context = NameContext(chosen_elsewhere=NameIndex.of(["Sperrebakken"]))
    assert finding("Spærrebakken", RuleId.CONFUSABLE, context).severity is Severity.WARNING


def test_a_neighbours_name_is_only_worth_knowing() -> None:
    context = NameContext(neighbours=NameIndex.of(["Sperrebakken"], "Utnes"))
    one = finding("Sperrebakken", RuleId.USED_BY_NEIGHBOUR, context)
    assert one.severity is Severity.INFO
    assert "Sperrebakken (Utnes)" in one.message("nn")


def test_a_shared_addressing_area_counts_as_ones_own() -> None:
    context = NameContext(shared_area=NameIndex.of(["Sperrebakken"], "Utnes"))
    assert finding("Sperrebakken", RuleId.TAKEN_IN_SHARED_AREA, context).severity is Severity.ERROR


@pytest.mark.parametrize(
    ("name", "better"), [("Brovoldvegen", "Bruvollvegen"), ("Bruvollvegen", None), ("Bruvollsvegen", None)]
)
def test_a_road_built_on_a_place_name_takes_its_decided_spelling(name: str, better: str | None) -> None:
    context = NameContext(place_names=NameIndex.of(["Bruvoll", "Sletta"]))
    found = [one.suggestion for one in check_name(name, context) if one.rule is RuleId.PLACE_SPELLING]
    assert found == ([better] if better else [])


def test_a_name_equal_to_a_place_elsewhere_is_a_warning() -> None:
    context = NameContext(place_names=NameIndex.of(["Sletta"]))
    assert finding("Sletta", RuleId.PLACE_ELSEWHERE, context).severity is Severity.WARNING


@pytest.mark.parametrize(("name", "told"), [("Bjørkevegen", 0), ("Granbakken", 0), ("Storbakken", 1)])
def test_a_name_outside_the_theme_is_told_so(name: str, told: int) -> None:
    context = NameContext(theme=Theme("trær", frozenset({"bjørk", "gran"})))
    assert len(rules(name, context) & {"OUTSIDE_THEME"}) == told


@pytest.mark.parametrize(("reason", "told"), [(None, 0), ("", 1), (" \n", 1), ("Bekken.", 0)])
def test_a_reason_is_asked_for_only_where_one_is_wanted(reason: str | None, told: int) -> None:
    assert len(rules("Sperrebakken", NameContext(reason=reason)) & {"NO_REASON"}) == told


@pytest.mark.parametrize(("stage", "severity"), [(Stage.PROPOSAL, Severity.WARNING), (Stage.DECISION, Severity.ERROR)])
def test_a_long_name_stops_only_when_it_is_to_be_decided(stage: Stage, severity: Severity) -> None:
    context = NameContext(stage=stage)
    assert finding("Nedre Bakkebygrendsvegen", RuleId.OVER_22_CHARACTERS, context).severity is severity


def test_everything_is_said_at_once_and_errors_come_first() -> None:
    found = check_name("haugenvei/2", NameContext(register=REGISTER, road_form=RoadForm.VEG, reason=""))
    severities = [one.severity for one in found]
    assert {one.rule.name for one in found} >= {"CAPITAL_FIRST", "FOREIGN_CHARACTER", "NO_REASON", "DIGITS"}
    assert severities == sorted(severities, key=list(Severity).index)


def test_a_name_taken_in_many_places_is_one_finding_that_shows_three() -> None:
    register = NameIndex([KnownName("Storgata", place) for place in ("Havnes", "Lidal", "Øyrane", "Utnes")])
    taken = [one for one in check_name("Storgata", NameContext(register=register)) if one.rule is RuleId.TAKEN]
    assert [dict(one.values)["existing"] for one in taken] == [
        "Storgata (Havnes), Storgata (Lidal), Storgata (Øyrane) …"
    ]


def test_the_roads_own_old_name_is_taken_because_another_road_keeps_it() -> None:
    both = NameIndex([KnownName("Storgata", "Havnes"), KnownName("Storgata", "Lidal")])
    assert "TAKEN" in rules("Storgata", NameContext(register=both))


@pytest.mark.parametrize("hostile", ["x" * 10**6, "\u0301\u0316" * 500_000, " " * 10**6 + "x", "\ud800" * 10**6])
def test_a_million_characters_get_their_answer_at_once(hostile: str) -> None:
    began = time.perf_counter()
    found = check_name(hostile, IN_USE)
    assert time.perf_counter() - began < 0.05
    assert found[0].severity is Severity.ERROR
