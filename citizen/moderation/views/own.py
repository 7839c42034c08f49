"""What My page shows of the decisions of moderators."""

from __future__ import annotations

from flask import url_for

from citizen.accounts.queries import Person
from citizen.accounts.views import Section
from citizen.moderation.queries import list_own_statements
from citizen.web.locale import ngettext


def own_statements(account: Person) -> Section | None:
    """How many statements of reasons the person has got; nothing where there are none."""
    number = len(list_own_statements(account.id))
    if not number:
        return None
    words = ngettext(
        "A moderator has decided %(num)s time about what you wrote.",
        "Moderators have decided %(num)s times about what you wrote.",
        number,
    )
    return Section("moderation/_my_page.html", {"words": words, "url": url_for("moderation.show_own_statements")})
