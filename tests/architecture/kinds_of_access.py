"""The kinds of access that a route can have, as the tables name them."""

from __future__ import annotations

from citizen.domain.permissions import Permission

PUBLIC, RESIDENTS = "public", "residents"
SET_UP = f"permission:{Permission.SET_UP_ROUNDS}"
STAFF = f"permission:{Permission.SEE_STAFF_PAGES}"
EXPORT = f"permission:{Permission.EXPORT}"
PAPER = f"permission:{Permission.HANDLE_PAPER}"
COUNCIL = f"permission:{Permission.SEE_COUNCIL_PAGES}"
MODERATE = f"permission:{Permission.MODERATE}"
EDIT_REASONS = f"permission:{Permission.EDIT_REASONS}"
ANSWERS = f"permission:{Permission.ANSWER_IDEAS}"
CASES = f"permission:{Permission.PREPARE_CASES}"
DECIDE = f"permission:{Permission.DECIDE}"
LOG = f"permission:{Permission.SEE_LOG}"
ROLES = f"permission:{Permission.GIVE_ROLES}"
INITIATIVES = f"permission:{Permission.HANDLE_INITIATIVES}"
