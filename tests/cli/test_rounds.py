"""`citizen rounds`: what the timer does, the recount, and whether the log is still the one that was witnessed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa
from click.testing import CliRunner

from citizen.ballots.actions import add_witness, seal_due
from citizen.ballots.models import Ballot, BallotFinal, LogBatch, VoteRound
from citizen.ballots.queries import list_options
from citizen.cli import main
from citizen.cli.upkeep import STEPS, run_pass
from citizen.database import db, transaction
from citizen.domain.ballot_rules import HowToCount
from citizen.domain.phases import Phase
from citizen.domain.tally import Method
from citizen.processes.models import Process
from tests import factories as a

SINGLE = HowToCount(Method.SINGLE)


def run(*words):
    return CliRunner().invoke(main, ["rounds", *words])


def a_voted_round(votes=3, slug="farge", town="Fjordsund"):
    vote_round = a.a_vote(a.a_municipality(town), SINGLE, ["Rød", "Blå"], slug=slug)
    red, _blue = list_options(vote_round.id)
    a.some_ballots(vote_round, red.question_id, [red.id], votes)
    return vote_round


def statuses():
    return list(db.session.scalars(sa.select(VoteRound.status).order_by(VoteRound.id)))


def test_what_is_due_is_closed_once_and_what_is_not_is_left(app):
    due, _other = a_voted_round(), a_voted_round(slug="form", town="Nabolaget")
    a.let_it_end(due)
    first = run("close-due")
    assert (first.exit_code, f"closed round {due.id}\n" in first.output) == (0, True)
    assert statuses() == ["closed", "open"]
    second = run("close-due")
    assert (second.exit_code, second.output) == (0, "Nothing was due.\n")


def test_a_step_that_fails_keeps_no_other_from_being_done(app, monkeypatch):
    due = a_voted_round()
    a.let_it_end(due)

    def broken(_settings):
        raise OSError("disk")

    monkeypatch.setitem(STEPS, "Sealing", broken)
    result = run("close-due")
    assert result.exit_code == 1
    assert "Sealing failed: OSError" in result.output
    assert statuses() == ["closed"]


def test_a_mail_server_that_can_not_be_is_named_and_the_round_is_closed_all_the_same(app):
    due = a_voted_round()
    add_witness(db.session.get_one(Process, due.process_id).municipality_id, "Kari", "kari@example.no")
    a.let_it_end(due)
    result = run_pass(replace(a.the_settings(), smtp_url="http://hemmelig@mail"))
    assert statuses() == ["closed"]
    assert [fault.startswith("CITIZEN_SMTP_URL") for fault in result.faults] == [True]
    assert "hemmelig" not in result.faults[0]


def test_rounds_are_listed_by_when_they_close(app):
    vote_round = a_voted_round()
    output = run("list").output
    assert f"{vote_round.id}  fjordsund/farge/1" in output
    assert "open" in output
    assert run("list", "--municipality", "nabolaget").output == ""


def test_a_round_that_has_not_opened_is_listed_as_such(app):
    a.a_vote(a.a_municipality(), SINGLE, ["Rød", "Blå"], Phase.ANNOUNCED, slug="senere")
    assert " not open yet " in run("list").output


def test_roots_that_nobody_is_sent_for_want_of_a_mail_server_are_told_of(app):
    vote_round = a_voted_round(votes=60)
    assert "no mail server" not in run("close-due").output
    process = db.session.get_one(Process, vote_round.process_id)
    add_witness(process.municipality_id, "Kari", "kari@example.no")
    assert run("close-due").output.count("no mail server is named in CITIZEN_SMTP_URL") == 1


@pytest.mark.parametrize("name", ["farge", "farge/1", "id"])
def test_a_count_that_agrees_is_said(app, name):
    vote_round = a_voted_round()
    a.let_it_close(vote_round)
    result = run("recount", str(vote_round.id) if name == "id" else name)
    assert (result.exit_code, "is what the published ballots give" in result.output) == (0, True)


def test_a_ballot_that_was_added_to_the_box_shows_in_the_recount(app):
    vote_round = a_voted_round()
    a.let_it_close(vote_round)
    add_a_ballot(vote_round)
    result = run("recount", "farge")
    assert result.exit_code == 1
    assert "stored" in result.output
    assert "counted" in result.output


def test_an_open_round_is_not_counted_by_anyone(app):
    a_voted_round()
    result = run("recount", "farge")
    assert (result.exit_code, "there is no count before the round has closed" in result.output) == (2, True)


@pytest.mark.parametrize("name", ["ukjent", "farge/7", "999999", "farge/x"])
def test_a_round_that_is_not_there_is_unusable_input(app, name):
    a_voted_round()
    assert run("recount", name).exit_code == 2


def test_where_two_municipalities_have_one_the_municipality_must_be_named(app):
    a_voted_round()
    neighbour = a.a_municipality("Nabolaget")
    a.a_vote(neighbour, SINGLE, ["Rød", "Blå"], slug="farge")
    assert "add --municipality" in run("recount", "farge").output
    assert "has closed" in run("recount", "farge", "--municipality", neighbour.number).output


def test_a_log_that_begins_as_it_was_witnessed_is_told_from_a_shorter_and_from_another(app):
    vote_round = a_voted_round()
    a.let_it_close(vote_round)
    batch = db.session.scalars(sa.select(LogBatch).where(LogBatch.round_id == vote_round.id)).one()
    root, size = batch.root.hex(), str(batch.tree_size)
    assert run("check-log", "farge", "--root", root, "--size", size).exit_code == 0
    shorter = run("check-log", "farge", "--root", root, "--size", str(batch.tree_size + 1))
    assert (shorter.exit_code, "SHORTER" in shorter.output) == (1, True)
    other = run("check-log", "farge", "--root", "0" * 64, "--size", size)
    assert (other.exit_code, "ANOTHER" in other.output) == (1, True)
    assert run("check-log", "farge", "--root", "abc", "--size", size).exit_code == 2


def test_a_log_that_has_grown_since_it_was_witnessed_still_begins_with_it(app):
    vote_round = a_voted_round(votes=60)
    (batch,) = seal_due(a.the_settings())
    a.let_it_close(vote_round)
    assert run("check-log", "farge", "--root", batch.root.hex(), "--size", str(batch.tree_size)).exit_code == 0


def test_watch_closes_what_becomes_due_survives_a_failing_pass_and_ends_when_told(app, tmp_path):
    vote_round = a_voted_round()
    a.let_it_end(vote_round)
    with Watching(app, tmp_path, CITIZEN_SMTP_URL="nonsense") as process:
        assert wait_for(lambda: statuses_now() == ["closed"])
        assert wait_for(lambda: "CITIZEN_SMTP_URL" in (tmp_path / "err").read_text())
        later = a_voted_round(slug="form", town="Nabolaget")
        a.let_it_end(later, timedelta(minutes=5))
        assert wait_for(lambda: statuses_now() == ["closed", "closed"])
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0
    assert f"closed round {vote_round.id}" in (tmp_path / "out").read_text()


def statuses_now():
    found = statuses()
    db.session.rollback()  # a reader that stays holds up the rewriting of SQLite's files
    return found


def wait_for(condition, seconds=20):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if condition():
            return True
        time.sleep(0.1)
    return False


class Watching:
    """`citizen rounds watch` on the database of the test, in a process of its own."""

    def __init__(self, app, folder, **more):
        settings = app.config["CITIZEN"]
        self.folder = folder
        self.environment = {
            **os.environ,
            "CITIZEN_DATABASE_URL": settings.database_url,
            "CITIZEN_KEYS_DIR": str(settings.keys_dir),
            "PYTHONUNBUFFERED": "1",
            **more,
        }

    def __enter__(self):
        words = ["rounds", "watch", "--every", "1"]
        command = [sys.executable, "-c", "from citizen.cli import main; main()", *words]
        with (self.folder / "out").open("w") as out, (self.folder / "err").open("w") as err:
            self.process = subprocess.Popen(command, stdout=out, stderr=err, env=self.environment)
        return self.process

    def __exit__(self, *_what):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(timeout=10)


def add_a_ballot(vote_round):
    """As somebody with the database in hand would, past the guards."""
    line = db.session.scalars(sa.select(BallotFinal).where(BallotFinal.round_id == vote_round.id).limit(1)).one()
    guard = "ballot_final_only_at_close"
    with transaction() as session:
        is_postgresql = session.get_bind().dialect.name == "postgresql"
        session.execute(sa.text(f"DROP TRIGGER {guard}" + (" ON ballot_final" if is_postgresql else "")))
        session.add(
            BallotFinal(
                round_id=line.round_id,
                question_id=line.question_id,
                receipt="ZZZZ",
                choices=line.choices,
                nonce=line.nonce,
            )
        )


def test_a_round_that_can_not_be_closed_is_named_and_the_others_are_closed(app):
    spoilt, whole = a_voted_round(), a_voted_round(town="Nabolaget")
    with transaction() as session:
        session.execute(sa.update(Ballot).where(Ballot.round_id == spoilt.id).values(sealed=b"spoilt"))
    for vote_round in (spoilt, whole):
        a.let_it_end(vote_round)
    spoilt_id, whole_id = spoilt.id, whole.id
    result = run_pass(a.the_settings())
    assert [db.session.get_one(VoteRound, one).status for one in (spoilt_id, whole_id)] == ["open", "closed"]
    assert any(f"round {spoilt_id}: SealBroken" in fault for fault in result.faults)
