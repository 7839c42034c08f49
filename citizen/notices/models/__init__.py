"""Tables of notices."""

from citizen.notices.models.letters import Letter, NoticeSettings
from citizen.notices.models.notices import Follow, Notice

__all__ = ["Follow", "Letter", "Notice", "NoticeSettings"]
