"""Finding colliding names in the stored registers, and keeping what staff chose."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from citizen.database import db
from citizen.domain.naming.likeness import Likeness
from citizen.domain.roads import Choice, Treatment
from citizen.domain.round_words import NO_LONGER_ALIKE
from citizen.roads.actions import ChoiceEdit, find_collisions, import_register, save_choices
from citizen.roads.models import Collision
from citizen.roads.queries import CollisionFilter, count_collisions, count_undecided, list_collisions
from tests.roads.registers import (
    HAVNES,
    LIDAL,
    OYRANE,
    Place,
    a_place,
    a_place_with_roads,
    a_register,
    pair_of,
    road_of,
)

pytestmark = pytest.mark.usefixtures("app")


def choose(place: Place, pair: Collision, choice: Choice | None, note: str = "") -> None:
    outcome = save_choices(
        place.municipality.id, [ChoiceEdit(pair.id, pair.version, choice, Treatment.RENAME, "", note)]
    )
    assert outcome.saved == 1


def test_an_import_finds_the_pairs_and_advises_the_road_with_most_addresses() -> None:
    place = a_place_with_roads()
    pair = pair_of(place, "Skulevegen", HAVNES, LIDAL)
    assert pair.level == Likeness.IDENTICAL
    assert pair.advised_keeper_id == road_of(place, HAVNES, "Skulevegen").id
    assert "57" in pair.reason_nb
    assert "57" in pair.reason_nn
    assert count_collisions(place.municipality.id)[Likeness.IDENTICAL] == 4


def test_a_tie_waits_for_a_choice() -> None:
    place = a_place()
    import_register(place.municipality, a_register(HAVNES, Skulevegen=10, Torget=90))
    import_register(place.municipality, a_register(LIDAL, Skulevegen=10, Sagabakken=90))
    assert count_undecided(place.municipality.id) == 1
    choose(place, pair_of(place, "Skulevegen", HAVNES, LIDAL), Choice.KEEP_BOTH)
    assert count_undecided(place.municipality.id) == 0


def test_the_same_stem_advises_nobody_and_waits_for_nobody() -> None:
    place = a_place()
    import_register(place.municipality, a_register(HAVNES, Hjellbakken=10))
    import_register(place.municipality, a_register(LIDAL, Hjellbakkvegen=4))
    assert count_collisions(place.municipality.id) == {
        Likeness.IDENTICAL: 0,
        Likeness.SOUND_ALIKE: 0,
        Likeness.SAME_STEM: 1,
    }
    assert count_undecided(place.municipality.id) == 0
    assert list_collisions(place.municipality.id, CollisionFilter()).total == 0
    (row,) = list_collisions(place.municipality.id, CollisionFilter(levels=(Likeness.SAME_STEM,))).rows
    assert row.collision.advised_keeper_id is None


def test_choices_and_notes_stay_when_the_register_is_loaded_anew() -> None:
    place = a_place_with_roads()
    pair = pair_of(place, "Skulevegen", HAVNES, LIDAL)
    before = (pair.id, pair.road_a_id, pair.road_b_id)
    choose(place, pair, Choice.KEEP_B, "Eldst i Lidal")
    import_register(place.municipality, a_register(LIDAL, Skulevegen=300, Fjellvegen=31))
    after = pair_of(place, "Skulevegen", HAVNES, LIDAL)
    assert (after.id, after.road_a_id, after.road_b_id) == before
    assert (after.choice, after.note, after.version) == (Choice.KEEP_B, "Eldst i Lidal", 2)
    assert after.advised_keeper_id == road_of(place, LIDAL, "Skulevegen").id


def test_a_pair_that_is_alike_no_more_goes_unless_somebody_chose() -> None:
    place = a_place_with_roads()
    kept = pair_of(place, "Fjellvegen", HAVNES, OYRANE)
    lost = pair_of(place, "Fjellvegen", LIDAL, OYRANE).id
    choose(place, kept, Choice.KEEP_A)
    report = import_register(place.municipality, a_register(OYRANE, Blomstertunet=8, Naustvika=5))
    assert report.collisions
    assert (report.collisions.gone, report.collisions.kept_for_choice) == (1, 1)
    stored = db.session.scalars(sa.select(Collision).execution_options(populate_existing=True)).all()
    assert lost not in [pair.id for pair in stored]
    (marked,) = [pair for pair in stored if pair.id == kept.id]
    assert (marked.choice, marked.reason_nb, marked.reason_nn) == (Choice.KEEP_A, *NO_LONGER_ALIKE)


def test_comparing_again_without_a_change_finds_nothing_new() -> None:
    place = a_place_with_roads()
    report = find_collisions(place.municipality.id)
    assert (report.identical, report.new, report.gone, report.kept_for_choice) == (4, 0, 0, 0)


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (CollisionFilter(search="skule"), ["Skulevegen"]),
        (CollisionFilter(sort="name"), ["Fjellvegen", "Fjellvegen", "Fjellvegen", "Skulevegen"]),
        (CollisionFilter(sort="addresses"), ["Skulevegen", "Fjellvegen", "Fjellvegen", "Fjellvegen"]),
        (CollisionFilter(levels=(Likeness.SOUND_ALIKE,)), []),
        (CollisionFilter(only_undecided=True), []),
        (CollisionFilter(in_round="in"), []),
        (CollisionFilter(in_round="out", search="SKULE"), ["Skulevegen"]),
    ],
)
def test_the_list_is_filtered_and_ordered(wanted: CollisionFilter, names: list[str]) -> None:
    place = a_place_with_roads()
    rows = list_collisions(place.municipality.id, wanted).rows
    assert [row.collision.road_a.name for row in rows] == names


def test_a_district_shows_the_pairs_in_which_it_is_either_side() -> None:
    place = a_place_with_roads()
    wanted = CollisionFilter(district_id=place.districts[HAVNES].id)
    assert list_collisions(place.municipality.id, wanted).total == 3
