"""One-time codes of the demonstration's provider, as files, so that every worker knows them and one use ends them."""

from __future__ import annotations

import hashlib
import json
import secrets
import time
from dataclasses import asdict, dataclass
from pathlib import Path

VALID_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Grant:
    """What a code stands for. It names the test person by e-mail address; the number stays out of files."""

    person: str
    redirect_uri: str
    nonce: str
    code_challenge: str
    given_at: float


def give_code(folder: Path, grant: Grant) -> str:
    """A fresh code that stands for the grant."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _forget_old(folder)
    code = secrets.token_urlsafe(32)
    _file(folder, code).write_text(json.dumps(asdict(grant)), "utf-8")
    return code


def redeem_code(folder: Path, code: str) -> Grant | None:
    """What the code stands for, once; None for a code that is used, too old or unknown."""
    taken = folder / f"taken-{secrets.token_hex(8)}"
    try:
        _file(folder, code).rename(taken)  # only one of two takers succeeds
    except OSError:
        return None
    grant = Grant(**json.loads(taken.read_text("utf-8")))
    taken.unlink()
    return grant if time.time() - grant.given_at <= VALID_SECONDS else None


def _file(folder: Path, code: str) -> Path:
    return folder / f"code-{hashlib.sha256(code.encode()).hexdigest()}"


def _forget_old(folder: Path) -> None:
    for file in folder.iterdir():
        try:
            if time.time() - file.stat().st_mtime > VALID_SECONDS:
                file.unlink()
        except FileNotFoundError:  # another worker was first
            continue
