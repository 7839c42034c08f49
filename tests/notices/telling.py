"""People who are told things, and the letters that come of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from email.message import EmailMessage

from citizen.accounts.models import Account
from citizen.database import transaction
from citizen.domain.notices import NoticeKind
from citizen.mailing import outlet_of
from citizen.municipalities.models import Municipality
from citizen.notices import actions
from citizen.notices.actions import About, Handled, post_notices
from citizen.notices.views.letters import compose
from citizen.web.clock import OSLO, now
from tests import factories as a
from tests.mailbox import Mailbox


def a_reader(name: str = "kari", language: str = "nb", **changes: object) -> Account:
    """Somebody whose login has verified an address."""
    return a.a_resident(email=f"{name}@example.no", language=language, **changes)


def tell(
    place: Municipality,
    *people: Account,
    kind: NoticeKind = NoticeKind.IDEA_ANSWERED,
    title: str = "Ein leikeplass",
    path: str = "/fjordsund/idear/ide/abc",
    said_nb: str = "",
    said_nn: str = "",
    **target: object,
) -> None:
    about = About(place.id, title, path, said_nb, said_nn, **target)  # type: ignore[arg-type]
    with transaction() as session:
        post_notices(session, kind, [person.id for person in people], about)


def send(box: Mailbox, *, everything: bool = True, at: datetime | None = None) -> list[Handled]:
    """One pass of the sender, at the moment `at`."""
    hand_in = outlet_of(box.url, None, fallback_host="fjordsund.example")
    assert hand_in is not None
    actions.make_digests(at or now(), OSLO, everything=everything)
    return list(actions.send_due(compose, hand_in, lambda: at or now(), 100))


def text_of(letter: EmailMessage) -> str:
    part = letter.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def html_of(letter: EmailMessage) -> str:
    part = letter.get_body(("html",))
    assert part is not None
    return str(part.get_content())


def link_in(letter: EmailMessage, word: str) -> str:
    """The path of the first link in the letter with this word in it."""
    lines: Sequence[str] = text_of(letter).splitlines()
    found = next(line.strip() for line in lines if word in line and line.strip().startswith("http"))
    return found.removeprefix("http://127.0.0.1:8000")
