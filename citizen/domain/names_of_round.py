"""What the rules of naming say about the names that a round may end with, each held against all the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from citizen.domain.naming import (
    Finding,
    KnownName,
    NameContext,
    NameIndex,
    RoadForm,
    RuleId,
    Severity,
    Stage,
    Theme,
    check_name,
)
from citizen.domain.naming.likeness import Likeness


class NamesOfRound:
    """The register, and the names that may be decided on for each road of the round."""

    def __init__(
        self,
        register: NameIndex,
        road_form: str | None,
        names: Mapping[str, Sequence[str]],
        titles: Mapping[str, str],
    ) -> None:
        """`names` and `titles` are by the slug of the road: what it may be called, and what it was called."""
        self._register = register
        self._road_form = RoadForm(road_form) if road_form else None
        self._titles = titles
        self._all = NameIndex(KnownName(name, slug) for slug, listed in names.items() for name in listed)

    def findings(self, name: str, slug: str, theme: str | None, short_form: str = "") -> tuple[Finding, ...]:
        """What stops the name of this road or should be thought about, now that it is to be decided.

        `short_form` is the one that staff have noted for the name, which is what the rule of long names asks for.
        """
        context = NameContext(
            register=self._register,
            chosen_elsewhere=_Elsewhere(self._all, slug, self._titles),
            road_form=self._road_form,
            theme=Theme(theme) if theme else None,
            stage=Stage.DECISION,
        )
        answered = {RuleId.OVER_22_CHARACTERS} if short_form else set()
        found = check_name(name, context)
        return tuple(one for one in found if one.severity is not Severity.INFO and one.rule not in answered)


class _Elsewhere(NameIndex):
    """An index without the names of one road: to build ninety of them would take longer than to ask one."""

    def __init__(self, everywhere: NameIndex, slug: str, titles: Mapping[str, str]) -> None:
        self.names = everywhere.names
        self._everywhere, self._slug, self._titles = everywhere, slug, titles

    def like(self, name: str) -> dict[Likeness, tuple[KnownName, ...]]:
        return {level: self._others(known) for level, known in self._everywhere.like(name).items()}

    def _others(self, known: Iterable[KnownName]) -> tuple[KnownName, ...]:
        return tuple(
            KnownName(one.name, self._titles.get(one.municipality, one.municipality))
            for one in known
            if one.municipality != self._slug
        )
