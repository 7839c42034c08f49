"""In production each unsafe setting stops the start, with a sentence that names it."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from citizen.config import DEMO_SECRET, UnsafeSettings, settings_from
from citizen.database import prepare_engine


@pytest.fixture
def safe(tmp_path):
    key = tmp_path / "idporten.pem"
    key.write_text("a key")
    return {
        "CITIZEN_ENV": "production",
        "CITIZEN_SECRET_KEY": "k" * 40,
        "CITIZEN_DATABASE_URL": "postgresql+psycopg://citizen@db/citizen",
        "CITIZEN_KEYS_DIR": str(tmp_path / "keys"),
        "CITIZEN_OIDC_ISSUER": "https://idporten.no",
        "CITIZEN_OIDC_CLIENT_ID": "us",
        "CITIZEN_OIDC_PRIVATE_KEY_FILE": str(key),
        "CITIZEN_TRUSTED_HOSTS": "deltaking.example.no",
        "CITIZEN_ESCROW_KEYS": f"{'a' * 64},{'b' * 64}",
    }


def test_safe_settings_are_taken(safe, tmp_path):
    assert settings_from(safe, tmp_path).env == "production"


UNSAFE = {
    "CITIZEN_ENV": ("Production", "prod", "debug"),
    "CITIZEN_SECRET_KEY": ("", "short", DEMO_SECRET),
    "CITIZEN_OLD_SECRET_KEYS": (DEMO_SECRET, "short", "k" * 40 + ",short"),
    "CITIZEN_DATABASE_URL": (
        "",
        "sqlite:////srv/citizen.db?synchronous=OFF",
        "postgresql+psycopg://db/citizen?options=-c%20synchronous_commit=off",
        "postgresql+psycopg://db/citizen?options=-c%20synchronous_commit%3Doff",
        "postgresql+psycopg://db/citizen?options=-c%20SYNCHRONOUS_COMMIT%20%3D%20OFF",
    ),
    "CITIZEN_KEYS_DIR": ("",),
    "CITIZEN_ESCROW_KEYS": (
        "",
        "a" * 64,
        f"{'a' * 64}, {'A' * 64}",
        f"{'a' * 64},{'b' * 63}",
        f"{'a' * 64},{'b' * 64},a name",
    ),
    "CITIZEN_OIDC_ISSUER": (
        "",
        "http://idporten.no",
        "HTTP://idporten.no",
        "idporten.no",
        "https://deltaking.example.no/demo-login",
    ),
    "CITIZEN_OIDC_CLIENT_ID": ("",),
    "CITIZEN_OIDC_PRIVATE_KEY_FILE": ("", "/nowhere/idporten.pem"),
    "CITIZEN_TRUSTED_HOSTS": ("", " , "),
    "FLASK_DEBUG": ("1", "true"),
}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in UNSAFE.items() for value in values])
def test_an_unsafe_setting_stops_the_start_and_is_named(safe, tmp_path, name, value):
    with pytest.raises(UnsafeSettings, match=name):
        settings_from({**safe, name: value}, tmp_path)


def test_each_connection_to_sqlite_syncs_every_commit(tmp_path):
    engine = sa.create_engine(f"sqlite:///{tmp_path}/citizen.db")
    prepare_engine(engine)
    with engine.connect() as connection:
        pragmas = ("synchronous", "secure_delete", "foreign_keys", "journal_mode")
        found = [connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() for pragma in pragmas]
    engine.dispose()
    assert found == [2, 1, 1, "wal"]
