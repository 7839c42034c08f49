"""What the login provider publishes about itself: its addresses and the keys it signs with."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import requests
    from joserfc.jwk import KeySet
    from requests.adapters import BaseAdapter

CONNECT_AND_READ = (2.0, 3.0)
"""Seconds; together at most five, so that a silent provider never holds a page for long."""
KEPT_SECONDS = 24 * 3600
REFRESHED_AT_MOST_EVERY = 60
PAUSE_AFTER_FAULT = 5
WELL_KNOWN = "/.well-known/openid-configuration"
NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class ProviderDown(Exception):
    """The provider does not answer, or answers what can't be used. Nobody can log in just now."""


class Provider:
    """One provider, asked seldom: what it said is kept for a day and used on while it is silent."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer
        self._transports: dict[str, Callable[[], BaseAdapter]] = {}
        self._kept: dict[str, tuple[float, dict[str, Any]]] = {}
        self._silent_until = 0.0

    def reach_through(self, prefix: str, transport: Callable[[], BaseAdapter]) -> None:
        """Send requests for addresses that begin so through what this makes."""
        self._transports[prefix] = transport

    def prepare(self, http: requests.Session) -> None:
        """Give the session the transports of this provider."""
        for prefix, transport in self._transports.items():
            http.mount(prefix, transport())

    def metadata(self) -> Mapping[str, Any]:
        """The provider's addresses and abilities. Raises ProviderDown."""
        found = self._ask(self.issuer.rstrip("/") + WELL_KNOWN, KEPT_SECONDS)
        scheme = self.issuer.partition(":")[0] + "://"
        if found.get("issuer") != self.issuer or not all(str(found.get(name)).startswith(scheme) for name in NEEDED):
            raise ProviderDown("the provider's own description can't be used")
        return found

    def keys(self, kid: str) -> KeySet:
        """The keys that the provider signs with; asked for again when this one is not among them, but seldom."""
        from joserfc.jwk import KeySet

        address = self.metadata()["jwks_uri"]
        found = self._ask(address, KEPT_SECONDS)
        if kid not in {key.get("kid") for key in found.get("keys", [])}:
            found = self._ask(address, REFRESHED_AT_MOST_EVERY)
        known = [key for key in found.get("keys", []) if key.get("kty") in ("RSA", "EC") and key.get("use") != "enc"]
        return KeySet.import_key_set({"keys": known})

    def _ask(self, address: str, kept_seconds: float) -> dict[str, Any]:
        asked_at, answer = self._kept.get(address, (float("-inf"), {}))
        if time.monotonic() - asked_at < kept_seconds:
            return answer
        try:
            answer = self._fetch(address)
        except ProviderDown:
            if not answer:
                raise
            return answer
        self._kept[address] = (time.monotonic(), answer)
        return answer

    def _fetch(self, address: str) -> dict[str, Any]:
        import requests

        if time.monotonic() < self._silent_until:
            raise ProviderDown("the provider did not answer a moment ago")
        try:
            with requests.Session() as http:
                self.prepare(http)
                response = http.get(address, timeout=CONNECT_AND_READ, allow_redirects=False)
                answer = response.json() if response.status_code == 200 else None
        except requests.RequestException:
            answer = None
        if not isinstance(answer, dict):
            self._silent_until = time.monotonic() + PAUSE_AFTER_FAULT
            raise ProviderDown("the provider does not answer")
        return answer
