"""A login provider with switches for every fault that a real one, or somebody who plays it, could have."""

from __future__ import annotations

import functools
import io
import json
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import requests
from joserfc import jwk, jwt
from requests.adapters import BaseAdapter
from urllib3 import HTTPResponse

ISSUER = "https://provider.test"
CLIENT_ID = "citizen-client"
REAL_FORM = "29020100166"
"""Right in form, and nobody's: neither 1901 nor 2001 had a 29 February."""


@functools.cache
def rsa_key(name: str) -> jwk.RSAKey:
    """One key per name for the whole run; making them takes time."""
    key = jwk.RSAKey.generate_key(2048, {"kid": name})
    assert isinstance(key, jwk.RSAKey)
    return key


class FakeProvider(BaseAdapter):
    """Answers discovery, keys and token requests. Tests set its attributes to make it misbehave."""

    def __init__(self) -> None:
        super().__init__()
        self.is_down = False
        self.metadata: dict[str, Any] = {
            "issuer": ISSUER,
            "authorization_endpoint": "https://login.provider.test/authorize",
            "token_endpoint": f"{ISSUER}/token",
            "jwks_uri": f"{ISSUER}/jwks",
            "end_session_endpoint": f"{ISSUER}/logout",
        }
        self.signs_with = rsa_key("provider-1")
        self.published = [rsa_key("provider-1")]
        self.changes: dict[str, Any] = {}
        self.sign: Callable[[dict[str, Any]], str] = self.sign_well
        self.token_answer: tuple[int, dict[str, Any]] | None = None
        self.requests: list[requests.PreparedRequest] = []
        self._asked: dict[str, str] = {}
        self._used: set[str] = set()

    def receive(self, address: str) -> dict[str, str]:
        """The person arrives from the client and logs in; what they bring back to the callback."""
        query = parse_qs(urlsplit(address).query)
        self._asked = {name: values[0] for name, values in query.items()}
        return {"code": f"code-{len(self._used)}", "state": self._asked["state"]}

    @property
    def asked(self) -> dict[str, str]:
        return self._asked

    def claims(self) -> dict[str, Any]:
        now = int(time.time())
        right = {
            "iss": ISSUER,
            "aud": CLIENT_ID,
            "sub": "pairwise-1",
            "pid": REAL_FORM,
            "acr": "idporten-loa-high",
            "amr": ["BankID"],
            "auth_time": now,
            "iat": now,
            "exp": now + 120,
            "jti": "jti-1",
            "sid": "sid-1",
            "nonce": self._asked.get("nonce"),
        }
        return {name: value for name, value in {**right, **self.changes}.items() if value is not ...}

    def sign_well(self, claims: dict[str, Any]) -> str:
        header = {"alg": "RS256", "kid": self.signs_with.kid}
        return jwt.encode(header, claims, self.signs_with, algorithms=["RS256"])

    def logout_token(self, **changes: Any) -> str:
        now = int(time.time())
        claims = {
            "iss": ISSUER,
            "aud": CLIENT_ID,
            "iat": now,
            "exp": now + 120,
            "jti": "out-1",
            "sid": "sid-1",
            "events": {"http://schemas.openid.net/event/backchannel-logout": {}},
        }
        return self.sign({name: value for name, value in {**claims, **changes}.items() if value is not ...})

    def send(self, request: requests.PreparedRequest, *_args: Any, **_kwargs: Any) -> requests.Response:
        self.requests.append(request)
        if self.is_down:
            raise requests.ConnectionError("nobody there")
        path = urlsplit(request.url or "").path
        if path == "/.well-known/openid-configuration":
            return answer(request, 200, self.metadata)
        if path == "/jwks":
            keys = [{**key.as_dict(private=False), "use": "sig"} for key in self.published]
            return answer(request, 200, {"keys": keys})
        return answer(request, *(self.token_answer or self._exchange(request)))

    def close(self) -> None:
        pass

    def _exchange(self, request: requests.PreparedRequest) -> tuple[int, dict[str, Any]]:
        sent = token_form(request)
        if sent["code"] in self._used:
            return 400, {"error": "invalid_grant"}
        self._used.add(sent["code"])
        return 200, {"access_token": "at", "token_type": "Bearer", "id_token": self.sign(self.claims())}


def token_form(request: requests.PreparedRequest) -> dict[str, str]:
    body = request.body.decode() if isinstance(request.body, bytes) else str(request.body)
    return {name: values[0] for name, values in parse_qs(body).items()}


def answer(request: requests.PreparedRequest, status: int, content: dict[str, Any]) -> requests.Response:
    response = requests.Response()
    response.status_code = status
    response.raw = HTTPResponse(io.BytesIO(json.dumps(content).encode()), preload_content=False)
    response.request = request
    response.url = request.url or ""
    return response
