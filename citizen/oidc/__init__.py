"""Login by OpenID Connect: the client for ID-porten, and the provider of test people that the demonstration uses."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from flask import Flask, current_app

from citizen.config import Settings, UnsafeSettings
from citizen.keys import make_key
from citizen.oidc.client import LoginClient, StartedLogin
from citizen.oidc.identity import PERSON_KEY_FILE, ROLL_KEY_FILE, DemoHome, Identity, person_key, roll_hash
from citizen.oidc.provider import ProviderDown
from citizen.oidc.tokens import NotTrusted

__all__ = [
    "DemoHome",
    "Identity",
    "LoginClient",
    "NotTrusted",
    "ProviderDown",
    "StartedLogin",
    "init_app",
    "login_client",
    "person_key",
    "roll_hash",
]

if TYPE_CHECKING:
    from requests.adapters import BaseAdapter

log = logging.getLogger(__name__)


def init_app(app: Flask, settings: Settings) -> None:
    """Connect the login client, and in the demonstration also its provider. Raises UnsafeSettings."""
    _see_to_person_key(settings)
    _see_to_roll_key(settings)
    client = LoginClient(settings)
    app.extensions["login_client"] = client
    if settings.uses_demo_login:
        _add_demo_provider(app, settings, client)
    elif settings.oidc_private_key_file is None:
        raise UnsafeSettings("CITIZEN_OIDC_PRIVATE_KEY_FILE is missing: name the PEM file.")


def _add_demo_provider(app: Flask, settings: Settings, client: LoginClient) -> None:
    from citizen.oidc.demo_provider import make_demo_provider

    def in_this_process() -> BaseAdapter:
        from citizen.oidc.in_process import InProcess

        return InProcess(app, settings.trusted_hosts[0] if settings.trusted_hosts else "127.0.0.1")

    app.register_blueprint(make_demo_provider(settings))
    client.provider.reach_through(settings.oidc_issuer, in_this_process)


def login_client() -> LoginClient:
    """The client of the present application."""
    client: LoginClient = current_app.extensions["login_client"]
    return client


def _see_to_person_key(settings: Settings) -> None:
    """Without this key everyone would be a stranger, so a missing one is only made in a folder that is still empty."""
    folder = settings.keys_dir
    if (folder / f"{PERSON_KEY_FILE}.key").exists():
        return
    if not settings.is_demo and not folder.is_dir():
        raise UnsafeSettings("CITIZEN_KEYS_DIR names a folder that does not exist: make it, for the site alone.")
    if not settings.is_demo and any(folder.iterdir()):
        raise UnsafeSettings(f"{PERSON_KEY_FILE}.key is not in CITIZEN_KEYS_DIR. Bring it back from the escrow.")
    try:
        make_key(folder, PERSON_KEY_FILE)
    except OSError:
        raise UnsafeSettings("CITIZEN_KEYS_DIR can't be written to: let the site write there.") from None
    if not settings.is_demo:
        log.warning("login.person_key_made: right at the very first start, and a lost key at any other")


def _see_to_roll_key(settings: Settings) -> None:
    """The key of rolls, which came later than the first sites: made where it is not there yet."""
    is_there = (settings.keys_dir / f"{ROLL_KEY_FILE}.key").exists()
    try:
        make_key(settings.keys_dir, ROLL_KEY_FILE)
    except OSError:
        raise UnsafeSettings("CITIZEN_KEYS_DIR can't be written to: let the site write there.") from None
    if not (is_there or settings.is_demo):
        log.warning(
            "login.roll_key_made: right the first time; if it was lost, every list must be made and loaded anew"
        )
