"""What has been decided in a case, and the way to the form where a decision is recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import url_for

from citizen.accounts.access import may
from citizen.decisions.views.words import name_decided
from citizen.desk.access import DeskCase, RoundOnDesk
from citizen.domain.permissions import Permission
from citizen.web.locale import both, show_day
from citizen.web.locale import gettext as _


@dataclass(frozen=True, slots=True)
class Decided:
    """The decision in a sentence, with what goes with it."""

    sentence: str
    follows: str
    reason: str
    language: str
    url: str


def decided_of(round_on_desk: RoundOnDesk, case: DeskCase) -> Decided | None:
    """None before anything is decided."""
    decision = case.case.decision if case.case else None
    if decision is None:
        return None
    sentence = _(
        "%(body)s decided %(day)s: %(name)s.",
        body=both(decision.body_nb, decision.body_nn),
        day=show_day(decision.decided_on),
        name=name_decided(decision),
    )
    return Decided(
        sentence=sentence,
        follows=_follows(case, follows=decision.follows_vote),
        reason=decision.reason,
        language=decision.language,
        url=url_for(
            "decisions.show_decision",
            municipality=round_on_desk.place.slug,
            process=round_on_desk.process.slug,
            slug=case.slug,
        ),
    )


def _follows(case: DeskCase, *, follows: bool) -> str:
    if follows and case.outcome is not None and case.outcome.result.is_tie:
        return _("The vote was a tie, and the municipality decided between those who were equal.")
    return _("The decision follows the vote.") if follows else _("The decision departs from the vote.")


def way_to_decide(round_on_desk: RoundOnDesk, case: DeskCase) -> tuple[str, str] | None:
    """Words and address of the form, for those who may decide, where the case has been opened and is not decided."""
    if case.case is None or case.is_decided or not may(Permission.DECIDE, round_on_desk.place.id):
        return None
    page = both("decisions.decide", "decisions.decide_in_nynorsk")
    here: dict[str, Any] = {
        "municipality": round_on_desk.place.slug,
        "process": round_on_desk.process.slug,
        "slug": case.slug,
    }
    return _("Record the decision"), url_for(page, **here)
