"""The two columns on the idea's page: order, pages, merged ideas, what is hidden, and the number of questions."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy import event

from citizen.database import db, transaction
from citizen.discussion import actions
from citizen.ideas.models import Idea
from citizen.web.clock import now
from tests import factories as a
from tests.discussion.talk import a_reader, a_talk, arguments, counted
from tests.factories.discussion import a_mark, an_argument
from tests.factories.ideas import an_idea


def test_a_new_voice_stands_second_though_others_have_many_marks(client):
    talk = a_talk()
    readers = [a.a_resident(talk.district) for _ in range(4)]
    for number in range(12):
        old = an_argument(talk.idea, a.a_resident(), text=f"Gammelt nr. {number}", sent_at=now() - 5 * a.DAY)
        for reader in readers:
            a_mark(old, reader)
    an_argument(talk.idea, a.a_resident(), text="Helt nytt", sent_at=now())
    text = client.page(talk.address()).text
    places = [text.find(words) for words in ("Helt nytt", "Gammelt nr. ")]
    assert -1 not in places
    assert text.count("Gammelt nr. ") == 9, "ten in the column at first"


def test_the_page_with_all_has_the_rest(client):
    talk = a_talk()
    for number in range(30):
        an_argument(talk.idea, a.a_resident(), text=f"Punkt {number}.", sent_at=now() - timedelta(minutes=number))
    found = set()
    for page in (1, 2):
        text = client.page(talk.address(f"/argument?side={page}")).text
        found |= {number for number in range(30) if f"Punkt {number}." in text}
    assert found == set(range(30))


def test_useful_takes_one_press_and_moves_nothing_for_whoever_pressed(client):
    talk = a_talk()
    listed = [an_argument(talk.idea, a.a_resident(), text=f"Punkt {number}.") for number in range(5)]
    person = a_reader(client, talk)
    before = _order(client.page(talk.address()).text)
    there = talk.address(f"/argument/{listed[0].public_id}/nyttig")
    for _ in range(2):
        answer = client.send(there, {"back": talk.address()})
        assert answer.location.endswith(f"#argument-{listed[0].public_id}")
    assert arguments()[0].useful == 1, "twice is once"
    assert _order(client.page(talk.address()).text) == before
    client.send(f"{there}/trekk", {})
    assert arguments()[0].useful == 0
    assert person.id


def test_nobody_marks_their_own(client):
    talk = a_talk()
    argument = an_argument(talk.idea, a_reader(client, talk))
    client.send(talk.address(f"/argument/{argument.public_id}/nyttig"), {})
    assert arguments()[0].useful == 0


def test_a_press_before_the_login_does_nothing_but_lead_back(client):
    talk = a_talk()
    argument = an_argument(talk.idea)
    there = talk.address(f"/argument/{argument.public_id}/nyttig")
    assert "logg-inn" in client.send(there, {}).location
    client.log_in(a.a_resident(talk.district))
    assert argument.text in client.page(there).text
    assert arguments()[0].useful == 0


def test_arguments_of_a_merged_idea_stand_under_the_one_that_lives_on_and_come_back(client):
    talk = a_talk()
    other = an_idea(talk.process, title="Film møtene")
    an_argument(other, text="Skrevet under den andre.")
    an_argument(talk.idea, text="Skrevet her.")
    _merge(other, talk.idea)
    text = client.page(talk.address()).text
    assert "Skrevet under den andre." in text
    assert "Film møtene" in text
    assert counted(talk.idea) == 2
    _merge(other, None)
    assert "Skrevet under den andre." not in client.page(talk.address()).text
    assert "Skrevet under den andre." in client.page(talk.address(idea=other)).text
    assert (counted(talk.idea), counted(other)) == (1, 1)


def test_a_marked_argument_of_a_merged_idea_is_counted_once_more(client):
    talk = a_talk()
    other = an_idea(talk.process, title="Film møtene")
    argument = an_argument(other, text="Skrevet under den andre.")
    _merge(other, talk.idea)
    a_reader(client, talk)
    client.send(talk.address(f"/argument/{argument.public_id}/nyttig"), {})
    assert arguments()[0].useful == 1
    client.send(talk.address(f"/argument/{argument.public_id}"), {"text": "Enig."})
    assert counted(talk.idea) == 2


def test_what_a_moderator_hides_is_gone_and_comes_back(client):
    talk = a_talk()
    argument = an_argument(talk.idea, text="Stygt.")
    with transaction() as session:
        actions.hide_argument(session, argument.id)
    assert "Stygt." not in client.get(talk.address()).text
    client.page(talk.address(f"/argument/{argument.public_id}"), 404)
    assert counted(talk.idea) == 0
    with transaction() as session:
        actions.restore_argument(session, argument.id)
    assert "Stygt." in client.get(talk.address()).text
    assert counted(talk.idea) == 1


def test_what_is_redacted_stands_nowhere_any_more(client):
    talk = a_talk()
    argument = an_argument(talk.idea, text="Kari i Lia er syk.")
    with transaction() as session:
        actions.redact_argument(session, argument.id, "[navn fjernet] er syk.")
    assert "Kari" not in client.get(talk.address()).text
    assert "Kari" not in str(db.session.execute(sa.text("SELECT * FROM argument")).all())


def test_the_discussion_takes_two_questions_however_long_it_is(client):
    talk = a_talk()
    assert _questions(client, talk) <= 1
    for number in range(15):
        argument = an_argument(talk.idea, a.a_resident(), side=("for", "against")[number % 2])
        an_argument(talk.idea, a.a_resident(), parent_id=argument.id)
    assert _questions(client, talk) == 2


def test_a_deleted_account_leaves_what_everyone_has_read_and_nothing_else(client):
    talk = a_talk()
    person = a.a_resident(talk.district, shown_name="Kari Kråke")
    read = an_argument(talk.idea, person, text="Står igjen.")
    an_argument(talk.idea, person, text="Venter.", state="held")
    a_mark(an_argument(talk.idea), person)
    with transaction() as session:
        actions.forget_writer(session, person.id)
    page = client.page(talk.address())
    assert read.text in page.text
    assert "Kari Kråke" not in page.text
    assert [(one.account_id, one.useful, one.text) for one in arguments()] == [
        (None, 0, "Står igjen."),
        (None, 0, ""),
        (None, 0, "Da slipper vi å reise."),
    ]


def _merge(going: Idea, into: Idea | None) -> None:
    """As the merge of ideas does it: the row points at the one that lives on, and both are counted anew."""
    with transaction() as session:
        row = session.get_one(Idea, going.id)
        before = row.merged_into_id
        row.state, row.merged_into_id = ("merged", into.id) if into else ("published", None)
        session.flush()
        for idea_id in (going.id, into.id if into else before):
            actions.recount_arguments(session, idea_id)


def _order(text: str) -> list[str]:
    return sorted((f"Punkt {number}." for number in range(5)), key=text.find)


def _questions(client, talk) -> int:
    """How many of the questions that the page asks are about arguments."""
    asked: list[str] = []

    def note(_connection, _cursor, statement, *_rest):
        asked.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        client.page(talk.address())
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    return sum("FROM argument" in statement or "JOIN argument" in statement for statement in asked)
