"""A form says what its page had shown of the person's vote: it saves looking, and can make nothing count twice."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import event

from citizen.ballots.actions import Cast, Shown, cast_ballot
from citizen.ballots.forms import BallotForm, idem_bytes, write_shown
from citizen.database import db
from citizen.domain.ballots import BallotRefusal
from citizen.domain.phases import Phase
from citizen.web.clock import now
from tests import factories as a
from tests.voting import Books, Outcome, Vote, a_form, a_vote

MARK = b"m" * 32
STALE = [Shown(1, MARK), Shown(7, MARK), Shown(0, MARK), Shown(999_999, b"")]


def cast(vote: Vote, shown: Shown | None, *choices: int, person: int = 1, idem: bytes | None = None) -> Outcome:
    return cast_ballot(
        vote.booth, vote.voter(person), vote.ids(choices),
        idem=idem or a_form(), arrived_at=now(), keys_dir=vote.keys_dir, shown=shown,
    )  # fmt: skip


def test_a_plain_vote_and_a_change_are_one_statement_on_postgresql(app):
    vote, heard = a_vote(), []

    def listen(_connection: Any, _cursor: Any, statement: str, *_more: Any, **_others: Any) -> None:
        heard.append(statement)

    idems = [a_form() for _ in range(2)]
    shown = [Shown(0, b""), vote.shown_of(vote.slot(1), 1, vote.ids([0]), idems[1])]
    db.session.commit()
    event.listen(db.engine, "before_cursor_execute", listen)
    try:
        outcomes = [cast(vote, shown[n], n, idem=idems[n]) for n in range(2)]
    finally:
        event.remove(db.engine, "before_cursor_execute", listen)
    assert [outcome.rev for outcome in outcomes] == [1, 2]
    assert vote.ballot(1) == outcomes[1]
    assert vote.books() == Books(ballots=1, replaced=1, withdrawn=0, leaves=2)
    if db.engine.dialect.name == "postgresql":
        assert [statement.split("(")[0] for statement in heard] == ["SELECT store_as_shown"] * 2


@pytest.mark.parametrize("shown", STALE)
@pytest.mark.parametrize("before", [0, 1, 2])
def test_what_an_old_or_a_forged_page_says_changes_nothing(app, shown, before):
    vote = a_vote()
    for number in range(before):
        cast(vote, None, number % 2)
    outcome = cast(vote, shown, 2)
    assert (outcome.choices, outcome.rev) == (tuple(vote.ids([2])), before + 1)
    assert vote.ballot(1) == outcome
    assert vote.books() == Books(ballots=1, replaced=before, withdrawn=0, leaves=before + 1)


def test_the_same_choice_again_keeps_its_receipt(app):
    vote, idem = a_vote(), a_form()
    first = cast(vote, Shown(0, b""), 0, 1)
    again = cast(vote, vote.shown(1, idem), 1, 0, idem=idem)
    assert again == first
    assert vote.books() == Books(ballots=1, replaced=0, withdrawn=0, leaves=1)


def test_the_same_form_again_is_the_same_vote_whatever_it_says_of_the_page(app):
    vote, idem = a_vote(), a_form()
    first = cast(vote, Shown(0, b""), 0, idem=idem)
    for shown in (Shown(0, b""), Shown(1, MARK), Shown(1, b""), None):
        assert cast(vote, shown, 0, idem=idem) == first
        assert cast(vote, shown, 1, idem=idem) is BallotRefusal.FORM_SENT_WITH_OTHER_CHOICE
    assert vote.books() == Books(ballots=1, replaced=0, withdrawn=0, leaves=1)


@pytest.mark.parametrize("phase", [Phase.ANNOUNCED, Phase.VOTING])
def test_a_round_that_is_not_open_takes_nothing(app, phase):
    vote = a_vote(phase=phase)
    if phase is Phase.VOTING:
        a.let_it_end(vote.round)
    closed = BallotRefusal.NOT_OPEN_YET if phase is Phase.ANNOUNCED else BallotRefusal.ALREADY_CLOSED
    assert cast(vote, Shown(0, b""), 0) is closed
    assert vote.books() == Books(ballots=0, replaced=0, withdrawn=0, leaves=0)


def test_choices_that_are_no_answer_are_refused(app):
    vote = a_vote()
    refused = cast_ballot(
        vote.booth, vote.voter(1), [-1],
        idem=a_form(), arrived_at=now(), keys_dir=vote.keys_dir, shown=Shown(0, b""),
    )  # fmt: skip
    assert refused is BallotRefusal.UNKNOWN_OPTION
    assert vote.books().ballots == 0


def test_what_is_written_into_the_form_is_read_again(app):
    shown = Shown(3, MARK)
    assert read(app, write_shown(shown)) == shown
    assert read(app, write_shown(Shown(0, b""))) == Shown(0, b"")


@pytest.mark.parametrize("said", ["", "0", "-1-", "1-zz", "1-" + "A" * 64, "12345678-", "١-", "1-" + "0" * 63, "1-\n"])
def test_what_no_page_has_written_says_nothing(app, said):
    assert read(app, said) is None


def read(app: Any, said: str) -> Shown | None:
    with app.test_request_context("/", method="POST", data={"shown": said}):
        return BallotForm().read_shown()


def test_the_key_of_a_form_may_be_anything(app):
    assert len({idem_bytes(said) for said in ("", "a", "æøå", "\ud800")}) == 4
    assert isinstance(cast(a_vote(), Shown(0, b""), 0, idem=idem_bytes("\ud800")), Cast)
