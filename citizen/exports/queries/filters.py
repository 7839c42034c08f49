"""What each file can be narrowed to, by the names that the pages with the same list have in their addresses."""

from __future__ import annotations

from citizen.domain.editions import Edition
from citizen.staff_log.queries import FILTERS as OF_LOG

OF_ROADS = ("q", "omrade")
OF_ASKED = (*OF_ROADS, "sporsmal")
OF_IDEAS = ("q", "tema", "sted", "svar")

NAMES_OF_FILTERS: dict[str, tuple[str, ...]] = {
    "roads": (*OF_ROADS, "tomme"),
    "proposals": OF_ROADS,
    "supports": OF_ROADS,
    "rounds": ("runde",),
    "ballots": ("runde", *OF_ASKED),
    "results": OF_ASKED,
    "results-by-district": OF_ASKED,
    "results-by-residence": OF_ASKED,
    "results-rounds": OF_ASKED,
    "results-pairs": OF_ASKED,
    "results-budget": OF_ASKED,
    "ideas": OF_IDEAS,
    "idea-supports": OF_IDEAS,
    "comments": (*OF_IDEAS, "forslag", "mening"),
    "hearing-answers": ("q", "del", "mener", "fra"),
    "moderation": ("hva", "gjelder", "grunn", "fra", "til"),
    "decisions": ("q", "kommune", "vis"),
    "register": ("q", "omrade", "status"),
    "matrikkel": ("alle",),
    "collisions": ("level", "district", "state", "round", "q"),
    "log": OF_LOG,
    "spelling": ("usendt", "uavgjort"),
}
NOT_IN_THE_OPEN: dict[str, tuple[str, ...]] = {
    "moderation": ("fra", "til"),
    "decisions": ("vis",),
    "collisions": ("state",),
}
"""By narrowing the open edition to these one could find out what is left out of it: a day, or what staff plan."""


def names_of_filters(dataset: str, edition: Edition) -> tuple[str, ...]:
    """What the edition of the file can be narrowed to."""
    kept_back = NOT_IN_THE_OPEN.get(dataset, ()) if edition is Edition.OPEN else ()
    return tuple(name for name in NAMES_OF_FILTERS.get(dataset, ()) if name not in kept_back)
