"""Idea rounds with their themes and places, ideas in them, and support."""

from __future__ import annotations

import itertools

import sqlalchemy as sa

from citizen.accounts.models import Account
from citizen.database import transaction
from citizen.domain.phases import Phase
from citizen.ideas.models import Idea, IdeaAuthor, IdeaPlace, IdeaSupport, IdeaTheme, IdeaVersion
from citizen.municipalities.models import Municipality
from citizen.processes.models import IDEAS, Process
from citizen.web.clock import now
from tests.factories.places import DAY, a_process, stored

_numbers = itertools.count(1)
_DAYS = {
    Phase.ANNOUNCED: (3, 30, 60),
    Phase.PROPOSING: (-5, 20, 50),
    Phase.REVIEWING: (-40, -5, 25),
    Phase.CLOSED: (-90, -60, -10),
}


def an_idea_round(place: Municipality, phase: Phase = Phase.PROPOSING, **changes: object) -> Process:
    """A round that asks for ideas; it has no themes and no places until a test gives it some."""
    opens_at, closes_at, answer_at = (now() + days * DAY for days in _DAYS[phase])
    texts = {
        "title_nb": "Hvordan vil du styrke lokaldemokratiet?",
        "title_nn": "Korleis vil du styrkje lokaldemokratiet?",
        "summary_nb": "Skriv et forslag.",
        "summary_nn": "Skriv eit forslag.",
        "why_nb": "Vi er en ny kommune.",
        "why_nn": "Vi er ein ny kommune.",
        "influence_nb": "Alle forslag får svar.",
        "influence_nn": "Alle forslag får svar.",
        "privacy_nb": "Forslaget står her med det navnet du har valgt.",
        "privacy_nn": "Forslaget står her med det namnet du har valt.",
    }
    dates = {
        "proposals_open_at": opens_at,
        "proposals_close_at": closes_at,
        "voting_open_at": answer_at,
        "voting_close_at": answer_at,
    }
    return a_process(place, **{"kind": IDEAS, **texts, **dates, **changes})


def a_theme(process: Process, name: str = "Digitale løsninger", name_nn: str = "Digitale løysingar") -> IdeaTheme:
    number = next(_numbers)
    return stored(IdeaTheme(process_id=process.id, number=number, slug=f"tema-{number}", name_nb=name, name_nn=name_nn))


def a_spot(process: Process, name: str = "Havnes") -> IdeaPlace:
    """A place that ideas can be about."""
    number = next(_numbers)
    return stored(IdeaPlace(process_id=process.id, number=number, slug=f"sted-{number}", name=name))


def an_idea(process: Process, *authors: Account, **changes: object) -> Idea:
    """A published idea of these people, or of somebody whose account is deleted."""
    number = next(_numbers)
    values: dict[str, object] = {
        "public_id": f"ide{number}",
        "process_id": process.id,
        "title": "Direktesend kommunestyremøtene",
        "body": "Da kan alle følge med hjemmefra.",
        "language": "nb",
        "state": "published",
        "begun_at": now() - 2 * DAY,
        "sent_at": now() - DAY,
    }
    with transaction() as session:
        idea = Idea(**{**values, **changes})
        session.add(idea)
        session.flush()
        said = {"title": idea.title, "body": idea.body, "language": idea.language}
        if idea.state != "draft":  # what was never sent has said nothing
            session.add(IdeaVersion(idea_id=idea.id, number=1, written_at=idea.sent_at or idea.begun_at, **said))
        for place, account in enumerate(authors or (None,)):
            account_id = account.id if account else None
            session.add(
                IdeaAuthor(idea_id=idea.id, account_id=account_id, is_first=place == 0, joined_at=idea.begun_at)
            )
    return idea


def a_supporter(idea: Idea, account: Account) -> IdeaSupport:
    """The person supports the idea, and is counted."""
    with transaction() as session:
        support = IdeaSupport(idea_id=idea.id, account_id=account.id, given_at=now())
        session.add(support)
        session.get_one(Idea, idea.id).supports += 1
    return support


def the_idea(process: Process) -> Idea:
    """The one idea of the process that addresses are filled with: made at first, and the same ever after."""
    with transaction() as session:
        found = session.scalars(sa.select(Idea).where(Idea.public_id == f"den{process.id}")).first()
    return found or an_idea(process, public_id=f"den{process.id}")
