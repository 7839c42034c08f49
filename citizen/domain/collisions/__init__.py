"""Which roads of different municipalities may not live in one, and which of them is advised to keep its name."""

from citizen.domain.collisions.advice import Advice, Ground
from citizen.domain.collisions.compare import Collision, compare
from citizen.domain.collisions.road import Road
from citizen.domain.collisions.words import explain

__all__ = ["Advice", "Collision", "Ground", "Road", "compare", "explain"]
