"""Signed statements of the provider: who logged in, and who logged out. Anything unsure is refused."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from typing import Any

from citizen.oidc.provider import Provider

log = logging.getLogger(__name__)

ALGORITHMS = ("RS256", "ES256")
LEEWAY = 60
LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout"
LONGEST_TOKEN = 16_000


class NotTrusted(Exception):
    """The token is not signed by the provider, not meant for us, or not valid now."""


def check_id_token(
    provider: Provider, client_id: str, id_token: str, *, nonce: str, access_token: str | None
) -> Mapping[str, Any]:
    """The claims of a token that says who logged in here, just now. Raises NotTrusted, ProviderDown."""
    from authlib.oidc.core import CodeIDToken
    from joserfc.errors import JoseError

    try:
        header, claims = _verified(provider, id_token)
        wanted = {"iss": {"essential": True, "value": provider.issuer}, "aud": {"essential": True, "value": client_id}}
        about = {"nonce": nonce, "client_id": client_id, "access_token": access_token}
        CodeIDToken(claims, header, wanted, about).validate(leeway=LEEWAY)
    except (JoseError, ValueError, TypeError) as fault:
        raise _not_trusted(fault) from None
    if claims.get("nonce") != nonce:
        raise _not_trusted(ValueError("nonce"))
    return claims


def check_logout_token(provider: Provider, client_id: str, logout_token: str) -> str:
    """The provider's name for the session that has ended. Raises NotTrusted, ProviderDown."""
    from joserfc.errors import JoseError
    from joserfc.jwt import JWTClaimsRegistry

    needed = JWTClaimsRegistry(
        int(time.time()),
        LEEWAY,
        iss={"essential": True, "value": provider.issuer},
        aud={"essential": True, "value": client_id},
        iat={"essential": True},
        jti={"essential": True},
        sid={"essential": True},
    )
    try:
        _, claims = _verified(provider, logout_token)
        needed.validate(claims)
    except (JoseError, ValueError, TypeError) as fault:
        raise _not_trusted(fault) from None
    events, sid = claims.get("events"), claims["sid"]
    if not isinstance(events, dict) or LOGOUT_EVENT not in events or "nonce" in claims or not isinstance(sid, str):
        raise _not_trusted(ValueError("events"))
    return sid


def _verified(provider: Provider, token: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Header and claims of a token that one of the provider's own keys has signed."""
    from joserfc import jws, jwt

    if len(token) > LONGEST_TOKEN:
        raise ValueError("too long")
    registry = jws.JWSRegistry(algorithms=list(ALGORITHMS), strict_check_header=False)
    header = jws.extract_compact(token.encode("ascii")).headers()
    kid = header.get("kid")
    if header.get("alg") not in ALGORITHMS or not isinstance(kid, str):
        raise ValueError("alg or kid")
    decoded = jwt.decode(token, provider.keys(kid), registry=registry)
    return dict(decoded.header), dict(decoded.claims)


def _not_trusted(fault: Exception) -> NotTrusted:
    """Says in the log what kind of fault it was and nothing of the token's content."""
    log.warning("login.token_refused fault=%s claim=%s", type(fault).__name__, getattr(fault, "claim", "-"))
    return NotTrusted(type(fault).__name__)
