"""Two municipalities side by side whose rounds are called the same, each with something of everything in it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from flask import Flask

from citizen.accounts.models import Account
from citizen.answers.actions import merge_ideas
from citizen.domain.ideas.merging import Reason as MergeReason
from citizen.domain.initiatives.states import InitiativeState
from citizen.domain.moderation.codes import DecisionKind, Reason, ThingKind
from citizen.domain.permissions import Role
from citizen.ideas.actions import invite_author
from citizen.ideas.actions.merging import Pair
from citizen.ideas.models import Idea, IdeaMerge
from citizen.initiatives.models import Initiative
from citizen.moderation import actions as moderation
from citizen.moderation.models import ModerationDecision
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from tests import factories as a
from tests.factories.discussion import an_argument
from tests.factories.hearings import a_hearing, an_answer
from tests.factories.initiatives import an_initiative, initiative_settings

OF_OTHERS = ("accounts.", "ballots.", "demo_login.", "electorates.", "paper.", "proposals.", "results.", "roads.")
"""What is not about ideas: tests/architecture/test_routes.py swaps the addresses of these."""
ROUND, HEARING = "idear", "hoyring"
FORM = {
    "title": "Kai ved Havnes", "body": "Så kan båten legge til.", "text": "Båten kommer sjelden.", "side": "for",
    "what": "Kai", "why": "Båt", "name": "Kari Nordmann", "agree": "y", "consent": "y", "do": "send",
    "may_be_public": "y", "reason": "other", "note": "Dette bryter reglene.", "kind": "hide", "seen": "0",
    "statement": "y", "staying": "",
    "reason_nb": "De er like.", "reason_nn": "Dei er like.", "verdict": "verdict-accepted", "answered_by": "Siv",
    "on_behalf_of": "Kommunen", "text_nb": "Kommunestyret {title}", "text_nn": "Kommunestyret {title}",
    "outcome": "adopted", "decided_on": "2026-01-01", "body_of_council": "Kommunestyret",
    "button": "send", "section": "0",
}  # fmt: skip
"""Enough for many forms to be stored, if the address were let through."""


@dataclass
class Twin:
    """A municipality, who is in it, and every name that stands in an address of it."""

    place: Municipality
    round: Process
    author: Account
    neighbour: Account
    values: dict[str, list[object]]
    ideas: dict[str, Idea]

    def staff(self, role: Role) -> Account:
        return a.a_person_with_role(self.place, role)


def a_twin(name: str) -> Twin:
    place = a.a_municipality(name)
    initiative_settings(place)
    district = a.a_district(place)
    author, neighbour = (a.a_resident(district, shown_name=f"{who} i {name}") for who in ("Eva", "Odd"))
    idea_round = a.an_idea_round(place, slug=ROUND)
    theme, spot = a.a_theme(idea_round), a.a_spot(idea_round)
    where = {"theme_id": theme.id, "place_id": spot.id}
    ideas = {
        state: a.an_idea(idea_round, author, state=state, title=f"Eit forslag {state} i {name}", **where)
        for state in ("published", "held", "hidden", "withdrawn")
    }
    ideas["draft"] = a.an_idea(idea_round, author, state="draft", sent_at=None, title=f"Utkast i {name}", **where)
    ideas["merged"] = a.an_idea(idea_round, author, title=f"Eit forslag merged i {name}")
    merge = merge_ideas(Pair(ideas["merged"].id, ideas["published"].id), MergeReason("Like.", ""), neighbour.id)
    assert isinstance(merge, IdeaMerge)
    arguments = [
        an_argument(ideas["published"], neighbour, state=state, text=f"Argument {state}")
        for state in ("published", "held", "hidden")
    ]
    hearing = a_hearing(place, slug=HEARING)
    answers = [an_answer(hearing, neighbour, state=state) for state in ("published", "held", "hidden")]
    initiatives = _initiatives(place, author)
    decided = moderation.decide(
        place.id,
        ThingKind.IDEA,
        ideas["published"].public_id,
        a.a_person_with_role(place, Role.MODERATOR).id,
        moderation.Ruling(DecisionKind.ASK_CHANGE, Reason.OTHER, "Skriv det om."),
    )
    assert isinstance(decided, ModerationDecision)
    token = invite_author(ideas["published"].id, author.id)
    values: dict[str, list[object]] = {
        "municipality": [place.slug],
        "process": [ROUND, HEARING],
        "public_id": [*(idea.public_id for idea in ideas.values()), *(one.public_id for one in answers)],
        "other": [ideas["published"].public_id],
        "argument": [one.public_id for one in arguments],
        "initiative": [one.public_id for one in initiatives],
        "merge": [merge.id],
        "name": [theme.slug, spot.slug, ideas["published"].public_id],
        "ref": [ideas["published"].public_id, arguments[0].public_id, answers[0].public_id, initiatives[0].public_id],
        "statement": [decided.public_id],
        "token": [token],
        "rest": [one.public_id for one in initiatives],
    }
    values["public_id"].append(decided.public_id)
    return Twin(place, idea_round, author, neighbour, values, ideas)


def _initiatives(place: Municipality, author: Account) -> list[Initiative]:
    states = (InitiativeState.COLLECTING, InitiativeState.DRAFT, InitiativeState.CHECKING)
    return [an_initiative(place, state, author) for state in states]


COMMON: dict[str, list[object]] = {
    "lang": ["nn"],
    "what": ["ide", "tema", "sted"],
    "kind": [kind.value for kind in ThingKind],
    "text": ["did-hide"],
    "dataset": ["proposals"],
}
"""Names that mean the same in both."""


def calls(app: Flask, here: Twin) -> Iterator[tuple[str, str, str]]:
    """Endpoint, method and address of every route about ideas, each with a thing of every sort that it can be about."""
    binding = app.url_map.bind("127.0.0.1")
    ideas = here.ideas
    things = [ideas["published"].public_id, ideas["draft"].public_id, *here.values["public_id"][-4::3]]
    named = {**COMMON, **here.values, "public_id": things}
    for rule in app.url_map.iter_rules():
        if rule.endpoint == "static" or rule.endpoint.startswith(OF_OTHERS):
            continue
        names = sorted(rule.arguments)
        if not all(name in named for name in names):
            continue
        many = ("process", "public_id", "kind", "ref", "what")
        for chosen in itertools.product(*(named[name] if name in many else named[name][:1] for name in names)):
            values = dict(zip(names, chosen, strict=True))
            for method in sorted((rule.methods or set()) & {"GET", "POST"}):
                yield rule.endpoint, method, binding.build(rule.endpoint, values, method=method)


def _own(here: Twin, name: str) -> list[object]:
    """What is there, where nothing but another name is strange: of every state for what decides who may see it."""
    leads_on = here.ideas["merged"].public_id  # to where it lives on, whatever stands behind it
    kept = [one for one in {**COMMON, **here.values}[name] if one != leads_on]
    return kept if name in ("process", "kind", "public_id", "argument", "initiative", "what") else kept[:1]


def swapped(app: Flask, here: Twin, there: Twin) -> Iterator[tuple[str, str, str]]:
    """Endpoint, method and address of every route with one of its names, or all but one, taken from the other place."""
    binding = app.url_map.bind("127.0.0.1")
    for rule in app.url_map.iter_rules():
        if "municipality" not in rule.arguments or rule.endpoint.startswith(OF_OTHERS):
            continue
        own = sorted(name for name in rule.arguments if name in here.values and name not in ("process", "token"))
        if len(own) < 2:
            continue
        names = sorted(rule.arguments)
        for strange in own:
            choices = [there.values[name] if name == strange else _own(here, name) for name in names]
            for chosen in itertools.product(*choices):
                values = dict(zip(names, chosen, strict=True))
                for method in sorted((rule.methods or set()) & {"GET", "POST"}):
                    yield rule.endpoint, method, binding.build(rule.endpoint, values, method=method)
