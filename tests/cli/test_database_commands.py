"""Commands that need a database say what is missing, in one sentence, and leave no trace of a fault of ours."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CITIZEN = Path(sys.executable).with_name("citizen")


def run(folder, *command, **settings):
    environment = {
        **os.environ,
        "CITIZEN_ENV": "demo",
        "CITIZEN_DATABASE_URL": f"sqlite:///{folder}/citizen.db",
        "CITIZEN_KEYS_DIR": f"{folder}/keys",
        **settings,
    }
    return subprocess.run([CITIZEN, *command], env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "command",
    [("seed", "demo"), ("users", "list"), ("export", "x", "--dataset", "roads", "--output", "x.csv")],
)
def test_a_database_without_tables_is_told_what_to_do(tmp_path, command):
    answer = run(tmp_path, *command)
    assert answer.returncode == 2
    assert "citizen database upgrade" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_the_demonstration_is_made_once_and_then_left_alone(tmp_path):
    assert run(tmp_path, "database", "upgrade").returncode == 0
    assert "ready" in run(tmp_path, "seed", "demo").stdout
    assert "nothing was changed" in run(tmp_path, "seed", "demo").stdout
    assert run(tmp_path, "health").returncode == 0


def test_health_says_no_when_the_tables_are_missing(tmp_path):
    answer = run(tmp_path, "health")
    assert answer.returncode == 1
    assert "citizen database upgrade" in answer.stderr


@pytest.mark.parametrize(
    "missing", ["SECRET_KEY", "DATABASE_URL", "KEYS_DIR", "OIDC_ISSUER", "TRUSTED_HOSTS", "ESCROW_KEYS"]
)
def test_production_does_not_start_without_its_settings_and_names_them(tmp_path, missing):
    key_file = tmp_path / "key.pem"
    key_file.write_text("")
    settings = {
        "CITIZEN_ENV": "production",
        "CITIZEN_SECRET_KEY": "x" * 40,
        "CITIZEN_OIDC_ISSUER": "https://idporten.no",
        "CITIZEN_OIDC_CLIENT_ID": "fjordsund",
        "CITIZEN_OIDC_PRIVATE_KEY_FILE": str(key_file),
        "CITIZEN_TRUSTED_HOSTS": "medverk.fjordsund.example",
        "CITIZEN_ESCROW_KEYS": f"{'a' * 64},{'b' * 64}",
    }
    assert run(tmp_path, "config", **settings).returncode == 0
    answer = run(tmp_path, "config", **{**settings, f"CITIZEN_{missing}": ""})
    assert answer.returncode == 2
    assert f"CITIZEN_{missing}" in answer.stderr


def test_settings_are_shown_without_their_secrets(tmp_path):
    shown = run(tmp_path, "config", CITIZEN_SECRET_KEY="tophemmelig" * 5).stdout
    assert "tophemmelig" not in shown
    assert "CITIZEN_SECRET_KEY=(hidden)" in shown


def test_an_address_that_is_no_database_is_refused_in_one_sentence(tmp_path):
    answer = run(tmp_path, "health", CITIZEN_DATABASE_URL="bogus")
    assert answer.returncode == 2
    assert "CITIZEN_DATABASE_URL" in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize(("name", "arguments"), [("ut.xlsx", ("--format", "csv")), ("ut.json", ("--format", "xlsx"))])
def test_a_file_whose_ending_says_another_format_is_refused(tmp_path, name, arguments):
    run(tmp_path, "database", "upgrade")
    answer = run(tmp_path, "export", "x", "--dataset", "roads", "--output", str(tmp_path / name), *arguments)
    assert answer.returncode == 2
    assert not (tmp_path / name).exists()
