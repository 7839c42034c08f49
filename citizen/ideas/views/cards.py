"""Ideas as cards in a list, and the words about them that several pages share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for

from citizen.ideas.queries import IdeaRow
from citizen.web.locale import both, ngettext, show_list, show_short_date
from citizen.web.locale import gettext as _

LONGEST_EXCERPT = 200
_BULLET = re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+", re.MULTILINE)
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_MARKS = str.maketrans("", "", "*_#>`")
"""Square brackets stay: they show that a moderator has taken a part out."""


@dataclass(frozen=True, slots=True)
class IdeaCard:
    """An idea on a list, in finished words."""

    id: int
    title: str
    excerpt: str
    language: str
    href: str
    who: str
    theme: str
    place: str
    supports: str
    arguments: str
    supported: bool
    is_mine: bool


def card_of(row: IdeaRow, at: Mapping[str, Any], names: Mapping[int, Sequence[str | None]]) -> IdeaCard:
    """The card; `at` says where, `names` are those of the authors of each idea."""
    return IdeaCard(
        id=row.id,
        title=row.title,
        excerpt=excerpt_of(row.text),
        language=row.language,
        href=url_for("pages.show_idea", public_id=row.public_id, **at),
        who=_who(row, names.get(row.id, ())),
        theme=both(row.theme_nb or "", row.theme_nn or ""),
        place=row.place or "",
        supports=ngettext("%(num)s supports it", "%(num)s support it", row.supports),
        arguments=_say_arguments(row.arguments) if row.arguments else "",
        supported=row.supported,
        is_mine=row.is_mine,
    )


def _say_arguments(count: int) -> str:
    """Replies are counted too, and the columns on the idea's page count them apart."""
    return ngettext("%(num)s argument or reply", "%(num)s arguments and replies", count)


def excerpt_of(text: str) -> str:
    """The beginning of a text on one line, without the signs of its formatting, cut off between two words."""
    plain = " ".join(_LINK.sub(r"\1", _BULLET.sub("", text)).translate(_MARKS).split())
    if len(plain) <= LONGEST_EXCERPT:
        return plain
    return plain[:LONGEST_EXCERPT].rsplit(" ", 1)[0].rstrip(" ,.;:–-") + " …"


def say_authors(names: Sequence[str | None]) -> str:
    """Who is behind the idea, as each chose to be shown."""
    named = [isolated(name) for name in names if name]
    unnamed = len(names) - len(named)
    if not named:
        return _("a resident") if unnamed < 2 else ngettext("%(num)s resident", "%(num)s residents", unnamed)
    if unnamed:
        named.append(ngettext("%(num)s more", "%(num)s more", unnamed))
    return show_list(named)


def isolated(text: str) -> str:
    """Somebody's own words inside a sentence of ours: letters that turn the direction can't reach our words."""
    plain = "".join(character for character in text if unicodedata.category(character) not in ("Cc", "Cf"))
    return f"\u2068{plain}\u2069"


def _who(row: IdeaRow, names: Sequence[str | None]) -> str:
    if row.sent_at is None:
        return say_authors(names)
    return _("By %(names)s, %(date)s", names=say_authors(names), date=show_short_date(row.sent_at))
