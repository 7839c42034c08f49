"""What a notice tells of, or somebody follows: whether everyone can still see it, and what it is called today."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """Something that everyone can see: its title as of now in both forms, and its page without the language."""

    title_nb: str
    title_nn: str
    path: str


FindTargets = Callable[[Collection[int]], Mapping[int, Target]]

find_targets: dict[str, FindTargets] = {}
"""By kind: those among these ids that everyone can see. The kinds of what people follow are "process", "idea", …

A slice above adds its own: `find_targets["idea"] = targets_of_ideas`. A notice whose target is not among them is
neither shown nor sent, so nothing that was hidden, withdrawn or deleted gets out by a notice that was written before.
"""

present_titles: dict[str, Callable[[Collection[int]], Mapping[int, str]]] = {}
"""As find_targets, for what notices tell of but nobody follows: only the title as its writer wrote it."""


def targets_of(wanted: Collection[tuple[str, int]]) -> dict[tuple[str, int], Target]:
    """These targets as of now; one question for each kind. What nobody answers for is not found."""
    found: dict[tuple[str, int], Target] = {}
    for kind in sorted({kind for kind, _ in wanted}):
        if ask := find_targets.get(kind):
            seen = ask({target_id for its_kind, target_id in wanted if its_kind == kind})
            found |= {(kind, target_id): target for target_id, target in seen.items()}
        if titles_of := present_titles.get(kind):
            titles = titles_of({target_id for its_kind, target_id in wanted if its_kind == kind})
            found |= {(kind, target_id): Target(title, title, "") for target_id, title in titles.items()}
    return found
