"""Loading a road register: all or nothing, and as often as one likes."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from flask import Flask

from citizen.database import db
from citizen.domain.road_register import RegisteredRoad, RoadRegister
from citizen.municipalities.models import District
from citizen.roads.actions import import_register
from citizen.roads.models import Collision, Road
from citizen.roads.queries import list_registers, list_roads, name_index
from tests import factories as a
from tests.roads.registers import HAVNES, LIDAL, OYRANE, a_place, a_place_with_roads, a_register, road_of, snapshot

pytestmark = pytest.mark.usefixtures("app")


def test_a_new_register_is_stored_with_counts() -> None:
    place = a_place()
    report = import_register(place.municipality, a_register(HAVNES, Skulevegen=57, Torget=4))
    assert (report.district_name, report.roads, report.addresses) == ("Havnes", 2, 61)
    assert sorted(report.new) == ["Skulevegen", "Torget"]
    assert [(row.name, row.roads, row.addresses) for row in list_registers(place.municipality.id)] == [
        ("Havnes", 2, 61),
        ("Lidal", 0, 0),
        ("Øyrane", 0, 0),
    ]
    assert place.municipality.register_version == 1


def test_the_same_register_twice_changes_nothing() -> None:
    place = a_place_with_roads()
    before = snapshot()
    report = import_register(place.municipality, a_register(OYRANE, Fjellvegen=8, Naustvika=5))
    assert report.nothing_changed
    assert report.collisions is None
    assert snapshot() == before


def test_a_newer_register_renames_counts_anew_and_marks_what_is_gone() -> None:
    place = a_place_with_roads()
    ids = {road.code: road.id for road in list_roads(place.municipality.id, "") if road.district.number == OYRANE}
    newer = RoadRegister(OYRANE, "", (RegisteredRoad(1000, "Fjelltunet", 11), RegisteredRoad(1002, "Nausttunet", 1)))
    report = import_register(place.municipality, newer)
    assert (report.new, report.changed, report.gone, report.back) == (["Nausttunet"], ["Fjelltunet"], ["Naustvika"], [])
    renamed = road_of(place, OYRANE, "Fjelltunet")
    assert (renamed.id, renamed.name_key, renamed.addresses) == (ids[1000], "fjelltunet", 11)
    assert road_of(place, OYRANE, "Naustvika").is_gone
    assert "Naustvika" not in [road.name for road in list_roads(place.municipality.id)]


def test_a_road_that_comes_back_is_the_same_road() -> None:
    place = a_place_with_roads()
    gone = road_of(place, OYRANE, "Naustvika").id
    import_register(place.municipality, a_register(OYRANE, Fjellvegen=8))
    report = import_register(place.municipality, a_register(OYRANE, Fjellvegen=8, Naustvika=5))
    assert report.back == ["Naustvika"]
    assert (road_of(place, OYRANE, "Naustvika").id, road_of(place, OYRANE, "Naustvika").is_gone) == (gone, False)


def test_another_district_keeps_its_roads() -> None:
    place = a_place_with_roads()
    import_register(place.municipality, a_register(LIDAL, Skulevegen=12))
    assert not road_of(place, HAVNES, "Fjellvegen").is_gone
    assert road_of(place, LIDAL, "Fjellvegen").is_gone


def test_the_municipality_s_own_number_makes_a_district_of_that_number() -> None:
    municipality = a.a_municipality()
    import_register(municipality, a_register(municipality.number, Skulevegen=1))
    district = db.session.scalars(sa.select(District).where(District.municipality_id == municipality.id)).one()
    assert (district.number, district.name) == (municipality.number, municipality.name)


def test_a_number_of_somewhere_else_stores_nothing() -> None:
    place = a_place_with_roads()
    before = snapshot()
    with pytest.raises(ValueError, match="0301"):
        import_register(place.municipality, a_register("0301", Skulevegen=1))
    assert snapshot() == before


def test_a_fault_on_the_way_stores_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    place = a_place_with_roads()
    before = snapshot()
    doubled = RoadRegister(OYRANE, "", (RegisteredRoad(2000, "Nyvegen", 1), RegisteredRoad(2000, "Nyvegen", 1)))
    with pytest.raises(sa.exc.IntegrityError):
        import_register(place.municipality, doubled)
    assert snapshot() == before


def test_the_name_index_follows_the_register(app: Flask) -> None:
    place = a_place_with_roads()
    first = name_index(place.municipality.id)
    assert name_index(place.municipality.id) is first
    assert {(known.name, known.municipality) for known in first.names} >= {
        ("Torget", "Havnes"),
        ("Naustvika", "Øyrane"),
    }
    import_register(place.municipality, a_register(OYRANE, Fjellvegen=8, Nausttunet=5))
    names = {known.name for known in name_index(place.municipality.id).names}
    assert "Nausttunet" in names
    assert "Naustvika" not in names


def test_names_are_listed_in_norwegian_order_and_found_by_a_part() -> None:
    place = a_place()
    import_register(
        place.municipality, a_register(HAVNES, Åsvegen=1, Ørnvegen=1, Ærvegen=1, Zakariasveg=1, Bergvegen=1)
    )
    names = [road.name for road in list_roads(place.municipality.id)]
    assert names == ["Bergvegen", "Zakariasveg", "Ærvegen", "Ørnvegen", "Åsvegen"]
    assert [road.name for road in list_roads(place.municipality.id, "ÅSV")] == ["Åsvegen"]
    assert list_roads(place.municipality.id, "100%") == []


def test_roads_and_pairs_of_another_municipality_are_left_alone() -> None:
    other = a_place_with_roads()
    roads = db.session.scalar(sa.select(sa.func.count()).select_from(Road))
    pairs = db.session.scalar(sa.select(sa.func.count()).select_from(Collision))
    twin = a.a_municipality("Fjordsund", slug="tvilling")
    district = a.a_district(twin, "Tvilling")
    import_register(twin, a_register(district.number, Skulevegen=99))
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Road)) == (roads or 0) + 1
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Collision)) == pairs
    assert [row.roads for row in list_registers(other.municipality.id)] == [4, 4, 2]
