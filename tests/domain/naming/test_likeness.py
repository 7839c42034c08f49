"""Names that a listener could take for each other are found, and ordinary neighbours are left in peace."""

import csv
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizen.domain.naming.likeness import Likeness, LikenessIndex, likeness, profile_of
from citizen.kartverket import read_register
from tests.elverum import ELVERUM, HAS_ELVERUM

PUBLISHED = Path(__file__).parents[3] / "bench" / "published_collisions.csv"
STEMS = ("Haug", "Haugs", "Hauge", "Sæter", "Setre", "Skole", "Skule", "Ferje", "Ferge", "Li", "Lia", "Berg", "Borg")
ENDINGS = ("vegen", "veien", "veg", "gata", "bakken", "en", "", " vegen", "s veg")
MADE_NAMES = st.builds(
    lambda before, stem, ending: f"{before}{stem}{ending}",
    st.sampled_from(("", "Øvre ", "Nedre ")),
    st.sampled_from(STEMS),
    st.sampled_from(ENDINGS),
)


def like(first: str, second: str) -> Likeness | None:
    return likeness(profile_of(first), profile_of(second))


def published() -> list[tuple[str, str, str]]:
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        return [(row["name_a"], row["name_b"], row["level"]) for row in csv.DictReader(file, delimiter=";")]


@pytest.mark.parametrize(("first", "second", "level"), published())
def test_every_published_collision_is_found_at_its_level(first: str, second: str, level: str) -> None:
    assert like(first, second) == level


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Skolevegen", "Skulevegen"),
        ("Kirkevegen", "Kyrkjevegen"),
        ("Havnegata", "Hamnegata"),
        ("Bryggevegen", "Bryggjevegen"),
        ("Fjellveien", "Fjellvegen"),
        ("Fjellvei", "Fjellvegen"),
        ("Storgata", "Storgaten"),
        ("Storgata", "Storgate"),
        ("Fjellvegen", "Fjell vegen"),
        ("Brattbakken", "Bratbakken"),
        ("Aasvegen", "Åsvegen"),
        ("Wikvegen", "Vikvegen"),
        ("Bolsethvegen", "Bolsetvegen"),
        ("Thorsvegen", "Torsvegen"),
        ("Lauvlia", "Løvlia"),
        ("Gjerdvegen", "Gjerdsvegen"),
        ("Svingvegen", "Svingenvegen"),
        ("Solbakken", "Solbekken"),
        ("Bakkeveien", "Bekkeveien"),
        ("Gamle Kirkeveg", "Gamle Kirkevei"),
        ("Øvre Torggate", "Øverste Torggate"),
        ("St. Olavs gate", "Sankt Olavs gate"),
    ],
)
def test_spelling_variants_sound_alike(first: str, second: str) -> None:
    assert like(first, second) is Likeness.SOUND_ALIKE


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Hjellbakken", "Hjellbakkvegen"),
        ("Furuvegen", "Furubakken"),
        ("Skolegata", "Skoleveien"),
        ("Fergevegen", "Gamle Fergevegen"),
        ("Øvre Torggate", "Nedre Torggate"),
        ("Stavåsvegen", "Stavåsvegen Nordre"),
        ("Felt 1", "Felt 2"),
    ],
)
def test_another_ending_or_a_word_before_it_is_only_the_same_stem(first: str, second: str) -> None:
    assert like(first, second) is Likeness.SAME_STEM


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Storgata", "Torggata"),
        ("Elgvegen", "Elvevegen"),
        ("Mårstien", "Vårstien"),
        ("Dalenvegen", "Dammenvegen"),
        ("Fossvegen", "Mosevegen"),
        ("Kanalvegen", "Kynndalsvegen"),
        ("Henrik Ibsens veg", "Henrik Wergelands veg"),
        ("Granlia", "Fagerlia"),
    ],
)
def test_names_that_only_share_an_ending_are_left_in_peace(first: str, second: str) -> None:
    assert like(first, second) is None


@given(MADE_NAMES, MADE_NAMES)
def test_likeness_is_mutual(first: str, second: str) -> None:
    assert like(first, second) is like(second, first)


@given(st.lists(MADE_NAMES | st.text(alphabet="abå vegn", min_size=1, max_size=9), max_size=12, unique=True))
def test_the_index_finds_exactly_the_pairs_that_comparing_all_would_find(names: list[str]) -> None:
    found = {(a, b): level for a, b, level in LikenessIndex(names).pairs(range(len(names)))}
    every = {(a, b): like(names[a], names[b]) for a, b in combinations(range(len(names)), 2)}
    assert found == {pair: level for pair, level in every.items() if level is not None}


@given(st.lists(MADE_NAMES, max_size=12), MADE_NAMES)
def test_asking_for_one_name_gives_what_comparing_all_would_give(names: list[str], asked: str) -> None:
    answer = LikenessIndex(names).like(asked)
    wanted = {level: [place for place, name in enumerate(names) if like(asked, name) is level] for level in Likeness}
    assert answer == wanted


def test_pairs_within_one_group_are_not_reported() -> None:
    index = LikenessIndex(["Storgata", "Storgata", "Storgata"])
    assert [pair[:2] for pair in index.pairs(["Havnes", "Havnes", "Lidal"])] == [(0, 2), (1, 2)]


if HAS_ELVERUM:

    def test_the_465_names_of_a_real_municipality_give_few_alarms() -> None:
        names = [road.name for road in read_register(ELVERUM).roads]
        pairs = LikenessIndex(names).pairs(range(len(names)))
        alarms = {frozenset((names[a], names[b])) for a, b, level in pairs if level is Likeness.SOUND_ALIKE}
        assert alarms == {
            frozenset(("Agåvegen", "Sagåvegen")),
            frozenset(("Akersvegen", "Ankers veg")),
            frozenset(("Korsvegen", "Tors veg")),
            frozenset(("Liavegen", "Livegen")),
            frozenset(("Tiurvegen", "Turvegen")),
        }
