"""Tables of ideas."""

from citizen.ideas.models.files import IdeaAttachment, IdeaPicture
from citizen.ideas.models.ideas import Idea, IdeaAuthor, IdeaInvitation, IdeaPlace, IdeaTheme, IdeaVersion
from citizen.ideas.models.merging import IdeaMerge
from citizen.ideas.models.support import IdeaSupport

__all__ = [
    "Idea",
    "IdeaAttachment",
    "IdeaAuthor",
    "IdeaInvitation",
    "IdeaMerge",
    "IdeaPicture",
    "IdeaPlace",
    "IdeaSupport",
    "IdeaTheme",
    "IdeaVersion",
]
