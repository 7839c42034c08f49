"""Tables of moderation."""

from citizen.moderation.models.cases import ModerationCase, ModerationReport
from citizen.moderation.models.decisions import ModerationAppeal, ModerationDecision, ModerationRecipient
from citizen.moderation.models.texts import ModerationText

__all__ = [
    "ModerationAppeal",
    "ModerationCase",
    "ModerationDecision",
    "ModerationRecipient",
    "ModerationReport",
    "ModerationText",
]
