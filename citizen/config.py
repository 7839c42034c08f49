"""Settings: read once from the environment, frozen, and refused with a sentence when they are unsafe."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import unquote

DEMO_SECRET = "demonstration-only-not-a-secret-0123456789"  # noqa: S105 — refused in production
SHORTEST_SECRET = 32
DATABASE = re.compile(r"(sqlite:///|postgresql(\+psycopg)?://)\S")
SECRETS = frozenset({"secret_key", "old_secret_keys", "database_url", "redis_url", "smtp_url"})
ESCROW_KEY = re.compile(r"[0-9a-f]{64}")
FEWEST_CUSTODIANS = 2
SYNCING_OFF = re.compile(r"synchronous(_commit)?\s*=\s*(off|0)", re.IGNORECASE)


class UnsafeSettings(Exception):
    """The settings can't be used; the message names the setting and says what to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that differs between installations. Names are the environment's without CITIZEN_."""

    env: str
    database_url: str
    secret_key: str
    keys_dir: Path
    oidc_issuer: str
    oidc_client_id: str
    oidc_private_key_file: Path | None
    trusted_hosts: tuple[str, ...]
    public_url: str
    redis_url: str | None = None
    smtp_url: str | None = None
    map_tiles: str | None = None
    letters_dir: Path | None = None
    """Where letters to people are written when no mail server is named; without it they wait."""
    old_secret_keys: tuple[str, ...] = ()
    """Still read in cookies after the secret key was changed, so that nobody is logged out by it."""
    escrow_keys: tuple[str, ...] = ()
    """Public keys of the custodians; each round's key is wrapped to all of them."""
    files_dir: Path | None = None
    """Where large files wait to be fetched; beside the folder of keys where it is not named."""

    @property
    def is_demo(self) -> bool:
        return self.env == "demo"

    @property
    def folder_of_files(self) -> Path:
        return self.files_dir or self.keys_dir.parent / "files"

    @property
    def uses_demo_login(self) -> bool:
        return self.oidc_issuer == demo_issuer(self.public_url)

    def shown(self) -> list[tuple[str, str]]:
        """Name and value of each setting, secrets hidden, for `citizen config`."""
        return [(f"CITIZEN_{field.name.upper()}", self._shown(field.name)) for field in fields(self)]

    def _shown(self, name: str) -> str:
        value = getattr(self, name)
        if value is None or value in ("", ()):
            return "(not set)"
        if name in SECRETS and not (name == "database_url" and str(value).startswith("sqlite")):
            return "(hidden)"
        return ",".join(value) if isinstance(value, tuple) else str(value)


def demo_issuer(public_url: str) -> str:
    """The built-in login of named test people is an issuer of its own, under the site's own address."""
    return f"{public_url}/demo-login"


def settings_from(environment: Mapping[str, str], var: Path) -> Settings:
    """Read the CITIZEN_ variables; `var` is where the demonstration keeps its files. Raises UnsafeSettings."""

    def read(name: str, default: str = "") -> str:
        return environment.get(f"CITIZEN_{name}", "").strip() or default

    demo = read("ENV", "demo") == "demo"
    bind = environment.get("BIND", "127.0.0.1:8000")
    key_file = read("OIDC_PRIVATE_KEY_FILE")
    letters_dir = read("LETTERS_DIR", str(var / "letters") if demo else "")
    files_dir = read("FILES_DIR")
    named_hosts = read("TRUSTED_HOSTS", f"127.0.0.1,localhost,{bind.rpartition(':')[0]}" if demo else "")
    hosts = _listed(named_hosts)
    public_url = f"http://{bind}" if demo else f"https://{hosts[0] if hosts else ''}"
    settings = Settings(
        env=read("ENV", "demo"),
        database_url=read("DATABASE_URL", f"sqlite:///{var / 'citizen.db'}"),
        secret_key=read("SECRET_KEY", DEMO_SECRET if demo else ""),
        keys_dir=Path(read("KEYS_DIR", str(var / "keys"))),
        oidc_issuer=read("OIDC_ISSUER", demo_issuer(public_url) if demo else ""),
        oidc_client_id=read("OIDC_CLIENT_ID", "citizen-demo" if demo else ""),
        oidc_private_key_file=Path(key_file) if key_file else None,
        trusted_hosts=hosts,
        public_url=public_url,
        redis_url=read("REDIS_URL") or None,
        smtp_url=read("SMTP_URL") or None,
        map_tiles=read("MAP_TILES") or None,
        letters_dir=Path(letters_dir) if letters_dir else None,
        old_secret_keys=_listed(read("OLD_SECRET_KEYS")),
        escrow_keys=_listed(read("ESCROW_KEYS").lower()),
        files_dir=Path(files_dir) if files_dir else None,
    )
    if faults := faults_of(settings, environment):
        raise UnsafeSettings(" ".join(faults))
    return settings


def faults_of(settings: Settings, environment: Mapping[str, str]) -> list[str]:
    """Sentences that say which settings can't be used and what to do; empty when all is well."""
    if settings.env not in ("demo", "production"):
        return [f"CITIZEN_ENV is {settings.env!r}: set it to demo or production."]
    if not DATABASE.match(settings.database_url):
        return ["CITIZEN_DATABASE_URL is no database address: write it as sqlite:///… or postgresql+psycopg://…"]
    if not all(ESCROW_KEY.fullmatch(key) for key in settings.escrow_keys):
        return ["CITIZEN_ESCROW_KEYS holds something else than public keys: each is 64 characters, 0-9 and a-f."]
    if settings.is_demo:
        return []
    debug = environment.get("FLASK_DEBUG", "0").lower() not in ("", "0", "false")
    checks = (
        (
            len(settings.secret_key) < SHORTEST_SECRET or settings.secret_key == DEMO_SECRET,
            f"CITIZEN_SECRET_KEY must be a secret of your own with at least {SHORTEST_SECRET} characters.",
        ),
        (
            any(len(key) < SHORTEST_SECRET or key == DEMO_SECRET for key in settings.old_secret_keys),
            f"CITIZEN_OLD_SECRET_KEYS must be secrets of your own with at least {SHORTEST_SECRET} characters each.",
        ),
        (
            not environment.get("CITIZEN_DATABASE_URL", "").strip(),
            "CITIZEN_DATABASE_URL is missing: name the database.",
        ),
        (
            not environment.get("CITIZEN_KEYS_DIR", "").strip(),
            "CITIZEN_KEYS_DIR is missing: name a folder outside the database.",
        ),
        (
            len(set(settings.escrow_keys)) < FEWEST_CUSTODIANS,
            "CITIZEN_ESCROW_KEYS must name two custodians' public keys or more: see `citizen escrow make-key`.",
        ),
        (not settings.oidc_issuer, "CITIZEN_OIDC_ISSUER is missing: for ID-porten it is https://idporten.no."),
        (
            not settings.oidc_issuer.startswith("https://") or settings.uses_demo_login,
            "CITIZEN_OIDC_ISSUER must be a real provider over https: the demo login can't be used in production.",
        ),
        (not settings.oidc_client_id, "CITIZEN_OIDC_CLIENT_ID is missing: it comes from Samarbeidsportalen."),
        (settings.oidc_private_key_file is None, "CITIZEN_OIDC_PRIVATE_KEY_FILE is missing: name the PEM file."),
        (
            settings.oidc_private_key_file is not None and not settings.oidc_private_key_file.is_file(),
            "CITIZEN_OIDC_PRIVATE_KEY_FILE names a file that does not exist.",
        ),
        (not settings.trusted_hosts, "CITIZEN_TRUSTED_HOSTS is missing: name the hosts of the site, with commas."),
        (
            SYNCING_OFF.search(unquote(settings.database_url)) is not None,
            "CITIZEN_DATABASE_URL turns off syncing of commits: an acknowledged vote could be lost.",
        ),
        (debug, "FLASK_DEBUG is on: turn it off."),
    )
    return [sentence for wrong, sentence in checks if wrong]


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
