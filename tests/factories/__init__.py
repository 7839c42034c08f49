"""A small town for tests: each factory stores one believable thing and returns it."""

from tests.factories.places import (
    DAY,
    OFFSETS,
    a_district,
    a_municipality,
    a_person_with_role,
    a_process,
    a_proposal,
    a_question,
    a_resident,
    a_road,
    stored,
)
from tests.factories.rounds import (
    a_round,
    a_round_of,
    a_vote,
    an_option,
    let_it_close,
    let_it_end,
    some_ballots,
    the_keys_dir,
    the_settings,
)

__all__ = [
    "DAY",
    "OFFSETS",
    "a_district",
    "a_municipality",
    "a_person_with_role",
    "a_process",
    "a_proposal",
    "a_question",
    "a_resident",
    "a_road",
    "a_round",
    "a_round_of",
    "a_vote",
    "an_option",
    "let_it_close",
    "let_it_end",
    "some_ballots",
    "stored",
    "the_keys_dir",
    "the_settings",
]
