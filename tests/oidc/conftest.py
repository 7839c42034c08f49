"""A login client of a real municipality, and a provider whose faults the tests choose."""

from __future__ import annotations

from pathlib import Path

import pytest

from citizen.config import Settings
from citizen.oidc import LoginClient
from tests.oidc.fake_provider import CLIENT_ID, ISSUER, FakeProvider, rsa_key


def real_settings(folder: Path) -> Settings:
    """The settings of a municipality in production."""
    (folder / "keys").mkdir(exist_ok=True)
    key_file = folder / "client.pem"
    key_file.write_bytes(rsa_key("our-client").as_pem(private=True))
    return Settings(
        env="production",
        database_url=f"sqlite:///{folder / 'citizen.db'}",
        secret_key="a secret of the tests with enough letters",
        keys_dir=folder / "keys",
        oidc_issuer=ISSUER,
        oidc_client_id=CLIENT_ID,
        oidc_private_key_file=key_file,
        trusted_hosts=("citizen.test",),
        public_url="https://citizen.test",
    )


@pytest.fixture
def provider() -> FakeProvider:
    return FakeProvider()


@pytest.fixture
def login(tmp_path: Path, provider: FakeProvider) -> LoginClient:
    """The login client of a real municipality, connected to the fake provider."""
    client = LoginClient(real_settings(tmp_path))
    client.provider.reach_through("https://", lambda: provider)
    return client
