"""Report, decide, appeal, and write the texts of the statements."""

from citizen.moderation.actions.appealing import appeal_decision
from citizen.moderation.actions.deciding import Ruling, decide
from citizen.moderation.actions.forgetting import forget_author
from citizen.moderation.actions.reporting import report_thing
from citizen.moderation.actions.templates import save_text

__all__ = ["Ruling", "appeal_decision", "decide", "forget_author", "report_thing", "save_text"]
