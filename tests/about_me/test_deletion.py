"""Deleting an account: somebody who has done everything is deleted, and looked for in every table and every file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from citizen.about_me.actions import delete_account, remove_traces
from citizen.about_me.actions.forgetting import DELETED, WITHOUT_NAME
from citizen.accounts.models import Account, LoginSession
from citizen.cli import upkeep
from citizen.database import Base, db
from citizen.discussion.models import Argument
from citizen.hearings.models import HearingAnswer
from citizen.ideas.models import Idea, IdeaAuthor
from citizen.mailing import outlet_of
from citizen.notices.actions import make_digests, send_due
from citizen.notices.models import Notice
from citizen.notices.views.letters import compose
from citizen.proposals.models import Proposal
from citizen.web.clock import OSLO, now
from tests import factories as a
from tests.about_me.busy import EMAIL, GIVEN, GOES, KEY, NAME, PUBLIC_ID, SID, STAYS, do_everything, somebody
from tests.notices.telling import tell

STAFF_WORK = {"roll.uploaded_by", "paper_entry.account_id", "paper_event.account_id", "round_event.account_id"}
"""What staff did in a vote stands in its log, which nobody can change: it points at a row with no person in it."""
ELSEWHERE = {
    "argument.account_id",
    "argument_mark.account_id",
    "idea_support.account_id",
    "initiative.author_id",
    "initiative_correction.account_id",
    "initiative_event.account_id",
    "initiative_proposer.account_id",
}
"""What the slices themselves forget, with what has to be counted anew."""


def columns_with_people() -> set[str]:
    tables = Base.metadata.tables.values()
    return {
        f"{key.parent.table.name}.{key.parent.name}"
        for one in tables
        for key in one.foreign_keys
        if key.column.table.name == "account"
    }


def test_every_column_that_points_at_a_person_is_thought_of(app):
    """A new table with people in it fails here until it is said what happens to them."""
    said = {f"{column.class_.__table__.name}.{column.key}" for column in (*DELETED, *WITHOUT_NAME)}
    assert columns_with_people() - said - STAFF_WORK - ELSEWHERE == set()


@pytest.fixture
def person(app):
    return somebody()


SECRETS = (NAME, EMAIL, GIVEN, KEY, KEY.hex(), PUBLIC_ID, GOES, SID)


def found_in_tables() -> list[str]:
    """Where in the database something of the person stands, asked of every column of every table there is."""
    found = []
    with db.engine.connect() as connection:
        for table in sa.inspect(connection).get_table_names():
            for row in connection.exec_driver_sql(f'SELECT * FROM "{table}"').mappings():  # noqa: S608 — names that the database told
                found += [
                    f"{table}.{column}" for column, value in row.items() for secret in SECRETS if holds(value, secret)
                ]
    return found


def holds(value: object, secret: str | bytes) -> bool:
    if isinstance(value, (bytes, memoryview)):
        return (secret if isinstance(secret, bytes) else secret.encode()) in bytes(value)
    return isinstance(secret, str) and secret in str(value)


def found_in_files(file: Path) -> list[str]:
    files = [one for one in file.parent.iterdir() if one.name.startswith(file.name)]
    content = {one.name: one.read_bytes() for one in files}
    wanted = [secret if isinstance(secret, bytes) else secret.encode() for secret in SECRETS]
    return [f"{name}: {secret!r}" for name, held in content.items() for secret in wanted if secret in held]


def test_nothing_of_somebody_who_has_done_everything_is_left_in_any_table_or_file(app, person):
    do_everything(person)
    assert len(found_in_tables()) > 8
    delete_account(person.id, a.the_keys_dir())
    assert found_in_tables() == []
    assert remove_traces(now()) == 1
    if db.engine.dialect.name == "sqlite":
        file = Path(str(db.engine.url.database))
        db.session.remove()
        assert found_in_files(file) == []


def test_what_was_sent_in_stays_without_its_writer(app, person):
    do_everything(person)
    delete_account(person.id, a.the_keys_dir())
    assert db.session.scalars(sa.select(Idea.title).where(Idea.title == STAYS)).one()
    assert person.id not in db.session.scalars(sa.select(IdeaAuthor.account_id)).all()
    assert db.session.scalars(sa.select(Argument.text)).one() == "Eit argument som står"
    assert db.session.scalars(sa.select(HearingAnswer.text)).one() == "Eit svar som står"
    assert db.session.scalars(sa.select(Proposal.proposer_id).where(Proposal.name == "Uleselegvegen")).one() is None
    assert db.session.scalars(sa.select(Idea.supports).where(Idea.title == "Ein annan idé")).one() == 0


def test_a_row_stays_only_where_the_log_of_a_vote_points_at_it(app, person):
    plain = a.a_resident()
    do_everything(person)
    ids = (person.id, plain.id)
    for account_id in ids:
        delete_account(account_id, a.the_keys_dir())
    assert remove_traces(now()) == 2
    assert remove_traces(now()) == 0
    assert set(db.session.scalars(sa.select(Account.id).where(Account.id.in_(ids)))) == {person.id}


@pytest.mark.parametrize(("lang", "title"), [("nb", "Slett kontoen min"), ("nn", "Slett kontoen min")])
def test_the_page_says_what_stays_and_asks_once_more(client, person, lang, title):
    client.log_in(person)
    page = client.page(f"/{lang}/min-side/slett")
    assert page.title.startswith(title)
    for law in ("Offentleglova", "arkivlova", "§ 12-1"):
        assert law in page.text
    assert client.send(f"/{lang}/min-side/slett", {}).status_code == 422
    assert db.session.get_one(Account, person.id, populate_existing=True).deleted_at is None


def test_pressing_the_button_ends_every_session_and_the_person_can_come_back_as_somebody_new(client, app, person):
    other = app.test_client()
    client.log_in(person)
    other.log_in(person)
    response = client.send("/nb/min-side/slett", {"is_sure": "y"})
    assert response.status_code == 303
    assert "Kontoen din er slettet" in client.page("/nb/").text
    for browser in (client, other):
        assert browser.get("/nb/min-side").status_code == 303
    assert db.session.scalars(sa.select(LoginSession)).all() == []
    again = a.a_resident(person_key=KEY)
    assert again.id != person.id


def test_nobody_is_told_anything_after_they_are_gone(app, person):
    tell(a.a_municipality("Storbygda"), person)
    delete_account(person.id, a.the_keys_dir())
    assert db.session.scalars(sa.select(Notice)).all() == []
    assert remove_traces(now()) == 1


def test_letters_that_were_written_to_a_folder_go_too(app, person, tmp_path):
    tell(a.a_municipality("Storbygda"), person)
    make_digests(now(), OSLO, everything=True)
    hand_in = outlet_of(None, tmp_path, fallback_host="fjordsund.example")
    assert [handled.state for handled in send_due(compose, hand_in, now, 10)] == ["sent"]
    assert len(list(tmp_path.iterdir())) == 1
    delete_account(person.id, a.the_keys_dir(), tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("hour", "left"), [(14, 1), (3, 0)])
def test_the_timer_sweeps_the_files_at_night(app, person, monkeypatch, hour, left):
    delete_account(person.id, a.the_keys_dir())
    monkeypatch.setattr(upkeep, "now", lambda: datetime(2031, 3, 5, hour, tzinfo=OSLO))
    list(upkeep.STEPS["Removing deleted people"](a.the_settings()))
    assert len(db.session.scalars(sa.select(Account).where(Account.traces_removed_at.is_(None))).all()) == left
