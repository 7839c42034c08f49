"""Who a resident is to the rules: where the person lives, as coarsely as the rules need it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ResidenceRefusal(StrEnum):
    """Why it was not kept where a person says that they live."""

    UNKNOWN_DISTRICT = "residence-unknown-district"
    UNKNOWN_ROAD = "residence-unknown-road"
    VOTED_IN_OPEN_ROUND = "residence-voted-in-open-round"


@dataclass(frozen=True, slots=True)
class Resident:
    """A logged-in person. The ids are None until the person has said where they live, and when it is elsewhere."""

    account_id: int
    municipality_id: int | None
    district_id: int | None
    home_road_id: int | None
    lives_elsewhere: bool = False
