"""Questions about roads, colliding names, and the roads that a round asks about."""

from citizen.roads.queries.collisions import (
    CollisionFilter,
    CollisionPage,
    CollisionRow,
    count_collisions,
    count_undecided,
    count_without_round,
    find_collision_rows,
    list_chosen_pairs,
    list_collisions,
    list_matching_pair_ids,
)
from citizen.roads.queries.questions import (
    QuestionPage,
    QuestionRow,
    count_questions,
    find_question,
    list_busy_roads,
    list_questions,
)
from citizen.roads.queries.registers import (
    DistrictRegister,
    find_road_by_name,
    list_registers,
    list_road_names,
    list_roads,
    map_roads,
    name_index,
    registers_of,
)

__all__ = [
    "CollisionFilter",
    "CollisionPage",
    "CollisionRow",
    "DistrictRegister",
    "QuestionPage",
    "QuestionRow",
    "count_collisions",
    "count_questions",
    "count_undecided",
    "count_without_round",
    "find_collision_rows",
    "find_question",
    "find_road_by_name",
    "list_busy_roads",
    "list_chosen_pairs",
    "list_collisions",
    "list_matching_pair_ids",
    "list_questions",
    "list_registers",
    "list_road_names",
    "list_roads",
    "map_roads",
    "name_index",
    "registers_of",
]
