"""How many must sign, at the boundaries that the act draws."""

from __future__ import annotations

import pytest

from citizen.domain.initiatives.threshold import CouncilKind, threshold_of

MUNICIPALITY = [(1, 1), (49, 1), (50, 1), (51, 2), (100, 2), (10_651, 214), (14_950, 299), (14_951, 300)]
MUNICIPALITY += [(15_000, 300), (15_001, 300), (700_000, 300)]
COUNTY = [(50, 1), (24_950, 499), (24_951, 500), (25_000, 500), (25_001, 500), (1_300_000, 500)]


@pytest.mark.parametrize(("residents", "needed"), MUNICIPALITY)
def test_a_municipality_asks_for_two_per_cent_rounded_up_and_never_for_more_than_300(residents, needed):
    assert threshold_of(residents, CouncilKind.MUNICIPALITY) == needed


@pytest.mark.parametrize(("residents", "needed"), COUNTY)
def test_a_county_asks_for_two_per_cent_rounded_up_and_never_for_more_than_500(residents, needed):
    assert threshold_of(residents, CouncilKind.COUNTY) == needed


@pytest.mark.parametrize("residents", [0, -1])
def test_a_place_without_residents_has_none(residents):
    with pytest.raises(ValueError, match="residents"):
        threshold_of(residents, CouncilKind.MUNICIPALITY)
