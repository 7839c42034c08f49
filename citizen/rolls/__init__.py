"""Rolls of those who may vote: made on the municipality's own machine from birth numbers, which stay there.

Needs no database. A roll holds keyed hashes; the key is neither in the roll nor in the database.
"""

from citizen.rolls.fingerprints import fingerprint_of, hash_for_roll
from citizen.rolls.key_file import read_key_file, write_key_file
from citizen.rolls.making import make_roll
from citizen.rolls.people import People, Person, read_people
from citizen.rolls.problems import Problem, UnusableFile
from citizen.rolls.roll_file import RollLine, read_roll, write_roll

__all__ = [
    "People",
    "Person",
    "Problem",
    "RollLine",
    "UnusableFile",
    "fingerprint_of",
    "hash_for_roll",
    "make_roll",
    "read_key_file",
    "read_people",
    "read_roll",
    "write_key_file",
    "write_roll",
]
