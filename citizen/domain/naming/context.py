"""Everything outside a name that decides whether it can be used, brought by the caller."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from citizen.domain.naming.index import NameIndex


class Stage(StrEnum):
    """How far the name has come: some warnings stop it when it is to be decided."""

    PROPOSAL = "proposal"
    DECISION = "decision"


class RoadForm(StrEnum):
    """The form of the word for road that the municipality holds to."""

    VEI = "vei"
    VEG = "veg"


@dataclass(frozen=True)
class Theme:
    """What the roads around are named after, and the words known to belong to it."""

    name: str
    words: frozenset[str] = frozenset()


_NO_NAMES = NameIndex(())


@dataclass(frozen=True)
class NameContext:
    """The world of one name.

    `register` holds every name in use in all merging municipalities, the road's own old name included: another road
    keeps that. `chosen_elsewhere` holds the names that stand on the ballot or are chosen for other roads, each with its
    road; `proposed_elsewhere` has the other roads for which a name is merely proposed, by the key of the name. `reason`
    is None where no reason is asked for.
    """

    register: NameIndex = field(default=_NO_NAMES)
    shared_area: NameIndex = field(default=_NO_NAMES)
    chosen_elsewhere: NameIndex = field(default=_NO_NAMES)
    proposed_elsewhere: Mapping[str, Sequence[str]] = field(default_factory=dict)
    neighbours: NameIndex = field(default=_NO_NAMES)
    place_names: NameIndex = field(default=_NO_NAMES)
    road_form: RoadForm | None = None
    theme: Theme | None = None
    reason: str | None = None
    stage: Stage = Stage.PROPOSAL
