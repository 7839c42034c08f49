"""What staff do with roads: load a register, find colliding names, choose, set up a round."""

from citizen.roads.actions.choices import ChoiceEdit, SavedChoices, roads_that_change, save_choices
from citizen.roads.actions.collisions import CollisionReport, find_collisions
from citizen.roads.actions.registers import ImportReport, RoadsMissing, import_register
from citizen.roads.actions.rounds import MOST_PAIRS, RoundWish, plan_round, set_up_round

__all__ = [
    "MOST_PAIRS",
    "ChoiceEdit",
    "CollisionReport",
    "ImportReport",
    "RoadsMissing",
    "RoundWish",
    "SavedChoices",
    "find_collisions",
    "import_register",
    "plan_round",
    "roads_that_change",
    "save_choices",
    "set_up_round",
]
