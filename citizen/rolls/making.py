"""From people to a roll: each birth number is hashed with the key, and nothing else of the number goes along."""

from __future__ import annotations

from collections.abc import Sequence

from citizen.rolls.fingerprints import hash_for_roll
from citizen.rolls.people import Person
from citizen.rolls.roll_file import RollLine


def make_roll(persons: Sequence[Person], key: bytes) -> list[RollLine]:
    """The lines of a roll, numbered from 1 in the order of the file of people."""
    return [
        RollLine(
            number=number,
            person_hash=hash_for_roll(key, person.digits),
            district=person.district,
            road=person.road,
            born_on=person.born_on,
            wants_paper=person.wants_paper,
        )
        for number, person in enumerate(persons, 1)
    ]
