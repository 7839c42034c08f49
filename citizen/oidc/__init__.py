"""Login by OpenID Connect: the client for ID-porten, and the provider of test people that the demonstration uses."""

from flask import Flask

from citizen.config import Settings


def init_app(app: Flask, settings: Settings) -> None:
    """Connect the login client, and in the demonstration also its provider."""
