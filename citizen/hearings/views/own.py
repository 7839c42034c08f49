"""What My page shows of a person's answers in hearings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import url_for

from citizen.accounts.queries import Person
from citizen.accounts.views import Section
from citizen.domain.hearings import AnswerState
from citizen.hearings.queries import OwnAnswer, list_own_answers
from citizen.web.locale import both, show_short_date
from citizen.web.locale import gettext as _
from citizen.web.messages import explain


@dataclass(frozen=True, slots=True)
class Own:
    """An answer in finished words; no address where its page can't be read."""

    title: str
    facts: tuple[str, ...]
    state: str
    url: str


def own_answers(account: Person) -> Section:
    """The person's answers, the newest on top."""
    return Section("hearings/_my_page.html", {"answers": [_shown(one) for one in list_own_answers(account.id)]})


def _shown(one: OwnAnswer) -> Own:
    part = _("The whole text") if one.number is None else _("Section %(number)s", number=one.number)
    facts = [part, one.organisation, show_short_date(one.sent_at)]
    at: dict[str, Any] = {"municipality": one.municipality_slug, "process": one.process_slug}
    is_read = one.state in (AnswerState.PUBLISHED, AnswerState.HELD)
    return Own(
        title=both(one.title_nb, one.title_nn),
        facts=tuple(fact for fact in facts if fact),
        state="" if one.state == AnswerState.PUBLISHED else explain(AnswerState(one.state)),
        url=url_for("hearings.show_answer", public_id=one.public_id, **at) if is_read else "",
    )
