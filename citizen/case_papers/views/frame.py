"""What papers of every kind have: their numbers inside them, the checksum on every page, and how it is checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from citizen.documents import Attachment, Block, Document, Heading, Paragraph
from citizen.domain.case_papers import PaperContent, hash_of, in_groups, written
from citizen.domain.talk_papers import TalkContent
from citizen.web.locale import gettext as _
from citizen.web.locale import language

Content = PaperContent | TalkContent


def frozen_document(title: str, content: Content, blocks: Iterable[Block], made_at: datetime) -> Document:
    """The paper with its content inside it."""
    canonical = written(content)
    sha256 = hash_of(canonical)
    return Document(
        title=title,
        language=language(),
        author=_("%(name)s municipality", name=content.municipality),
        footer=_("Checksum of the numbers (SHA-256): %(sum)s", sum=in_groups(sha256)),
        made_at=made_at,
        blocks=list(blocks),
        attachment=Attachment(
            f"{sha256[:12]}.json", canonical, "application/json", _("All that the paper says, as it was frozen")
        ),
    )


def checking_blocks(content: Content, check_url: str) -> Iterator[Block]:
    """The chapter that says how anyone can check the numbers."""
    yield Heading(_("How the numbers can be checked"))
    yield Paragraph(
        _(
            "All that this paper says of names, votes and reasons was frozen when it was made. The checksum below was"
            " made of it, and the municipality has kept it. Anyone can look the paper up by its checksum, or see"
            " whether a file is the one that was made, at %(url)s.",
            url=check_url,
        )
        if isinstance(content, PaperContent)
        else _(
            "All that this paper says of numbers and texts was frozen when it was made. The checksum below was"
            " made of it, and the municipality has kept it. Anyone can look the paper up by its checksum, or see"
            " whether a file is the one that was made, at %(url)s.",
            url=check_url,
        )
    )
    yield Paragraph(in_groups(hash_of(written(content))), "strong")
    yield Paragraph(
        _(
            "The PDF holds the frozen content as a file of its own; SHA-256 of that file is the checksum. If the Word"
            " file is changed, it is no longer the file that was made, but the frozen numbers stay what they are."
        ),
        "note",
    )
