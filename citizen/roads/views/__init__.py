"""Pages where staff load road registers, find colliding names and set up a round."""

from citizen.roads.views import collisions, desk, maps, registers, rounds
from citizen.roads.views.blueprint import roads

__all__ = ["collisions", "desk", "maps", "registers", "roads", "rounds"]
