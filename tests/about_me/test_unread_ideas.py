"""What nobody can read of a deleted person's ideas is emptied; what everyone has read, or others propose, stays."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from citizen.about_me.actions import delete_account, remove_traces
from citizen.accounts.models import Account
from citizen.database import db, transaction
from citizen.domain.notices import NoticeKind
from citizen.ideas.actions import moderating
from citizen.ideas.models import Idea, IdeaAttachment, IdeaPicture, IdeaVersion
from citizen.notices.models import Notice
from citizen.web.clock import now
from tests import factories as a
from tests.about_me.test_deletion import found_in_tables
from tests.factories.places import stored
from tests.notices.telling import tell

GOES = "uleselegord"
"""In every text that shall go; test_deletion looks for it with a capital, so here it is looked for by itself."""


def an_idea_with_everything(state: str, *people, **changes: object) -> Idea:
    place = a.a_municipality()
    said = {"title": f"Om {GOES}", "body": f"Mer om {GOES}", "latitude": 61.5, "longitude": 6.5, "state": state}
    idea = a.an_idea(a.an_idea_round(place), *people, **{**said, **changes})
    at = idea.begun_at
    common = {"idea_id": idea.id, "added_at": at}
    size = {"number": 1, "width": 1, "height": 1}
    stored(IdeaPicture(public_id=f"b{idea.id}", alt=GOES, content=b"x", small=b"x", **size, **common))
    stored(IdeaAttachment(public_id=f"v{idea.id}", name=GOES, content=b"x", bytes_long=1, **common))
    tell(
        place, a.a_resident(), title=GOES, said_nb=GOES, kind=NoticeKind.NEW_IDEA, target_kind="idea", target_id=idea.id
    )
    return idea


def forget(person: Account) -> None:
    """At once from the rows; from what the search has learnt, and the files, with the next sweep."""
    delete_account(person.id, a.the_keys_dir())
    remove_traces(now())
    db.session.rollback()


def holds_it() -> list[str]:
    found = []
    with db.engine.connect() as connection:
        for table in sa.inspect(connection).get_table_names():
            for row in connection.exec_driver_sql(f'SELECT * FROM "{table}"').mappings():  # noqa: S608 — names that the database told
                found += [f"{table}.{column}" for column, value in row.items() if GOES in str(value)]
    return found


@pytest.mark.parametrize("state", ["held", "hidden", "withdrawn"])
def test_what_nobody_can_read_is_emptied_with_all_that_hangs_on_it(app, state):
    person = a.a_resident()
    changes = {"sent_at": None} if state == "held" else {}
    idea = an_idea_with_everything(state, person, **changes)
    assert holds_it()
    forget(person)
    assert holds_it() == []
    assert found_in_tables() == []
    kept = db.session.get_one(Idea, idea.id, populate_existing=True)
    assert (kept.title, kept.body, kept.latitude, kept.state) == ("", "", None, "withdrawn")


@pytest.mark.parametrize("state", ["held", "hidden"])
def test_an_emptied_idea_can_not_be_let_out_again(client, state):
    person = a.a_resident()
    idea = an_idea_with_everything(state, person)
    forget(person)
    with transaction() as session:
        assert not moderating.restore_idea(session, idea.id)


def test_what_everyone_reads_stays_without_a_name_but_not_what_a_moderator_took_out_of_it(app):
    person = a.a_resident(shown_name="Ragnhild")
    idea = an_idea_with_everything("published", person, title="Ein kai", body="Så båten kan leggje til.")
    hidden = IdeaVersion(idea_id=idea.id, number=9, title=GOES, body=GOES, language="nb", written_at=idea.begun_at)
    hidden.is_hidden = True
    stored(hidden)
    with transaction() as session:
        session.execute(sa.update(IdeaPicture).values(is_hidden=True))
        session.execute(sa.update(IdeaAttachment).values(name="Kart.pdf"))
        session.execute(sa.update(Notice).values(title="Ein kai", said_nb="", said_nn=""))
    forget(person)
    assert holds_it() == []
    assert db.session.scalars(sa.select(Idea.title).where(Idea.state == "published")).all() == ["Ein kai"]
    assert db.session.scalars(sa.select(IdeaAttachment.name)).all() == ["Kart.pdf"]
    assert db.session.scalars(sa.select(Notice.title)).all() == ["Ein kai"]


@pytest.mark.parametrize("state", ["held", "hidden", "withdrawn"])
def test_what_others_propose_too_is_theirs(app, state):
    person, other = a.a_resident(), a.a_resident()
    idea = an_idea_with_everything(state, person, other)
    forget(person)
    kept = db.session.get_one(Idea, idea.id, populate_existing=True)
    assert (kept.title, kept.state) == (f"Om {GOES}", state)
    forget(other)
    assert holds_it() == []
