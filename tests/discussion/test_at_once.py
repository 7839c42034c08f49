"""Several people at the same moment, and one who presses twice."""

from __future__ import annotations

from citizen.discussion import actions
from citizen.domain.ideas.arguing import Side
from tests import factories as a
from tests.at_once import at_once
from tests.discussion.talk import a_talk, arguments, counted
from tests.factories.discussion import an_argument


def test_ten_readers_at_once_are_ten_marks(app):
    talk = a_talk()
    argument = an_argument(talk.idea)
    readers = [a.a_resident(talk.district).id for _ in range(10)]
    jobs = [lambda reader=reader: actions.mark_useful(argument.id, reader) for reader in readers * 2]
    assert at_once(app, jobs) == [None] * 20
    assert arguments()[0].useful == 10


def test_one_argument_pressed_ten_times_at_once_is_one(app):
    talk = a_talk()
    person = a.a_resident(talk.district).id
    draft = actions.Draft("Da kan alle følge med.", "nb")
    came_of = at_once(
        app, [lambda: actions.write_argument(talk.idea.id, person, draft, side=Side.FOR) for _ in range(10)]
    )
    assert len({one.public_id for one in came_of}) == 1
    assert counted(talk.idea) == 1


def test_replies_and_withdrawals_at_once_are_counted_right(app):
    talk = a_talk()
    argument = an_argument(talk.idea)
    people = [a.a_resident(talk.district).id for _ in range(6)]
    mine = [an_argument(talk.idea, account_id=person, parent_id=argument.id) for person in people[:3]]
    jobs = [
        lambda person=person: actions.write_argument(
            talk.idea.id, person, actions.Draft("Enig.", "nb"), parent_id=argument.id
        )
        for person in people[3:]
    ]
    jobs += [
        lambda one=one, person=person: actions.withdraw_argument(one.id, person)
        for one, person in zip(mine, people, strict=False)
    ]
    at_once(app, jobs)
    assert arguments()[0].replies == 3
    assert counted(talk.idea) == 4
