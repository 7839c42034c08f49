"""A municipality in which everything that moderators can hide says a word of its own, and every way out of the site."""

from __future__ import annotations

import io
import itertools
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

from flask import Flask
from werkzeug.test import TestResponse

from citizen.accounts.models import Account
from citizen.database import transaction
from citizen.domain.datasets import DATASETS
from citizen.domain.moderation.codes import DecisionKind, Reason, ThingKind
from citizen.domain.moderation.statements import TextCode
from citizen.domain.notices import FollowKind, NoticeKind
from citizen.domain.permissions import Role
from citizen.ideas.models import Idea, IdeaAttachment, IdeaPicture, IdeaVersion
from citizen.moderation import actions as moderation
from citizen.moderation.queries import find_case
from citizen.municipalities.models import Municipality
from citizen.notices.actions import About, follow, post_notices
from citizen.processes.models import Process
from citizen.web.clock import now
from tests import factories as a
from tests.factories.cases import the_meeting
from tests.factories.discussion import an_argument
from tests.factories.hearings import a_hearing, an_answer
from tests.factories.initiatives import an_initiative, initiative_settings

PROBE = "kvitveis"
"""What is searched for; each planted word begins with it and goes on, so that an echo of the search is no find."""


def word_of(name: str) -> str:
    return f"{PROBE}{name}løynd"


NAMES_OF_A_LIST = 3
"""Language, municipality and process: an address with more names is of a single thing, and searches nothing."""
PLANTED = ("idea", "below", "version", "picture", "attachment", "argument", "reply", "answer", "initiative", "held")


@dataclass
class Place:
    """Who and what there is."""

    municipality: Municipality
    round: Process
    hearing: Process
    author: Account
    other: Account
    """The author of the idea that stays open."""
    follower: Account
    moderator: Account
    hidden: list[tuple[ThingKind, str]] = field(default_factory=list)
    values: dict[str, list[object]] = field(default_factory=dict)
    ideas: list[Idea] = field(default_factory=list)

    def hide(self) -> None:
        """A moderator hides each of the things."""
        for kind, ref in self.hidden:
            case = find_case(kind, ref)
            seen = case.decisions if case else 0
            ruling = moderation.Ruling(DecisionKind.HIDE, Reason.OTHER, "Dette bryt reglane.", seen=seen)
            outcome = moderation.decide(self.municipality.id, kind, ref, self.moderator.id, ruling)
            assert not isinstance(outcome, str), (kind, outcome)


def a_place_with_secrets() -> Place:
    municipality = a.a_municipality()
    district = a.a_district(municipality, "Lidal")
    initiative_settings(municipality)
    idea_round = a.an_idea_round(municipality)
    theme, spot = a.a_theme(idea_round), a.a_spot(idea_round)
    author, other, follower = (
        a.a_resident(district, email=f"{name}@example.no", shown_name=name) for name in ("eva", "odd", "kari")
    )
    moderator = a.a_person_with_role(municipality, Role.MODERATOR)
    place = Place(municipality, idea_round, a_hearing(municipality), author, other, follower, moderator)
    where = {"theme_id": theme.id, "place_id": spot.id}
    secret = a.an_idea(idea_round, author, title=word_of("idea"), body=f"Om {word_of('idea')}.", **where)
    shown = a.an_idea(idea_round, other, title="Kvitveis i bakken", body=f"{PROBE} for alle.", version=2, **where)
    held = a.an_idea(idea_round, author, title=word_of("held"), body=word_of("held"), state="held", **where)
    place.ideas = [secret, shown, held]
    _old_version(shown)
    below = an_argument(secret, follower, text=f"Meir om {word_of('below')}")
    argument = an_argument(shown, author, text=word_of("argument"))
    parent = an_argument(shown, other, text="Eit argument som alle kan lese.")
    reply = an_argument(shown, author, text=word_of("reply"), parent_id=parent.id)
    an_argument(shown, other, text="Eit svar, som blir ståande der.", parent_id=argument.id)
    an_argument(shown, author, text=word_of("held"), state="held")
    picture, attachment = _files(shown)
    files_below = _files(secret, "idea")
    answer = an_answer(place.hearing, author, text=word_of("answer"))
    initiative = an_initiative(municipality, author=author, title=word_of("initiative"), what=word_of("initiative"))
    for idea in (secret, shown):
        a.a_supporter(idea, follower)
    _tell(place, secret)
    place.hidden = [
        (ThingKind.IDEA, secret.public_id),
        (ThingKind.VERSION, f"{shown.public_id}.1"),
        (ThingKind.PICTURE, picture),
        (ThingKind.ATTACHMENT, attachment),
        (ThingKind.ARGUMENT, argument.public_id),
        (ThingKind.ARGUMENT, reply.public_id),
        (ThingKind.HEARING_ANSWER, answer.public_id),
        (ThingKind.INITIATIVE, initiative.public_id),
    ]
    for kind, ref in place.hidden:
        assert moderation.report_thing(kind, ref, follower.id, Reason.HATE, "") is None
    place.values = {
        "lang": ["nb"],
        "municipality": [municipality.slug],
        "process": [idea_round.slug, place.hearing.slug],
        "public_id": [
            secret.public_id,
            shown.public_id,
            held.public_id,
            picture,
            attachment,
            answer.public_id,
            *files_below,
        ],
        "argument": [argument.public_id, reply.public_id, parent.public_id, below.public_id],
        "initiative": [initiative.public_id],
        "other": [secret.public_id, shown.public_id],
        "what": ["runde", "ide", "tema", "sted"],
        "name": [theme.slug, secret.public_id],
        "kind": [kind.value for kind in ThingKind],
        "ref": [ref for _kind, ref in place.hidden],
        "dataset": sorted(DATASETS),
        "text": [TextCode.DID_HIDE.value],
        "meeting": [the_meeting(municipality).id],
        "rest": ["", initiative.public_id],
        "token": ["abc"],
        "slug": ["abc"],
        "number": [1],
        "code": [1],
        "witness": [1],
        "merge": [1],
        "sha256": ["ab" * 32],
        "paper_file": ["pdf"],
        "ending": ["ttl", "jsonld"],
        "file_format": ["csv", "json", "zip"],
        "order": ["abc"],
    }
    return place


def addresses(app: Flask, place: Place) -> Iterator[tuple[str, str]]:
    """Endpoint and address of everything that can be read, with each of the names that there are, and with a search."""
    searching = f"q={PROBE}&tekst={quote(PROBE + ' for alle i bakken')}"
    searching += "".join(f"&ide={idea.public_id}" for idea in place.ideas)
    binding = app.url_map.bind("127.0.0.1")
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.endpoint == "static" or rule.endpoint.startswith("demo_login"):
            continue
        names = sorted(rule.arguments)
        unknown = [name for name in names if name not in place.values]
        assert not unknown, f"say in tests/attacks/hiding.py what {unknown} of {rule.rule} can be"
        if rule.endpoint.startswith(("ballots.send_", "ballots.remove")):
            continue  # the published box of a vote holds no text that people send in
        for chosen in itertools.product(*(place.values[name] for name in names)):
            address = binding.build(rule.endpoint, dict(zip(names, chosen, strict=True)), method="GET")
            yield rule.endpoint, address
            if len(names) <= NAMES_OF_A_LIST or rule.endpoint == "answers.choose_other":
                yield rule.endpoint, f"{address}?{searching}"


def said_in(answer: TestResponse) -> bytes:
    """All that the answer says, in its headers too; of a package what lies in it."""
    content = answer.get_data()
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            content = b"".join(name.encode() + package.read(name) for name in package.namelist())
    return content + str(answer.headers).encode()


def _old_version(idea: Idea) -> None:
    with transaction() as session:
        first = session.get_one(IdeaVersion, (idea.id, 1))
        first.title = first.body = word_of("version")
        said = {"title": idea.title, "body": idea.body, "language": "nb"}
        session.add(IdeaVersion(idea_id=idea.id, number=2, written_at=now(), **said))


def _files(idea: Idea, name: str = "") -> tuple[str, str]:
    """A picture and a document, whose addresses are told to nobody but give the bytes to who asks."""
    shown, document = word_of(name or "picture"), word_of(name or "attachment")
    content = shown.encode()
    with transaction() as session:
        picture = IdeaPicture(
            public_id=f"bilete{idea.id}", idea_id=idea.id, number=1, alt=shown, width=10, height=10, content=content,
            small=content, added_at=now(),
        )  # fmt: skip
        file = IdeaAttachment(
            public_id=f"vedlegg{idea.id}", idea_id=idea.id, name=f"{document}.pdf", content=document.encode(),
            bytes_long=100, added_at=now(),
        )  # fmt: skip
        session.add_all([picture, file])
    return picture.public_id, file.public_id


def _tell(place: Place, idea: Idea) -> None:
    """Notices about the idea that have not been sent yet, to who follows it."""
    path = f"/{place.municipality.slug}/{place.round.slug}/ide/{idea.public_id}"
    about = About(place.municipality.id, idea.title, path, target_kind="idea", target_id=idea.id)
    follow(place.follower.id, FollowKind.IDEA, idea.id)
    with transaction() as session:
        post_notices(session, NoticeKind.NEW_IDEA, [place.follower.id, place.other.id], about)
        post_notices(session, NoticeKind.NEW_ARGUMENT, [place.follower.id], about)
