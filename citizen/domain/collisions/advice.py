"""The advice for one pair of roads, as arithmetic; `words` says it in a sentence."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from citizen.domain.collisions.road import Road


class Ground(StrEnum):
    """What decided the advice for a pair."""

    MOST_ADDRESSES = "most_addresses"
    EVEN_SHARE = "even_share"
    OTHER_CHANGES_ANYWAY = "other_changes_anyway"
    THIRD_ROAD_KEEPS = "third_road_keeps"
    TIE = "tie"
    TIE_ABOVE = "tie_above"
    BOTH_MAY_STAY = "both_may_stay"


@dataclass(frozen=True)
class Advice:
    """Who keeps the name, who changes, and what it costs.

    Without a keeper the staff must choose. The shares are the parts of the two municipalities' addresses that already
    had to change when the number of addresses could not decide; they stand in the order keeper, other.
    """

    ground: Ground
    keeper: Road | None
    changing: tuple[Road, ...]
    shares: tuple[Fraction, Fraction] | None = None

    @property
    def addresses_that_change(self) -> int:
        """How many addresses change if the advice is followed."""
        return sum(road.addresses for road in self.changing)
