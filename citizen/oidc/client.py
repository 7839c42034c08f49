"""Our side of the login: send the person to the provider, and find out who came back."""

from __future__ import annotations

import logging
import re
import secrets
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from citizen.config import Settings
from citizen.domain.logins import WANTED_LEVEL, LoginRefusal
from citizen.oidc.client_key import find_client_key
from citizen.oidc.identity import Identity, identity_from
from citizen.oidc.provider import CONNECT_AND_READ, Provider, ProviderDown
from citizen.oidc.tokens import NotTrusted, check_id_token, check_logout_token

if TYPE_CHECKING:
    from authlib.integrations.requests_client import OAuth2Session

log = logging.getLogger(__name__)

LOGIN_MAY_TAKE = timedelta(hours=1)
ASSERTION_SECONDS = 60
"""ID-porten takes assertions of at most two minutes."""
PLAIN_CODE = re.compile(r"[a-z_]{1,40}")


class CodeRefused(Exception):
    """The provider does not take the code: used before, too old, or not given to us."""


@dataclass(frozen=True, slots=True)
class StartedLogin:
    """What we must remember between sending the person away and their coming back."""

    state: str
    nonce: str
    verifier: str
    redirect_uri: str
    language: str
    next: str
    started_at: float

    def as_cookie(self) -> dict[str, Any]:
        return asdict(self)


class LoginClient:
    """Logs people in with the provider of the settings."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.provider = Provider(settings.oidc_issuer)

    def start(self, *, redirect_uri: str, language: str, go_to: str, now: datetime) -> tuple[str, StartedLogin]:
        """The provider's address to send the person to, and what to remember. Raises ProviderDown."""
        started = StartedLogin(
            state=secrets.token_urlsafe(32),
            nonce=secrets.token_urlsafe(32),
            verifier=secrets.token_urlsafe(48),
            redirect_uri=redirect_uri,
            language=language,
            next=go_to,
            started_at=now.timestamp(),
        )
        address, _ = self._session(redirect_uri).create_authorization_url(
            self.provider.metadata()["authorization_endpoint"],
            state=started.state,
            code_verifier=started.verifier,
            nonce=started.nonce,
            acr_values=WANTED_LEVEL,
            ui_locales=language,
        )
        return self._front_channel(address), started

    def finish(self, started: StartedLogin, answer: Mapping[str, str], now: datetime) -> Identity | LoginRefusal:
        """Who came back, by the parameters of the callback; the caller has matched its state."""
        if now.timestamp() - started.started_at > LOGIN_MAY_TAKE.total_seconds():
            return LoginRefusal.NOT_STARTED_HERE
        try:
            if refusal := self._refuse_answer(answer):
                return refusal
            token = self._redeem(answer["code"], started)
            claims = check_id_token(
                self.provider,
                self.settings.oidc_client_id,
                str(token.get("id_token", "")),
                nonce=started.nonce,
                access_token=token.get("access_token"),
            )
        except ProviderDown:
            return LoginRefusal.PROVIDER_DOWN
        except CodeRefused:
            return LoginRefusal.PROVIDER_REFUSED
        except NotTrusted:
            return LoginRefusal.NOT_TRUSTED
        return identity_from(claims, self.settings)

    def logout_address(self, back_to: str, language: str) -> str | None:
        """Where to send the person to log out at the provider too; None if that can't be done now."""
        try:
            endpoint = self.provider.metadata().get("end_session_endpoint")
        except ProviderDown:
            return None
        if not endpoint:
            return None
        asked = {"client_id": self.settings.oidc_client_id, "post_logout_redirect_uri": back_to, "ui_locales": language}
        return self._front_channel(f"{endpoint}?{urlencode(asked)}")

    def session_that_ended(self, logout_token: str) -> str:
        """Which session has ended, by the provider's signed word. Raises NotTrusted, ProviderDown."""
        return check_logout_token(self.provider, self.settings.oidc_client_id, logout_token)

    def _refuse_answer(self, answer: Mapping[str, str]) -> LoginRefusal | None:
        iss_is_promised = self.provider.metadata().get("authorization_response_iss_parameter_supported") is True
        if answer.get("iss", "" if iss_is_promised else self.provider.issuer) != self.provider.issuer:
            log.warning("login.answer_of_another_issuer")
            return LoginRefusal.NOT_TRUSTED
        if error := answer.get("error"):
            log.info("login.provider_said error=%s", error if PLAIN_CODE.fullmatch(error) else "unreadable")
            return LoginRefusal.CANCELLED if error == "access_denied" else LoginRefusal.PROVIDER_REFUSED
        return None if answer.get("code") else LoginRefusal.PROVIDER_REFUSED

    def _redeem(self, code: str, started: StartedLogin) -> Mapping[str, Any]:
        import requests
        from authlib.integrations.base_client.errors import OAuthError

        try:
            token: Mapping[str, Any] = self._session(started.redirect_uri).fetch_token(
                self.provider.metadata()["token_endpoint"],
                grant_type="authorization_code",
                code=code,
                code_verifier=started.verifier,
                redirect_uri=started.redirect_uri,
                timeout=CONNECT_AND_READ,
                allow_redirects=False,
            )
        except OAuthError as fault:
            log.warning("login.code_refused error=%s", fault.error if PLAIN_CODE.fullmatch(fault.error or "") else "-")
            raise CodeRefused from None
        except (requests.RequestException, ValueError):
            raise ProviderDown("the provider does not exchange codes") from None
        return token

    def _session(self, redirect_uri: str) -> OAuth2Session:
        """A client of Authlib's that proves itself with our private key, addressed to the issuer."""
        from authlib.integrations.requests_client import OAuth2Session
        from authlib.oauth2.rfc7523 import PrivateKeyJWT

        key = find_client_key(self.settings)
        session = OAuth2Session(
            self.settings.oidc_client_id,
            key,
            scope="openid profile",
            redirect_uri=redirect_uri,
            code_challenge_method="S256",
            token_endpoint_auth_method="private_key_jwt",  # noqa: S106 — the name of a method
        )
        lifetime = {"exp": int(time.time()) + ASSERTION_SECONDS}
        proof = PrivateKeyJWT(self.provider.issuer, claims=lifetime, headers={"kid": key.kid})
        session.register_client_auth_method(proof)
        self.provider.prepare(session)
        return session

    def _front_channel(self, address: str) -> str:
        """The demonstration's provider is this site: the browser stays on whichever of its hosts it uses."""
        return address.removeprefix(self.settings.public_url) if self.settings.uses_demo_login else address
