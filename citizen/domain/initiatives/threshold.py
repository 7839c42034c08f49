"""How many signatures make the council decide a matter: kommuneloven § 12-1."""

from __future__ import annotations

from enum import StrEnum

ONE_IN = 50
"""Two per cent of the residents."""


class CouncilKind(StrEnum):
    """Whose council it is."""

    MUNICIPALITY = "council-of-municipality"
    COUNTY = "council-of-county"


ALWAYS_ENOUGH = {CouncilKind.MUNICIPALITY: 300, CouncilKind.COUNTY: 500}


def threshold_of(residents: int, kind: CouncilKind) -> int:
    """Two per cent of the residents, a part of a person counted as one; or what the act says is always enough."""
    if residents < 1:
        raise ValueError("a place without residents has no threshold")
    return min(-(-residents // ONE_IN), ALWAYS_ENOUGH[kind])
