"""The statement of reasons in both language forms, and word of it to those whom it concerns."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from citizen.domain.moderation.codes import DecisionKind, Reason
from citizen.domain.moderation.deadlines import APPEAL_WINDOW, CHANGE_WITHIN
from citizen.domain.moderation.statements import TextCode, compose, day_in_words, fill, reporter_code
from citizen.domain.moderation.texts import A_THING, THE_THING
from citizen.domain.notices import NoticeKind
from citizen.moderation.models import ModerationDecision
from citizen.moderation.queries.texts import texts_of
from citizen.moderation.queries.thing import Thing
from citizen.municipalities.queries import get_municipality
from citizen.notices.actions import About, post_notices

OSLO = ZoneInfo("Europe/Oslo")
FORMS = (0, 1)
"""Where bokmål and nynorsk stand in a pair of texts."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is to be told of a decision."""

    thing: Thing
    title: str
    kind: DecisionKind
    reason: Reason
    note: str
    decided_at: datetime
    on_appeal: bool


def statement_of(told: Told) -> tuple[str, str]:
    """The statement in bokmål and in nynorsk; the moderator's own words stand in both as they were written."""
    texts = texts_of(told.thing.municipality_id)
    values = {
        "title": told.title,
        "appeal_until": day_in_words(told.decided_at + APPEAL_WINDOW, OSLO),
        "change_until": day_in_words(told.decided_at + CHANGE_WITHIN, OSLO),
    }
    nb, nn = (
        compose(
            {code: pair[form] for code, pair in texts.items()},
            told.kind,
            told.reason,
            {**values, "thing": THE_THING[told.thing.kind][form]},
            told.note,
            on_appeal=told.on_appeal,
        )
        for form in FORMS
    )
    return nb, nn


def tell_authors(session: Session, told: Told, decision: ModerationDecision) -> None:
    """Send the statement to each author. That something reported is kept is no news; it stands on their page."""
    if told.kind is DecisionKind.KEEP and not told.on_appeal:
        return
    place = get_municipality(told.thing.municipality_id)
    about = About(
        municipality_id=place.id,
        title=told.title,
        path=f"/{place.slug}/moderering/sak/{decision.public_id}",
        said_nb=decision.statement_nb,
        said_nn=decision.statement_nn,
    )
    kind = NoticeKind.APPEAL_ANSWERED if told.on_appeal else NoticeKind.MODERATED
    post_notices(session, kind, told.thing.authors, about)


def tell_reporters(session: Session, told: Told, account_ids: Collection[int]) -> None:
    """Tell them what came of it; not the title, which may be the very thing that was hidden."""
    if not account_ids:
        return
    place = get_municipality(told.thing.municipality_id)
    code = reporter_code(told.kind, on_appeal=told.on_appeal)
    pair = texts_of(place.id)[code]
    said_nb, said_nn = (fill(pair[form], {"thing": A_THING[told.thing.kind][form]}) for form in FORMS)
    about = About(
        municipality_id=place.id, title="", path=f"/{place.slug}/moderering", said_nb=said_nb, said_nn=said_nn
    )
    kind = NoticeKind.REPORT_REVERSED if code is TextCode.REPORTER_REVERSED else NoticeKind.REPORT_ANSWERED
    post_notices(session, kind, account_ids, about)
