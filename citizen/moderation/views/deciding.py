"""One thing with all that was reported and decided about it, and the form for the next decision."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account, permission_needed
from citizen.domain.moderation.codes import (
    LONGEST_NOTE,
    CaseStatus,
    DecisionKind,
    DecisionRefusal,
    Reason,
    ThingKind,
)
from citizen.domain.moderation.deciding import ANSWERS_TO_APPEAL
from citizen.domain.moderation.queueing import RISK, Waiting
from citizen.domain.permissions import Permission
from citizen.domain.personal_data import find_personal_data
from citizen.moderation import actions, queries
from citizen.moderation.access import open_thing
from citizen.moderation.forms import DecisionForm
from citizen.moderation.models import ModerationCase
from citizen.moderation.queries import DecisionRow, Thing
from citizen.moderation.views.blueprint import DESK, moderation
from citizen.moderation.views.queue import frame
from citizen.moderation.views.words import name_of, say_decision, say_due, statement_in_form
from citizen.municipalities.models import Municipality
from citizen.web.clock import now
from citizen.web.locale import gettext as _
from citizen.web.locale import language, show_moment
from citizen.web.messages import explain

PLACE = f"{DESK}/<kind>/<ref>"


@moderation.get(PLACE)
@permission_needed(Permission.MODERATE)
def show_case(municipality: str, kind: str, ref: str) -> ResponseReturnValue:
    place, thing = open_thing(municipality, kind, ref)
    case = queries.find_case(thing.kind, thing.ref)
    return _page(place, thing, case, _form(thing, case))


@moderation.post(PLACE)
@permission_needed(Permission.MODERATE)
def decide(municipality: str, kind: str, ref: str) -> ResponseReturnValue:
    place, thing = open_thing(municipality, kind, ref)
    form = _form(thing, queries.find_case(thing.kind, thing.ref), every=True)
    if not form.validate():
        return _again(place, thing, form), 422
    ruling = actions.Ruling(
        DecisionKind(form.kind.data), Reason(form.reason.data), form.note.data, form.passage.data, form.seen_number
    )
    outcome = actions.decide(place.id, thing.kind, thing.ref, get_current_account().id, ruling)
    if isinstance(outcome, DecisionRefusal):
        form.refuse(outcome)
        return _again(place, thing, form), 409 if outcome is DecisionRefusal.DECIDED_MEANWHILE else 422
    flash(_("The decision is made, and the author and those who reported are told."), "success")
    return redirect(url_for(".show_queue", municipality=municipality), 303)


def _again(place: Municipality, thing: Thing, form: DecisionForm) -> str:
    """The page as it is now, with what the moderator had typed; sent again, it rests on what is seen now."""
    case = queries.find_case(thing.kind, thing.ref)
    form.seen.data = str(case.decisions if case else 0)
    return _page(place, queries.find_thing(thing.kind, thing.ref) or thing, case, form)


def _form(thing: Thing, case: ModerationCase | None, *, every: bool = False) -> DecisionForm:
    waiting = queries.waiting_of(thing, case)
    worst = max((reason for reason, _at in waiting.reports), key=lambda one: RISK[one], default=None)
    on_appeal = waiting.appealed_at is not None
    if on_appeal and case:
        worst = Reason(queries.list_decisions(case.id)[0].reason)  # the rule that the author has appealed
    kinds = list(DecisionKind) if every else _kinds(thing, on_appeal=on_appeal)
    appealed = Reason(queries.list_decisions(case.id)[0].reason) if case and on_appeal else None
    return DecisionForm.of(kinds, case.decisions if case else 0, reason=appealed or worst, on_appeal=on_appeal)


def _kinds(thing: Thing, *, on_appeal: bool) -> list[DecisionKind]:
    """What can be decided about it as it is now."""
    if on_appeal:
        return [kind for kind in DecisionKind if kind in ANSWERS_TO_APPEAL]
    is_held = thing.held_since is not None
    can = {
        DecisionKind.KEEP: not (is_held or thing.is_hidden),
        DecisionKind.HIDE: thing.can_hide,
        DecisionKind.ASK_CHANGE: thing.kind in (ThingKind.IDEA, ThingKind.ARGUMENT, ThingKind.HEARING_ANSWER),
        DecisionKind.REDACT: thing.can_redact,
        DecisionKind.RESTORE: thing.is_hidden or is_held,
    }
    return [kind for kind in DecisionKind if can[kind]]


def _page(place: Municipality, thing: Thing, case: ModerationCase | None, form: DecisionForm) -> str:
    waiting = queries.waiting_of(thing, case)
    decisions = queries.list_decisions(case.id) if case else ()
    me = get_current_account().id
    on_appeal = case is not None and case.status == CaseStatus.APPEALED
    form.kind.choices = [(kind.value, form.say(kind)) for kind in _kinds(thing, on_appeal=on_appeal)]
    due, is_late = say_due(waiting, now())
    around = frame(place)
    return render_template(
        "moderation/case.html",
        **{**around, "crumbs": [*around["crumbs"], (_("Moderation"), around["desk_url"])]},
        form=form,
        thing=thing,
        kind=name_of(thing),
        thing_url=f"/{language()}{thing.path}",
        marks=_marks(thing, waiting),
        personal=_personal_data(thing),
        due=due,
        is_late=is_late,
        reports=_reports(case),
        decisions=[_decision(row) for row in decisions],
        appeal=next((row for row in decisions if on_appeal and row.appealed_at), None),
        not_you=_why_not(thing, decisions, me, on_appeal=on_appeal),
        can_redact=thing.can_redact and not on_appeal,
        hints=_hints(on_appeal=on_appeal, is_public=thing.is_public),
        limit=LONGEST_NOTE,
    )


def _reports(case: ModerationCase | None) -> list[dict[str, Any]]:
    return [
        {"reason": explain(Reason(reason)), "text": text, "when": show_moment(when), "answered": answered}
        for reason, text, when, answered in (queries.list_reports(case.id) if case else ())
    ]


def _decision(row: DecisionRow) -> dict[str, Any]:
    return {
        "what": say_decision(row),
        "when": show_moment(row.decided_at),
        "who": row.moderator or _("A moderator"),
        "statement": statement_in_form(row.statement_nb, row.statement_nn),
        "appeal": row.appeal_text,
        "appealed": show_moment(row.appealed_at) if row.appealed_at else "",
    }


def _marks(thing: Thing, waiting: Waiting) -> list[tuple[str, str]]:
    """In words and colour, who can see it."""
    if thing.held_since is not None:
        return [(_("Held: nobody but the author sees it"), "warning")]
    if thing.is_hidden:
        return [(_("Hidden: nobody but the author sees it"), "danger")]
    shown = [(_("Everyone can see it"), "success")] if thing.is_public else [(_("It is not public now"), "neutral")]
    return [*shown, *([(_("Appealed"), "warning")] if waiting.appealed_at else [])]


def _personal_data(thing: Thing) -> list[str]:
    """What the site has found in the text by itself, so that the moderator sees it at once."""
    found = [(text, one) for text in thing.texts.values() for one in find_personal_data(text)]
    return list(dict.fromkeys(f"{explain(one.kind)}: {text[one.start : one.end]}" for text, one in found))


def _why_not(thing: Thing, decisions: Any, account_id: int, *, on_appeal: bool) -> str:
    if account_id in thing.authors:
        return explain(DecisionRefusal.YOUR_OWN)
    if on_appeal and decisions and decisions[0].moderator_id == account_id:
        return explain(DecisionRefusal.FIRST_MODERATOR)
    return ""


def _hints(*, on_appeal: bool, is_public: bool) -> dict[str, str]:
    if on_appeal:
        return {DecisionKind.RESTORE: _("What was hidden is shown again.")}
    return {
        DecisionKind.KEEP: _("It breaks no rule. Those who reported are told."),
        DecisionKind.HIDE: _("It is gone from every list, search, feed, file and address. The author still sees it."),
        DecisionKind.ASK_CHANGE: _("It stays as it is for seven days, and comes back to you if nothing happens.")
        if is_public
        else _("Nobody else sees it meanwhile. It comes back to you after seven days if nothing happens."),
        DecisionKind.REDACT: _("Only the words below go. A mark stands in their place, and older versions are hidden."),
    }
