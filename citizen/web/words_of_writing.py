"""The words for what can happen to ideas that people write; a part of citizen.web.messages."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from citizen.domain.ideas.states import IdeaState
from citizen.domain.ideas.writing import IdeaOutcome, IdeaRefusal
from citizen.pictures import PictureRefusal
from citizen.web.locale import N_

WORDS_OF_WRITING: Mapping[StrEnum, str] = {
    IdeaState.DRAFT: N_("Draft, not sent"),
    IdeaState.MERGED: N_("Merged with another"),
    IdeaRefusal.NOT_OPEN_YET: N_("The round has not opened yet, so no proposal can be sent. Your text can be kept."),
    IdeaRefusal.ALREADY_CLOSED: N_("The round is closed, so nothing can be sent, changed or withdrawn any more."),
    IdeaRefusal.TITLE_MISSING: N_("Write a title."),
    IdeaRefusal.TITLE_TOO_SHORT: N_("The title needs at least 5 characters."),
    IdeaRefusal.TITLE_TOO_LONG: N_("The title has more than 100 characters. Shorten it."),
    IdeaRefusal.BODY_MISSING: N_("Write what you propose, and why."),
    IdeaRefusal.BODY_TOO_LONG: N_("The text has more than 5,000 characters. Shorten it, or attach a document."),
    IdeaRefusal.THEME_MISSING: N_("Choose the theme that fits best."),
    IdeaRefusal.PERSON_NUMBER: N_(
        "There seems to be a birth number here. Everyone could read it, so it is not stored. Take it out."
    ),
    IdeaRefusal.PERSONAL_DATA: N_(
        "The text holds a phone number or an e-mail address. Take it out, or say that everyone may read it."
    ),
    IdeaRefusal.TOO_MANY_TODAY: N_(
        "You have sent 10 proposals in the last 24 hours. Your draft is kept; send it tomorrow."
    ),
    IdeaRefusal.TOO_MANY_WHILE_NEW: N_(
        "You are new here, and can send 3 proposals in 24 hours for the first three days. Your draft is kept; send it"
        " tomorrow."
    ),
    IdeaRefusal.TOO_SOON_WHILE_NEW: N_(
        "You are new here, and can send one proposal every five minutes for the first three days. Your draft is kept;"
        " send it in a few minutes."
    ),
    IdeaRefusal.TOO_MANY_DRAFTS: N_("You have 10 drafts already. Send or remove one of them first."),
    IdeaRefusal.WINDOW_OVER: N_(
        "A proposal can be changed for 24 hours after it was sent. That time is over, since others have read and"
        " supported what it says."
    ),
    IdeaRefusal.NOT_YOURS: N_("Only those who are behind the proposal can do this."),
    IdeaRefusal.GONE: N_("This proposal can't be changed any more."),
    IdeaRefusal.CHANGED_MEANWHILE: N_(
        "Another author has changed the proposal while you wrote. Your text stands in the form; what the proposal says"
        " now can be read on its page. If you store now, your text holds."
    ),
    IdeaRefusal.TOO_MANY_PICTURES: N_("A proposal can have 4 pictures. Remove one to add another."),
    IdeaRefusal.POINT_BY_KEY: N_(
        "A point on the map can only be set with a mouse or a finger. Choose a place in this list instead, or name the"
        " place in the text."
    ),
    IdeaRefusal.POINT_BY_KEY_NO_LIST: N_(
        "A point on the map can only be set with a mouse or a finger. Name the place here in the text instead."
    ),
    IdeaRefusal.ALT_MISSING: N_("Describe what can be seen in the picture, for those who can't see it."),
    IdeaRefusal.ALT_TOO_LONG: N_("The description of the picture has more than 200 characters. Shorten it."),
    IdeaRefusal.TOO_MANY_ATTACHMENTS: N_("A proposal can have 3 documents. Remove one to add another."),
    IdeaRefusal.ATTACHMENT_TOO_LARGE: N_("The document is larger than 5 MB. Attach a smaller one."),
    IdeaRefusal.ATTACHMENT_NO_PDF: N_("Only PDF documents can be attached. Save the document as PDF and attach that."),
    IdeaRefusal.TOO_MANY_AUTHORS: N_("A proposal can have 10 authors, and there are as many already."),
    IdeaRefusal.TOO_MANY_INVITATIONS: N_("There are 10 links that nobody has used yet. Use these first."),
    IdeaRefusal.INVITATION_OVER: N_(
        "This link has been used, or is older than 14 days. Ask the one who sent it to you for a new one."
    ),
    IdeaRefusal.LAST_AUTHOR: N_(
        "You are the only one behind the proposal, so you can't leave it. Withdraw it instead."
    ),
    IdeaRefusal.OTHERS_ARE_IN_IT: N_(
        "Another proposal is merged into this one, so it belongs to others too and can't be withdrawn. You can leave"
        " it, or ask the municipality to undo the merge."
    ),
    IdeaOutcome.DRAFT_KEPT: N_("The draft is stored. Only you and those you have invited can see it."),
    IdeaOutcome.SENT: N_("Your proposal is sent, and everyone can read it now."),
    IdeaOutcome.HELD: N_(
        "Your proposal is sent. It has a link, and you are new here, so a moderator looks at it before others can read"
        " it."
    ),
    IdeaOutcome.ALREADY_SENT: N_("The proposal was sent already."),
    IdeaOutcome.CHANGED: N_("The proposal is changed. Everyone can see what it said before in its history."),
    IdeaOutcome.CHANGED_AND_HELD: N_(
        "The proposal is changed. It has got a link, and you are new here, so a moderator looks at it before others can"
        " read it again."
    ),
    IdeaOutcome.CHANGED_WHILE_HIDDEN: N_(
        "The proposal is changed. It stays hidden until a moderator has looked at it."
    ),
    IdeaOutcome.NOTHING_CHANGED: N_("Nothing was changed."),
    IdeaOutcome.WITHDRAWN: N_("The proposal is withdrawn. Others can't read it any more."),
    IdeaOutcome.DRAFT_REMOVED: N_("The draft is removed."),
    IdeaOutcome.AUTHOR_JOINED: N_("You are behind this proposal now, with those who invited you."),
    IdeaOutcome.AUTHOR_ALREADY: N_("You are behind this proposal already. The link can still be used by another."),
    IdeaOutcome.AUTHOR_LEFT: N_("You are not behind the proposal any more."),
    PictureRefusal.TOO_LARGE: N_("The picture is larger than 12 MB. Choose a smaller one."),
    PictureRefusal.NO_PICTURE: N_("This file can't be shown as a picture. Choose a JPEG, PNG, WebP or GIF."),
    PictureRefusal.TOO_MANY_PIXELS: N_(
        "The picture has too many pixels: at most 50 million in a JPEG, else 25 million. Make it smaller first."
    ),
    PictureRefusal.TOO_SMALL: N_("The picture is too small to be seen. Choose a larger one."),
}
