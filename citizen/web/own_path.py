"""Addresses to go on to that came with a request: only pages of this site are followed."""

from __future__ import annotations

from urllib.parse import unquote

LONGEST_PATH = 500


def own_path(address: str, otherwise: str) -> str:
    """The address if it is a path on this site, else the other one; never a way to another site."""
    return address if _is_own_path(address) and _is_own_path(unquote(address)) else otherwise


def _is_own_path(address: str) -> bool:
    if not address.startswith("/") or address.startswith("//") or len(address) > LONGEST_PATH:
        return False
    return "\\" not in address and all(character.isprintable() and character != "\u3000" for character in address)
