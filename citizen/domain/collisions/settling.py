"""Who is advised to keep the name: the most addresses first, then an even share of the burden, else the staff decide.

The other criteria that municipalities use (history, a thematic group, businesses) are not in the address file; staff
who know them overrule the advice.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import Enum, auto
from fractions import Fraction

from citizen.domain.collisions.advice import Advice, Ground
from citizen.domain.collisions.road import Road


class Fate(Enum):
    """What becomes of a road that may not share its name."""

    KEEPS = auto()
    CHANGES = auto()
    TIED = auto()


class Settlement:
    """The fate of every road in a set of rivals, settled once; a road only yields to one that keeps its name.

    Rivals that addresses alone can settle come first, because only then is it known which municipality bears most.
    """

    def __init__(self, roads: Sequence[Road], rivals: Iterable[tuple[int, int]]) -> None:
        self._roads = roads
        self._rivals: dict[int, set[int]] = defaultdict(set)
        for first, second in rivals:
            self._rivals[first].add(second)
            self._rivals[second].add(first)
        self._totals: dict[str, int] = defaultdict(int)
        for road in roads:
            self._totals[road.municipality_number] += road.addresses
        self._changing: dict[str, int] = defaultdict(int)
        self._fates: dict[int, Fate] = {}
        self._shares_used: dict[int, dict[str, Fraction]] = {}
        self._settle()

    def advise(self, first: int, second: int) -> Advice:
        """The advice for two rivals."""
        for keeper, other in ((first, second), (second, first)):
            if self._fates[keeper] is Fate.KEEPS:
                return self._advise_keeper(keeper, other)
        if self._fates[first] is self._fates[second] is Fate.TIED:
            return Advice(Ground.TIE, None, (), self._shares(first, second))
        changing = tuple(self._roads[road] for road in (first, second) if self._fates[road] is Fate.CHANGES)
        above = [rival for road in (first, second) for rival in self._rivals[road] if self._fates[rival] is Fate.KEEPS]
        if not above or len(changing) == 1:
            return Advice(Ground.TIE_ABOVE, None, changing)
        return Advice(Ground.THIRD_ROAD_KEEPS, self._roads[min(above, key=self._rank)], changing)

    def changes(self, road: int) -> bool:
        """True if this road is advised to change its name."""
        return self._fates.get(road) is Fate.CHANGES

    def _advise_keeper(self, keeper: int, other: int) -> Advice:
        roads = self._roads[keeper], (self._roads[other],)
        if self._roads[keeper].addresses > self._roads[other].addresses:
            return Advice(Ground.MOST_ADDRESSES, *roads)
        if any(self._fates[rival] is Fate.KEEPS for rival in self._rivals[other] - {keeper}):
            return Advice(Ground.OTHER_CHANGES_ANYWAY, *roads)
        return Advice(Ground.EVEN_SHARE, *roads, self._shares(keeper, other))

    def _settle(self) -> None:
        clusters = list(self._clusters())
        undecided = [cluster for cluster in clusters if self._has_equals(cluster)]
        for cluster in clusters:
            if cluster not in undecided:
                self._settle_cluster(cluster, {})
        for cluster in undecided:
            self._settle_cluster(cluster, {number: self._share(number) for number in self._totals})

    def _settle_cluster(self, cluster: Sequence[int], shares: dict[str, Fraction]) -> None:
        def rank(road: int) -> tuple[int, Fraction]:
            share = shares.get(self._roads[road].municipality_number, Fraction(0))
            return (-self._roads[road].addresses, -share)

        for road in sorted(cluster, key=rank):
            self._shares_used[road] = shares
            if road not in self._fates:
                self._settle_road(road, [rival for rival in self._rivals[road] if rank(rival) == rank(road)])
        for road in cluster:
            if self._fates[road] is Fate.CHANGES:
                self._changing[self._roads[road].municipality_number] += self._roads[road].addresses

    def _settle_road(self, road: int, equals: Iterable[int]) -> None:
        if self._yields(road):
            self._fates[road] = Fate.CHANGES
            return
        tied = [rival for rival in equals if not self._yields(rival)]
        self._fates[road] = Fate.TIED if tied else Fate.KEEPS
        for rival in tied:
            self._fates[rival] = Fate.TIED

    def _yields(self, road: int) -> bool:
        addresses = self._roads[road].addresses
        return any(
            self._fates.get(rival) is Fate.KEEPS
            or (self._fates.get(rival) is Fate.TIED and self._roads[rival].addresses > addresses)
            for rival in self._rivals[road]
        )

    def _has_equals(self, cluster: Iterable[int]) -> bool:
        return any(
            self._roads[road].addresses == self._roads[rival].addresses
            for road in cluster
            for rival in self._rivals[road]
        )

    def _clusters(self) -> Iterable[list[int]]:
        """Roads connected by rivalry, each cluster in the roads' own order."""
        seen: set[int] = set()
        for start in sorted(self._rivals):
            if start in seen:
                continue
            cluster, queue = set(), [start]
            while queue:
                road = queue.pop()
                cluster.add(road)
                queue.extend(self._rivals[road] - cluster)
            seen |= cluster
            yield sorted(cluster)

    def _rank(self, road: int) -> tuple[int, int]:
        return (-self._roads[road].addresses, road)

    def _share(self, number: str) -> Fraction:
        return Fraction(self._changing[number], max(1, self._totals[number]))

    def _shares(self, first: int, second: int) -> tuple[Fraction, Fraction]:
        used = self._shares_used[first]
        numbers = (self._roads[road].municipality_number for road in (first, second))
        of_first, of_second = (used.get(number, Fraction(0)) for number in numbers)
        return of_first, of_second
