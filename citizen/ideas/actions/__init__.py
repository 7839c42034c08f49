"""Write, send, change and withdraw ideas, support them, and what moderators do with them."""

from citizen.ideas.actions.authors import accept_invitation, invite_author, leave_idea
from citizen.ideas.actions.drafts import Written, new_public_id, remove_draft, save_draft
from citizen.ideas.actions.editing import edit_idea
from citizen.ideas.actions.files import (
    add_attachment,
    add_picture,
    describe_pictures,
    remove_attachment,
    remove_picture,
)
from citizen.ideas.actions.moderating import (
    hide_attachment,
    hide_idea,
    hide_picture,
    hide_version,
    redact_idea,
    restore_attachment,
    restore_idea,
    restore_picture,
    restore_version,
)
from citizen.ideas.actions.sending import send_idea, withdraw_idea
from citizen.ideas.actions.supporting import support_idea, withdraw_support

__all__ = [
    "Written",
    "accept_invitation",
    "add_attachment",
    "add_picture",
    "describe_pictures",
    "edit_idea",
    "hide_attachment",
    "hide_idea",
    "hide_picture",
    "hide_version",
    "invite_author",
    "leave_idea",
    "new_public_id",
    "redact_idea",
    "remove_attachment",
    "remove_draft",
    "remove_picture",
    "restore_attachment",
    "restore_idea",
    "restore_picture",
    "restore_version",
    "save_draft",
    "send_idea",
    "support_idea",
    "withdraw_idea",
    "withdraw_support",
]
