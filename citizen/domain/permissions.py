"""Who may do what for a municipality: one table that can be read aloud."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum


class Role(StrEnum):
    """What a person is for a municipality beyond being a resident."""

    COUNCILLOR = "councillor"
    MODERATOR = "moderator"
    STAFF = "staff"
    ADMIN = "admin"


class Permission(StrEnum):
    """Something that not everyone may do."""

    SEE_STAFF_PAGES = "see-staff-pages"
    SET_UP_ROUNDS = "set-up-rounds"
    HANDLE_PAPER = "handle-paper"
    EXPORT = "export"
    SEE_COUNCIL_PAGES = "see-council-pages"
    ANSWER_IDEAS = "answer-ideas"
    MODERATE = "moderate"
    EDIT_REASONS = "edit-reasons"
    HANDLE_INITIATIVES = "handle-initiatives"
    PREPARE_CASES = "prepare-cases"
    DECIDE = "decide"
    SEE_LOG = "see-log"
    GIVE_ROLES = "give-roles"


GRANTED: dict[Permission, frozenset[Role]] = {
    Permission.SEE_STAFF_PAGES: frozenset({Role.STAFF, Role.ADMIN}),
    Permission.SET_UP_ROUNDS: frozenset({Role.STAFF, Role.ADMIN}),
    Permission.HANDLE_PAPER: frozenset({Role.STAFF, Role.ADMIN}),
    Permission.EXPORT: frozenset({Role.STAFF, Role.ADMIN}),
    Permission.SEE_COUNCIL_PAGES: frozenset({Role.COUNCILLOR, Role.STAFF, Role.ADMIN}),
    Permission.ANSWER_IDEAS: frozenset({Role.STAFF, Role.ADMIN}),
    Permission.HANDLE_INITIATIVES: frozenset({Role.STAFF, Role.ADMIN}),
    Permission.PREPARE_CASES: frozenset({Role.STAFF, Role.ADMIN}),
    Permission.DECIDE: frozenset({Role.COUNCILLOR, Role.STAFF, Role.ADMIN}),
    Permission.SEE_LOG: frozenset({Role.STAFF, Role.ADMIN}),
    Permission.GIVE_ROLES: frozenset({Role.ADMIN}),
    Permission.MODERATE: frozenset({Role.MODERATOR, Role.ADMIN}),
    Permission.EDIT_REASONS: frozenset({Role.MODERATOR, Role.STAFF, Role.ADMIN}),
}


def is_granted(permission: Permission, roles: Collection[Role]) -> bool:
    """Whether one of these roles may do this."""
    return not GRANTED[permission].isdisjoint(roles)
