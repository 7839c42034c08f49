"""Questions of the pages that show what several slices know."""

from citizen.pages.queries.ideas import all_about, find_row_and_follows, names_and_verdicts
from citizen.pages.queries.rounds import (
    MOST_FOUND,
    Conditions,
    DistrictShare,
    ProcessFigures,
    RoadFound,
    faults_of_the_database,
    figures_of,
    find_home_road,
    find_roads,
    proposals_per_question,
    shares_of_districts,
    with_answer,
)

__all__ = [
    "MOST_FOUND",
    "Conditions",
    "DistrictShare",
    "ProcessFigures",
    "RoadFound",
    "all_about",
    "faults_of_the_database",
    "figures_of",
    "find_home_road",
    "find_roads",
    "find_row_and_follows",
    "names_and_verdicts",
    "proposals_per_question",
    "shares_of_districts",
    "with_answer",
]
