"""When a login counts: how sure the provider must be of the person, and why a login is refused."""

from __future__ import annotations

from enum import StrEnum

WANTED_LEVEL = "idporten-loa-substantial"
GOOD_LEVELS = ("-substantial", "-high")
"""By ending, as Digdir advises, so that a later provider's levels are understood."""


class LoginRefusal(StrEnum):
    """Why nobody was logged in."""

    NOT_STARTED_HERE = "login-not-started-here"
    CANCELLED = "login-cancelled"
    PROVIDER_REFUSED = "login-provider-refused"
    PROVIDER_DOWN = "login-provider-down"
    NOT_TRUSTED = "login-not-trusted"
    LEVEL_TOO_LOW = "login-level-too-low"
    NO_PERSON_NUMBER = "login-no-person-number"
    TEST_PERSON = "login-test-person"
    REAL_PERSON = "login-real-person"
    ACCOUNT_DISABLED = "login-account-disabled"


def is_level_enough(acr: str) -> bool:
    """Whether the level of assurance that the provider states is substantial or high."""
    return acr.endswith(GOOD_LEVELS)
