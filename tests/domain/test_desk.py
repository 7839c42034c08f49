"""What is marked in a case, and what the rules say about names that may be decided on at once."""

from __future__ import annotations

import pytest

from citizen.domain.desk import CLOSE_LEAD, Counted, Flag, Prepared, flags_of
from citizen.domain.names_of_round import NamesOfRound
from citizen.domain.naming import NameIndex, RuleId, Severity

CLEAR = Counted(frozenset({"1"}), is_tie=False, lead_share=0.4, here=frozenset({"1"}))
READY = Prepared(frozenset({"1"}), lacks_advice=False, is_reopened=False)


def counted(**changes: object) -> Counted:
    values = {"leaders": CLEAR.leaders, "is_tie": False, "lead_share": 0.4, "here": CLEAR.here}
    return Counted(**{**values, **changes})


@pytest.mark.parametrize(
    ("case", "prepared", "severities", "flags"),
    [
        (CLEAR, READY, (), ()),
        (None, None, (), ()),
        (CLEAR, None, (Severity.ERROR, Severity.WARNING), (Flag.RULE_BROKEN,)),
        (CLEAR, None, (Severity.WARNING,), (Flag.NAME_WARNING,)),
        (counted(leaders=frozenset(), lead_share=None), None, (), (Flag.NO_CHOICE,)),
        (counted(leaders=frozenset({"1", "2"}), is_tie=True, lead_share=None), None, (), (Flag.TIE,)),
        (counted(lead_share=CLOSE_LEAD), None, (), (Flag.CLOSE,)),
        (counted(lead_share=CLOSE_LEAD + 0.001), None, (), ()),
        (counted(here=frozenset({"2"})), None, (), (Flag.RESIDENTS_DIFFER,)),
        (counted(here=frozenset({"1", "2"})), None, (), (Flag.RESIDENTS_DIFFER,)),
        (counted(here=None), None, (), ()),
        (CLEAR, Prepared(frozenset({"2"}), False, False), (), (Flag.DEPARTS,)),
        (CLEAR, Prepared(None, True, True), (), (Flag.NO_ADVICE, Flag.REOPENED)),
    ],
)
def test_marks(case, prepared, severities, flags):
    assert flags_of(case, prepared, severities) == flags


def test_a_name_is_held_against_the_register_and_the_other_roads_but_not_against_itself():
    names = NamesOfRound(
        NameIndex.of(["Storgata"], "Havnes"), None, {"a": ["Sollia"], "b": ["Sollia"], "c": ["Storgata"]},
        {"a": "Gamlevegen", "b": "Nyvegen", "c": "Torgvegen"},
    )  # fmt: skip
    (found,) = (one for one in names.findings("Sollia", "a", None) if one.rule is RuleId.CHOSEN_ELSEWHERE)
    assert dict(found.values)["existing"] == "Nyvegen"
    assert RuleId.TAKEN in {one.rule for one in names.findings("Storgata", "c", None)}
    assert names.findings("Furubakken", "a", None) == ()


def test_a_long_name_stops_nothing_when_its_short_form_is_noted():
    long, names = "Nedre Bakkebygrendsvegen", NamesOfRound(NameIndex.of([], "Havnes"), None, {}, {})
    assert RuleId.OVER_22_CHARACTERS in {one.rule for one in names.findings(long, "a", None)}
    assert RuleId.OVER_22_CHARACTERS not in {one.rule for one in names.findings(long, "a", None, "N Bakkebygrendsv")}
