"""Tables of notices."""

from citizen.notices.models.letters import Letter, NoticeSettings
from citizen.notices.models.notices import Follow, Notice, NoticeSeen

__all__ = ["Follow", "Letter", "Notice", "NoticeSeen", "NoticeSettings"]
