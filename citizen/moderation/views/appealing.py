"""The author's pages: what was decided about what they wrote, and why, and one press to appeal."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from citizen.accounts.access import get_current_account, residents_only
from citizen.domain.moderation.codes import ADVERSE, LONGEST_APPEAL, AppealRefusal, DecisionKind, ThingKind
from citizen.moderation import actions, queries
from citizen.moderation.access import open_statement
from citizen.moderation.forms import AppealForm
from citizen.moderation.models import ModerationCase
from citizen.moderation.queries import DecisionRow
from citizen.moderation.views.blueprint import PUBLIC, moderation
from citizen.moderation.views.words import name_of, say_decision, statement_in_form
from citizen.municipalities.models import Municipality
from citizen.web.clock import now
from citizen.web.locale import both, language, show_date, show_moment
from citizen.web.locale import gettext as _
from citizen.web.messages import explain


@moderation.get("/<any(nb,nn):lang>/min-side/moderering")
@residents_only
def show_own_statements() -> ResponseReturnValue:
    rows = [
        {
            "title": row.title or _("Deleted"),
            "url": url_for(".show_statement", municipality=row.municipality_slug, public_id=row.public_id),
            "when": show_date(row.decided_at),
            "beginning": both(row.statement_nb, row.statement_nn).partition("\n\n")[0],
            "is_appealed": row.is_appealed,
        }
        for row in queries.list_own_statements(get_current_account().id)
    ]
    crumbs = [(_("My page"), url_for("accounts.show_my_page"))]
    return render_template("moderation/own.html", rows=rows, crumbs=crumbs)


@moderation.get(f"{PUBLIC}/sak/<public_id>")
@residents_only
def show_statement(municipality: str, public_id: str) -> ResponseReturnValue:
    place, decision, case = open_statement(municipality, public_id)
    return _page(place, decision, case, AppealForm(formdata=None))


@moderation.post(f"{PUBLIC}/sak/<public_id>/klage")
@residents_only
def appeal(municipality: str, public_id: str) -> ResponseReturnValue:
    place, decision, case = open_statement(municipality, public_id)
    form = AppealForm()
    if not form.validate():
        return _page(place, decision, case, form), 422
    refusal = actions.appeal_decision(decision.id, get_current_account().id, form.text.data)
    if refusal and refusal is not AppealRefusal.APPEALED_ALREADY:
        form.text.errors = [*form.text.errors, explain(refusal)]
        return _page(place, decision, case, form), 422
    flash(_("You have appealed. Another moderator looks at it within seven days, and you get an answer."), "success")
    return redirect(url_for(".show_statement", municipality=municipality, public_id=public_id), 303)


def _page(place: Municipality, decision: DecisionRow, case: ModerationCase, form: AppealForm) -> str:
    thing = queries.find_thing(ThingKind(case.kind), case.ref)
    is_latest = decision.number == case.decisions
    can_appeal = (
        decision.kind in {kind.value for kind in ADVERSE}
        and is_latest
        and not decision.on_appeal
        and decision.appealed_at is None
        and decision.appeal_until is not None
        and now() <= decision.appeal_until
    )
    answer = next((row for row in queries.list_decisions(case.id) if row.number > decision.number), None)
    return render_template(
        "moderation/statement.html",
        form=form,
        crumbs=[
            (place.name, url_for("pages.show_municipality", municipality=place.slug)),
            (_("Decisions about what I wrote"), url_for(".show_own_statements")),
        ],
        what=say_decision(decision),
        when=show_moment(decision.decided_at),
        title=decision.title,
        statement=statement_in_form(decision.statement_nb, decision.statement_nn),
        can_appeal=can_appeal,
        until=show_moment(decision.appeal_until) if decision.appeal_until else "",
        appealed=show_moment(decision.appealed_at) if decision.appealed_at else "",
        appeal_text=decision.appeal_text or "",
        answer_url=url_for(".show_statement", municipality=place.slug, public_id=answer.public_id) if answer else "",
        thing=thing,
        kind=name_of(thing) if thing else "",
        thing_url=f"/{language()}{thing.path}" if thing else "",
        asks_change=decision.kind == DecisionKind.ASK_CHANGE and is_latest,
        appeal_url=url_for(".appeal", municipality=place.slug, public_id=decision.public_id),
        limit=LONGEST_APPEAL,
        rules_url=url_for(".show_rules", municipality=place.slug),
    )
