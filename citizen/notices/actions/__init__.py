"""Tell people something, let them follow things and choose how they are told, and send the letters."""

from citizen.notices.actions.following import follow, unfollow
from citizen.notices.actions.posting import About, post_notices, post_once
from citizen.notices.actions.seeing import note_seen
from citizen.notices.actions.sending import Handled, forget_old_notices, make_digests, send_due
from citizen.notices.actions.settings import (
    Wishes,
    confirm_address,
    save_wishes,
    send_confirmation_again,
    stop_letters,
)

__all__ = [
    "About",
    "Handled",
    "Wishes",
    "confirm_address",
    "follow",
    "forget_old_notices",
    "make_digests",
    "note_seen",
    "post_notices",
    "post_once",
    "save_wishes",
    "send_confirmation_again",
    "send_due",
    "stop_letters",
    "unfollow",
]
