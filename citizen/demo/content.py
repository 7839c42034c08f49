"""Reads the texts and lists of the demonstration municipality from its data folder."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from citizen.domain.maps import Position
from citizen.domain.road_register import RegisteredRoad, RoadRegister

DATA = Path(__file__).resolve().parent / "data"

NUMBER = "9900"
NAME = "Fjordsund"
TEXTS = ("title", "summary", "why", "influence", "next", "decided_by")
FORMER = {"9901": ("Havnes", 9050), "9902": ("Lidal", 2470), "9903": ("Øyrane", 1510)}
"""Number of each former municipality, its name, and how many may vote there; all invented."""
MIDDLES = {"9901": (61.602, 5.034), "9902": (61.655, 5.205), "9903": (61.561, 4.873)}
"""Where the former municipalities would lie: somewhere by the sea in the west, though no map has them."""


@dataclass(frozen=True, slots=True)
class Place:
    """A road by the number of its former municipality and its code there."""

    number: str
    code: int

    @classmethod
    def read(cls, text: str) -> Place:
        """From the form 9902/1093."""
        number, _, code = text.partition("/")
        return cls(number, int(code))


@dataclass(frozen=True, slots=True)
class DemoProposal:
    """A name proposed for a road; popularity is 0 to 100."""

    place: Place
    name: str
    reason: str
    language: str
    is_shortlisted: bool
    popularity: int


@dataclass(frozen=True, slots=True)
class DemoRound:
    """A round with its texts, its days from the day of seeding, and its roads."""

    slug: str
    phase: str
    texts: Mapping[str, Mapping[str, str]]
    days: Mapping[str, int]
    places: frozenset[Place]
    treatments: Sequence[Mapping[str, Any]]
    proposals: Sequence[DemoProposal]


@dataclass(frozen=True, slots=True)
class DemoVote:
    """A vote on given alternatives, with how likely each option is to be chosen; popularity is 0 to 100."""

    slug: str
    texts: Mapping[str, Mapping[str, str]]
    days: Mapping[str, int]
    question: Mapping[str, str]
    method: str
    budget: int | None
    min_age: int | None
    voters: int
    share_blank: float
    options: Sequence[Mapping[str, Any]]


def read_registers() -> list[RoadRegister]:
    """The three road registers."""
    rows = _rows("roads.csv")
    return [
        RoadRegister(number, name, tuple(_road(row) for row in rows if row["municipality"] == number))
        for number, (name, _electors) in FORMER.items()
    ]


def read_themes() -> dict[Place, str]:
    """The roads that belong to a group of names, such as trees."""
    return {Place(row["municipality"], int(row["code"])): row["theme"] for row in _rows("roads.csv") if row["theme"]}


def read_rounds() -> list[DemoRound]:
    """The five rounds, one in each phase."""
    proposals = [(row["round"], _proposal(row)) for row in _rows("proposals.csv")]
    return [
        DemoRound(
            slug=item["slug"],
            phase=item["phase"],
            texts={name: item[name] for name in TEXTS},
            days=item["days"],
            places=frozenset(Place.read(place) for place in item["roads"]),
            treatments=item["treatments"],
            proposals=[proposal for phase, proposal in proposals if phase == item["phase"]],
        )
        for item in _json("rounds.json")
    ]


def read_votes() -> list[DemoVote]:
    """The votes on given alternatives."""
    return [
        DemoVote(
            slug=item["slug"],
            texts={name: item[name] for name in TEXTS},
            days=item["days"],
            question=item["question"],
            method=item["method"],
            budget=item.get("budget"),
            min_age=item.get("min_age"),
            voters=item["voters"],
            share_blank=item["share_blank"],
            options=item["options"],
        )
        for item in _json("votes.json")
    ]


def read_residents() -> list[str]:
    """How the invented residents chose to be shown."""
    return [row["name"] for row in _rows("residents.csv")]


def read_intro() -> tuple[str, str]:
    """What the municipality says of itself, in bokmål and nynorsk."""
    intro = _json("texts.json")["municipality_intro"]
    return intro["nb"], intro["nn"]


def read_about() -> tuple[str, str]:
    """What is invented and what is not, in bokmål and nynorsk."""
    about = _json("texts.json")["about_demo"]
    return about["nb"], about["nn"]


def _road(row: Mapping[str, str]) -> RegisteredRoad:
    return RegisteredRoad(int(row["code"]), row["name"], int(row["addresses"]), _position(row))


def _position(row: Mapping[str, str]) -> Position:
    """An invented place on either side of the invented fjord, the same each time."""
    latitude, longitude = MIDDLES[row["municipality"]]
    drawn = random.Random(f"{row['municipality']} {row['code']}")  # noqa: S311 — nothing secret in it
    return Position(round(drawn.gauss(latitude, 0.012), 5), round(drawn.gauss(longitude, 0.032), 5))


def _proposal(row: Mapping[str, str]) -> DemoProposal:
    return DemoProposal(
        place=Place(row["municipality"], int(row["code"])),
        name=row["name"],
        reason=row["reason"],
        language=row["language"],
        is_shortlisted=row["shortlisted"] == "1",
        popularity=int(row["popularity"]),
    )


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def _json(name: str) -> Any:
    return json.loads((DATA / name).read_text("utf-8"))
