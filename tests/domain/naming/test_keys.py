"""Two names that look the same to a reader are the same name, and nothing invisible is stored."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizen.domain.naming.keys import Unusable, find_fault, name_key, tidy, without_faults

FAST = 0.05


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Kong H\u00e5kons gate", unicodedata.normalize("NFD", "Kong Håkons gate")),
        ("Storgata", "STORGATA"),
        ("Storgata", " Storgata  "),
        ("Ole Paus' gate", "Ole Paus’ gate"),
        ("Nord-Flatåsen", "Nord\u2010Flatåsen"),
        ("Storgata", "Stor\u200bgata"),
        ("Storgata", "Stor\u200dgata"),
        ("Storgata", "Stor\u00adgata"),
        ("Storgata", "Storgata\ufe0f"),
        ("Storgata", "Stor\U000e0061gata"),
        ("Storgata", "Stor\u0433\u0430t\u0430".replace("\u0433", "g")),
        ("Storgata", "St\u03bfrgata"),
        ("Haugvegen", "\u0397augvegen"),
        ("Storgata", "Ｓｔｏｒｇａｔａ"),
        ("Storgata", "𝐒𝐭𝐨𝐫𝐠𝐚𝐭𝐚"),
        ("Fiskevegen", "\ufb01skevegen"),
        ("VII gate", "Ⅶ gate"),
        ("Dalø", "Dalo\u0338"),
        ("Igata", "\u0130gata"),
        ("Igata", "\u0131gata"),
        ("Strassa", "Straßa"),
        ("Strand", "\u017ftrand"),
    ],
)
def test_names_that_look_the_same_have_the_same_key(written: str, shown: str) -> None:
    assert name_key(written) == name_key(shown)


@pytest.mark.parametrize(
    ("first", "second"),
    [pair.split(":") for pair in ("å:a", "ø:o", "æ:ae", "č:c", "đ:d", "ŋ:n", "š:s", "ŧ:t", "ž:z", "á:a", "ï:i", "ö:ø")],
)
def test_letters_of_norwegian_sami_and_kven_are_kept_apart(first: str, second: str) -> None:
    assert name_key(f"M{first}gata") != name_key(f"M{second}gata")


@given(st.text(max_size=80))
def test_the_key_of_a_key_is_itself(text: str) -> None:
    assert name_key(name_key(text)) == name_key(text)


@given(st.text(max_size=80))
def test_tidying_twice_changes_nothing(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(st.text(max_size=80))
def test_a_tidy_name_keeps_its_key(text: str) -> None:
    assert name_key(tidy(text)) == name_key(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Stor\0gata", Unusable.CONTROL),
        ("Stor\x1b[31mgata", Unusable.CONTROL),
        ("Stor\tgata", Unusable.CONTROL),
        ("Stor\u2028gata", Unusable.CONTROL),
        ("Stor\ud800gata", Unusable.SURROGATE),
        ("Storgata\ufffe", Unusable.UNASSIGNED),
        ("Storgata\ue000", Unusable.PRIVATE),
        ("\u202eatagrotS", Unusable.DIRECTION),
        ("\u2066Storgata\u2069", Unusable.DIRECTION),
        ("Stor\u200bgata", Unusable.INVISIBLE),
        ("Stor\U000e0061gata", Unusable.INVISIBLE),
        ("Sto" + "\u0301" * 60 + "rgata", Unusable.MARKS),
        ("Sto\u0301\u0301\u0301\u0301rgata", Unusable.MARKS),
        ("x" * 201, Unusable.TOO_LONG),
    ],
)
def test_what_can_not_be_stored_is_refused_with_its_reason(text: str, why: Unusable) -> None:
    fault = find_fault(text)
    assert fault is not None
    assert fault.why is why


@pytest.mark.parametrize(
    "name", ["Ávjovárgeaidnu", "Čuđŋešŧžá", "Gïeles", "Kvääninraitti", "Ole Paus' gate", "Haakon 7. gate", "Ệgata"]
)
def test_real_letters_are_not_a_fault(name: str) -> None:
    assert find_fault(name) is None


@pytest.mark.parametrize("hostile", ["x" * 10**6, "\u0301\u0316" * 500_000, " " * 10**6, "a" + "\u200b" * 10**6])
def test_a_million_characters_are_refused_at_once(hostile: str) -> None:
    began = time.perf_counter()
    fault, _, _, _ = find_fault(hostile), name_key(hostile), tidy(hostile), without_faults(hostile)
    assert time.perf_counter() - began < FAST
    assert fault is not None
    assert fault.why is Unusable.TOO_LONG


def test_a_name_is_given_back_without_what_can_not_be_seen() -> None:
    assert without_faults("  Kong\u200b H\u00e5kons\u202e\0 gate ") == "Kong Håkons gate"


@given(st.text(max_size=80))
def test_what_is_given_back_has_no_fault_but_piled_marks(text: str) -> None:
    fault = find_fault(without_faults(text))
    assert fault is None or fault.why is Unusable.MARKS
