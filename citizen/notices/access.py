"""Links that let somebody who is not logged in do one thing: stop letters, or confirm an address."""

from __future__ import annotations

from flask import current_app
from itsdangerous import BadData, URLSafeSerializer, URLSafeTimedSerializer

STOP = "citizen: stop letters"
CONFIRM = "citizen: confirm an address"
LINK_LIVES_S = 7 * 24 * 3600


def make_stop_token(public_id: str) -> str:
    """Stops letters to this person, and nothing else, for as long as the letter is kept."""
    return str(URLSafeSerializer(_secrets(), salt=STOP).dumps(public_id))


def read_stop_token(token: str) -> str | None:
    """Whose letters the link stops; None where it is not one of ours."""
    try:
        public_id = URLSafeSerializer(_secrets(), salt=STOP).loads(token)
    except BadData:
        return None
    return public_id if isinstance(public_id, str) else None


def make_confirm_token(public_id: str, address: str) -> str:
    """Shows that whoever has it reads what is sent to the address; lives a week."""
    return str(URLSafeTimedSerializer(_secrets(), salt=CONFIRM).dumps([public_id, address]))


def read_confirm_token(token: str) -> tuple[str, str] | None:
    """Who confirms which address; None where the link is too old, or not one of ours."""
    try:
        public_id, address = URLSafeTimedSerializer(_secrets(), salt=CONFIRM).loads(token, max_age=LINK_LIVES_S)
    except (BadData, ValueError, TypeError):
        return None
    return str(public_id), str(address)


def _secrets() -> list[str]:
    settings = current_app.config["CITIZEN"]
    return [*reversed(settings.old_secret_keys), settings.secret_key]  # the last one signs
