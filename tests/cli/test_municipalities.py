"""Setting up the municipality that uses the site, from an empty database."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from citizen.cli import main
from citizen.municipalities.queries import find_municipality, list_districts


def add(*arguments):
    return CliRunner().invoke(main, ["municipalities", "add", *arguments])


def test_a_municipality_with_those_it_was_merged_from(app):
    answer = add("3420", "Elverum", "--slug", "elverum", "--former", "0427:Elverum:16000", "--former", "0432:Rena",
                 "--language", "nn", "--theme", "skog", "--road-form", "veg")  # fmt: skip
    assert answer.exit_code == 0, answer.output
    place = find_municipality("elverum")
    assert (place.name, place.language, place.theme, place.road_form) == ("Elverum", "nn", "skog", "veg")
    assert [(one.number, one.name, one.electors) for one in list_districts(place.id)] == [
        ("0427", "Elverum", 16000),
        ("0432", "Rena", None),
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        ("342", "Elverum", "--slug", "elverum"),
        ("٣٤٢٠", "Elverum", "--slug", "elverum"),
        ("3420", "Elverum", "--slug", "Elverum"),
        ("3420", "Elverum", "--slug", "stab"),
        ("3420", "Elverum", "--slug", "elverum", "--former", "Rena"),
        ("3420", "Elverum", "--slug", "elverum", "--former", "0432:Rena:mange"),
    ],
)
def test_what_can_not_be_used_is_refused_in_one_sentence(app, arguments):
    answer = add(*arguments)
    assert answer.exit_code == 2
    assert len(answer.output.strip().splitlines()) == 1
    assert find_municipality("elverum") is None


def test_the_same_municipality_is_not_set_up_twice(app):
    add("3420", "Elverum", "--slug", "elverum")
    assert add("3420", "Elverum", "--slug", "elverum-2").exit_code == 2
    assert add("3421", "Elverum", "--slug", "elverum").exit_code == 2
