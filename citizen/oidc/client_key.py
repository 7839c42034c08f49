"""The private key that proves to the provider that it is we who ask."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from citizen.config import Settings, UnsafeSettings

if TYPE_CHECKING:
    from joserfc.jwk import ECKey, RSAKey

SMALLEST_KEY = 2048


def find_client_key(settings: Settings) -> RSAKey:
    """Our key, named by its thumbprint unless the file gives a name of its own. Raises UnsafeSettings."""
    if settings.uses_demo_login:
        return demo_client_key(settings)
    if settings.oidc_private_key_file is None:
        raise UnsafeSettings("CITIZEN_OIDC_PRIVATE_KEY_FILE is missing: name the PEM file.")
    return read_client_key(settings.oidc_private_key_file)


def read_client_key(file: Path) -> RSAKey:
    """An RSA key from a PEM file or a JWK. Raises UnsafeSettings."""
    import json

    from joserfc.errors import JoseError
    from joserfc.jwk import RSAKey

    try:
        text = file.read_text("ascii")
        key = RSAKey.import_key(json.loads(text) if text.lstrip().startswith("{") else text)
        usable = key.is_private and key.raw_value.key_size >= SMALLEST_KEY
    except (OSError, ValueError, JoseError):
        usable = False
    if not usable:
        raise UnsafeSettings(
            f"CITIZEN_OIDC_PRIVATE_KEY_FILE must be a private RSA key of at least {SMALLEST_KEY} bits, as PEM or JWK."
        )
    key.ensure_kid()
    return key


def public_keys(key: RSAKey) -> dict[str, object]:
    """What is registered at Samarbeidsportalen: the public half, as a set of one key."""
    return {"keys": [{**key.as_dict(private=False), "kid": key.kid, "use": "sig", "alg": "RS256"}]}


def demo_client_key(settings: Settings) -> RSAKey:
    """The demonstration's own key, made when it is first needed."""
    file = settings.keys_dir / "demo-login-client.pem"
    if not file.exists():
        from joserfc.jwk import RSAKey

        _keep(file, RSAKey.generate_key(SMALLEST_KEY))
    return read_client_key(file)


def demo_provider_key(settings: Settings) -> ECKey:
    """The key that the demonstration's provider signs with, made when it is first needed."""
    from joserfc.jwk import ECKey

    file = settings.keys_dir / "demo-login-provider.pem"
    if not file.exists():
        _keep(file, ECKey.generate_key("P-256"))
    key = ECKey.import_key(file.read_text("ascii"))
    key.ensure_kid()
    return key


def _keep(file: Path, key: RSAKey | ECKey) -> None:
    """Write the key unless another worker was first."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = file.with_suffix(f".{secrets.token_hex(6)}.new")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400), "wb") as opened:
        opened.write(key.as_pem(private=True))
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
