"""A database in which people have voted already is brought up to date with every vote."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from flask_migrate import upgrade

from citizen.ballots.actions import close_round, recount, seal_of
from citizen.ballots.models import Ballot, VoteRound
from citizen.config import DEMO_SECRET, Settings
from citizen.database import db, prepare_engine
from citizen.domain.tally import Method, from_json
from citizen.extensions import migrate
from citizen.keys import make_key

NOW = datetime.now(UTC)
ROWS = {
    "municipality": {"id": 1, "number": "9900", "name": "Fjordsund", "slug": "fjordsund", "language": "nb",
                     "theme": "fjord", "intro_nb": "", "intro_nn": "", "help_nb": "", "help_nn": "",
                     "register_version": 0},
    "district": {"id": 1, "municipality_id": 1, "number": "9901", "name": "Havnes", "electors": 100},
    "process": {"id": 1, "municipality_id": 1, "slug": "vegnamn", "created_at": NOW,
                **{f"{part}_{form}": "x" for part in ("title", "summary", "why", "influence", "next", "decided_by")
                   for form in ("nb", "nn")},
                "proposals_open_at": NOW - timedelta(days=9), "proposals_close_at": NOW - timedelta(days=8),
                "voting_open_at": NOW - timedelta(days=7), "voting_close_at": NOW + timedelta(days=7), "version": 1},
    "road": {"id": 1, "municipality_id": 1, "district_id": 1, "code": 1001, "name": "Skulevegen", "name_key": "x",
             "addresses": 12, "is_gone": False},
    "road_question": {"id": 5, "process_id": 1, "road_id": 1, "slug": "skulevegen", "level": "identical",
                      "because_road_id": 1, "old_name": "Skulevegen", "old_addresses": 12, "because_name": "Skulevegen",
                      "other_changes_too": False, "reason_nb": "", "reason_nn": "", "treatment": "rename"},
    "proposal": {"id": 7, "public_id": "furubakken", "question_id": 5, "name": "Furubakken", "name_key": "furubakken",
                 "reason": "Furu.", "language": "nb", "proposed_at": NOW, "is_shortlisted": True},
    "vote_round": {"id": 1, "process_id": 1, "mode": "tracked", "status": "open", "opens_at": NOW - timedelta(days=7),
                   "closes_at": NOW + timedelta(days=7), "grace_s": 60, "rules": "{}", "rules_hash": b"",
                   "key_id": "round-1", "version": 1},
    "ballot_option": {"round_id": 1, "question_id": 5, "proposal_id": 7},
}  # fmt: skip


@pytest.fixture
def old_database(tmp_path):
    settings = Settings(
        env="demo",
        database_url=f"sqlite:///{tmp_path}/citizen.db",
        secret_key=DEMO_SECRET,
        keys_dir=tmp_path / "keys",
        oidc_issuer="",
        oidc_client_id="",
        oidc_private_key_file=None,
        trusted_hosts=(),
        public_url="",
    )
    app = Flask("upgrade")
    app.config.update(CITIZEN=settings, SQLALCHEMY_DATABASE_URI=settings.database_url)
    db.init_app(app)
    migrate.init_app(app, db, directory="citizen/migrations")
    with app.app_context():
        prepare_engine(db.engine)
        upgrade(revision="0004")
        make_key(settings.keys_dir, "round-1")
        with db.engine.begin() as connection:
            for table, row in ROWS.items():
                put(connection, table, row)
            for number, choices in enumerate(("[7]", "[7]", "[]")):
                slot = number.to_bytes(32, "big")
                row = {"round_id": 1, "question_id": 5, "slot": slot, "choices": choices, "rev": 1, "district_id": 1}
                put(connection, "ballot", row)
        yield settings
        db.session.remove()
        db.engine.dispose()


def put(connection, table, row):
    columns = sa.inspect(connection).get_columns(table)
    described = sa.table(table, *[sa.column(one["name"], one["type"]) for one in columns])
    connection.execute(described.insert().values(row))


def test_votes_of_before_are_carried_over_in_their_slots(old_database):
    upgrade()
    vote_round = db.session.get_one(VoteRound, 1)
    ballots = db.session.scalars(sa.select(Ballot).order_by(Ballot.slot)).all()
    seal = seal_of(old_database.keys_dir, vote_round)
    assert [seal.open(one.sealed, one.slot).choices for one in ballots] == [(7,), (7,), ()]


def test_the_round_can_be_closed_afterwards(old_database):
    upgrade()
    with db.engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE vote_round SET closes_at = strftime('%Y-%m-%d %H:%M:%f', 'now', '-90 seconds')"
        )
    closed = close_round(1, old_database)
    assert closed is not None
    manifest = json.loads(closed.manifest)
    result = from_json(Method.APPROVAL, manifest["questions"]["5"]["result"])
    assert (result.ballots, result.blank, result.votes_for(7)) == (3, 1, 2)
    assert recount(1) == []
