"""The same hostile text in every field of everything about ideas, on every page, in every file and in every letter."""

from __future__ import annotations

import csv
import email
import io
import json
from datetime import UTC, datetime
from html.parser import HTMLParser
from xml.etree import ElementTree as Xml

import pytest
import sqlalchemy as sa

from citizen.accounts.models import Account
from citizen.answers.actions import merge_ideas
from citizen.answers.models import IdeaAnswer
from citizen.database import Base, transaction
from citizen.domain.ideas.merging import Reason as MergeReason
from citizen.domain.initiatives.package import list_of_signatures
from citizen.domain.initiatives.sealed_signatures import Signature
from citizen.domain.moderation.codes import DecisionKind, Reason, ThingKind
from citizen.domain.notices import NoticeKind
from citizen.domain.permissions import Role
from citizen.ideas.actions.merging import Pair
from citizen.ideas.models import IdeaMerge
from citizen.moderation import actions as moderation
from citizen.moderation.models import ModerationDecision
from citizen.notices.actions import About, post_notices
from citizen.web.clock import now
from tests import factories as a
from tests.answers.desk import ANSWER
from tests.attacks.hiding import _files
from tests.attacks.twins import Twin, a_twin, calls
from tests.factories.places import stored
from tests.mailbox import a_mailbox
from tests.notices.telling import html_of, send

HOSTILE = (
    '=1+1"\'><xss onx=1></title></textarea></script><xss>{{7*7}}fyrti [a](javascript:xss) [b](https://x.no/"onx=1)'
    "<https://x.no/'onx=1>\r\nX-Injected: 1\r\nBEGIN:VEVENT ]]>&xss;\u202e\u2028\x0b\x1b[31m"
)
TABLES = [
    "account",
    "argument",
    "hearing_answer",
    "hearing_section",
    "idea",
    "idea_attachment",
    "idea_picture",
    "idea_place",
    "idea_theme",
    "idea_version",
    "initiative",
    "initiative_decision",
    "moderation_appeal",
    "moderation_report",
    "moderation_text",
    "municipality",
    "notice",
    "process",
]
OTHERWISE = {
    "language",
    "state",
    "slug",
    "kind",
    "public_id",
    "path",
    "number",
    "theme",
    "target_kind",
    "case_url",
    "once",
}
OTHERWISE |= {"reason", "side", "stance", "email", "road_form", "verdict", "check_ground", "outcome", "code", "status"}
OTHERWISE |= {"electorate", "list_hash"}
"""Columns of text that nobody writes in their own words."""


def written_columns() -> dict[sa.Table, list[str]]:
    tables = [Base.metadata.tables[name] for name in TABLES if name in Base.metadata.tables]
    return {
        table: [one.name for one in table.columns if isinstance(one.type, sa.String) and one.name not in OTHERWISE]
        for table in tables
    }


def a_hostile_place() -> Twin:
    town = a_twin("Fjordsund")
    shown = town.ideas["published"]
    _files(shown)
    another = a.an_idea(town.round, town.author)
    assert isinstance(
        merge_ideas(Pair(another.id, shown.id), MergeReason(HOSTILE, HOSTILE), town.neighbour.id), IdeaMerge
    )
    said = dict.fromkeys(
        ("reason_nb", "reason_nn", "answered_by", "on_behalf_of", "decided_by", "case_number"), HOSTILE
    )
    answer = {**ANSWER, **said, "idea_id": shown.id, "number": 1, "by_id": town.neighbour.id, "written_at": now()}
    stored(IdeaAnswer(**{part: one for part, one in answer.items() if part != "seen"}))
    moderation.report_thing(ThingKind.IDEA, shown.public_id, town.neighbour.id, Reason.OTHER, "Sjå her.")
    a.a_supporter(shown, town.neighbour)
    path = f"/{town.place.slug}/{town.round.slug}/ide/{shown.public_id}"
    with transaction() as session:
        session.get_one(Account, town.neighbour.id).email = "odd@example.no"
        about = About(town.place.id, "x", path, "x", "x", "idea", shown.id)
        post_notices(session, NoticeKind.IDEA_ANSWERED, [town.neighbour.id], about)
        for table, columns in written_columns().items():
            for column in columns:
                session.execute(sa.update(table).where(table.c[column] != "").values({column: HOSTILE}))
    ruling = moderation.Ruling(DecisionKind.ASK_CHANGE, Reason.OTHER, HOSTILE, seen=1)
    moderator = town.staff(Role.MODERATOR)
    decided = moderation.decide(town.place.id, ThingKind.IDEA, shown.public_id, moderator.id, ruling)
    assert isinstance(decided, ModerationDecision), decided
    town.values["public_id"][-1] = decided.public_id
    return town


class Tags(HTMLParser):
    """What a browser would make of it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: (value or "").strip().lower() for name, value in attrs}
        if tag == "xss" or any(name.startswith("on") for name in said):
            self.faults.append(f"{tag} {said}")
        if any(said.get(name, "").startswith(("javascript:", "data:")) for name in ("href", "src", "action")):
            self.faults.append(f"{tag} {said}")
        if tag == "script" and not said.get("src", "").startswith("/static/"):
            self.faults.append(f"{tag} {said}")


def faults_of(answer) -> list[str]:
    text, kind = answer.get_data(as_text=True), answer.mimetype
    faults = ["49" for _ in range("49fyrti" in text)] + [name for name, _value in answer.headers if "Injected" in name]
    if kind == "text/html":
        faults += Tags(text).faults
    elif kind == "application/atom+xml":
        feed = Xml.fromstring(text)  # noqa: S314 — our own feed
        faults += [fault for entry in feed.findall(".//{*}content") for fault in Tags(entry.text or "").faults]
    elif kind == "text/calendar":
        assert all(line.endswith("\r") for line in text.split("\n")[:-1])
        faults += [line for line in text.split("\r\n") if line.startswith(("X-Inj", "BEGIN:VEVENT "))]
    elif kind == "application/json":
        json.loads(text)
    return faults


@pytest.mark.parametrize("who", ["stranger", "author", "neighbour", Role.MODERATOR, Role.ADMIN])
def test_no_page_and_no_file_gives_it_out_as_more_than_text(app, who):
    town = a_hostile_place()
    browser = app.test_client()
    if who != "stranger":
        browser.log_in(town.staff(who) if isinstance(who, Role) else getattr(town, who))
    seen, hostile = set(), set()
    for endpoint, method, address in calls(app, town):
        if method != "GET":
            continue
        answer = browser.get(
            f"{address}?q=%3Cxss%3E&tekst=%3Cxss%3E&side=%3Cxss%3E&vis=%22%3E%3Cxss%3E&mening=%3Cxss%3E"
        )
        assert answer.status_code < 500, address
        assert faults_of(answer) == [], address
        seen.add(endpoint)
        hostile |= {endpoint} if "X-Injected" in answer.get_data(as_text=True) else set()
    assert {"pages.show_idea", "pages.send_feed", "pages.send_calendar", "ideas.show_history"} <= hostile
    assert len(seen) > 40


def test_no_letter_gives_it_out_as_more_than_text(app):
    a_hostile_place()
    with a_mailbox() as box:
        send(box)
    assert box.letters
    for letter in box.letters:
        assert letter["X-Injected"] is None
        assert "\n" not in str(letter["Subject"])
        assert Tags(html_of(letter)).faults == []
        assert email.message_from_bytes(letter.as_bytes()).get("X-Injected") is None


def test_a_list_of_signatures_holds_no_formula(app):
    names = (HOSTILE, "@x", "\t=1", "+1", "-1")
    signed = [Signature(1, name, HOSTILE, "login", datetime(2026, 1, 1, tzinfo=UTC)) for name in names]
    rows = list(csv.reader(io.StringIO(list_of_signatures(signed).decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 1 + len(names)
    for row in rows[1:]:
        assert not [cell for cell in row if cell.startswith(("=", "@", "+", "-", "\t"))], row
