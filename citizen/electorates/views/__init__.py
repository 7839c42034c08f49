"""Pages where staff choose who may vote, and where residents say that they are old enough."""

from citizen.electorates.views import age, electorate, roll
from citizen.electorates.views.blueprint import electorates

__all__ = ["age", "electorate", "electorates", "roll"]
