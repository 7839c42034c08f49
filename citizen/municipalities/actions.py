"""Set up a municipality and the municipalities that it was merged from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from citizen.database import transaction
from citizen.municipalities.models import District, Municipality


@dataclass(frozen=True, slots=True)
class MunicipalityTexts:
    """What a municipality is called and says of itself."""

    number: str
    name: str
    slug: str
    language: str
    theme: str
    road_form: str | None
    intro_nb: str
    intro_nn: str
    help_nb: str = ""
    help_nn: str = ""


@dataclass(frozen=True, slots=True)
class FormerMunicipality:
    """A municipality that was merged in, and how many may vote there, where that is stated."""

    number: str
    name: str
    electors: int | None


def set_up_municipality(texts: MunicipalityTexts, formers: Sequence[FormerMunicipality]) -> Municipality:
    """Store a municipality with its former municipalities."""
    with transaction() as session:
        municipality = Municipality(**asdict(texts))
        session.add(municipality)
        session.flush()
        session.add_all(District(municipality_id=municipality.id, **asdict(former)) for former in formers)
    return municipality
