"""A municipality with an idea round, an author, residents, and two moderators."""

from __future__ import annotations

from dataclasses import dataclass

from citizen.accounts.models import Account
from citizen.domain.moderation.codes import DecisionKind, Reason, ThingKind
from citizen.domain.permissions import Role
from citizen.ideas.models import Idea
from citizen.moderation import actions, queries
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from tests import factories as a

NOTE = "Her står adressen til en nabo."


@dataclass(frozen=True)
class Scene:
    place: Municipality
    round: Process
    author: Account
    neighbour: Account
    first: Account
    """A moderator."""
    second: Account
    """Another moderator."""
    idea: Idea

    @property
    def desk(self) -> str:
        return f"/nb/moderering/{self.place.slug}"

    @property
    def case(self) -> str:
        return f"{self.desk}/ide/{self.idea.public_id}"

    @property
    def reporting(self) -> str:
        return f"/nb/{self.place.slug}/meld/ide/{self.idea.public_id}"

    @property
    def page(self) -> str:
        return f"/nb/{self.place.slug}/{self.round.slug}/ide/{self.idea.public_id}"


def a_scene(**changes: object) -> Scene:
    place = a.a_municipality()
    district = a.a_district(place, "Lidal")
    idea_round = a.an_idea_round(place)
    author, neighbour = a.a_resident(district), a.a_resident(district)
    first, second = (a.a_person_with_role(place, Role.MODERATOR) for _ in range(2))
    idea = a.an_idea(idea_round, author, **changes)
    return Scene(place, idea_round, author, neighbour, first, second, idea)


def report(
    scene: Scene, account: Account, reason: Reason = Reason.PERSONAL_DATA, text: str = "", **which: str
) -> object:
    kind = ThingKind(which.get("kind", "ide"))
    return actions.report_thing(kind, which.get("ref", scene.idea.public_id), account.id, reason, text)


def decide(scene: Scene, moderator: Account, kind: DecisionKind, seen: int | None = None, **changes: str) -> object:
    """What comes of it when the moderator decides about the idea, or about what `thing` and `ref` name."""
    thing, ref = ThingKind(changes.get("thing", "ide")), changes.get("ref", scene.idea.public_id)
    if seen is None:
        case = queries.find_case(thing, ref)
        seen = case.decisions if case else 0
    reason = Reason(changes.get("reason", "personal-data"))
    ruling = actions.Ruling(kind, reason, changes.get("note", NOTE), changes.get("passage", ""), seen)
    return actions.decide(scene.place.id, thing, ref, moderator.id, ruling)
