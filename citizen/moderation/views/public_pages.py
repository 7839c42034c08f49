"""What everyone can read of moderation: the rules, the time limits, and the figures."""

from __future__ import annotations

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from citizen.domain.moderation.codes import DecisionKind, Reason
from citizen.domain.moderation.statements import rule_code
from citizen.moderation import queries
from citizen.moderation.queries import Figures
from citizen.moderation.views.blueprint import PUBLIC, moderation
from citizen.moderation.views.words import done_words, say_wait
from citizen.municipalities.access import open_municipality
from citizen.web.access import public
from citizen.web.locale import both, show_number
from citizen.web.locale import gettext as _
from citizen.web.messages import explain


@moderation.get(PUBLIC)
@public
def show_rules(municipality: str) -> ResponseReturnValue:
    place = open_municipality(municipality)
    texts = queries.texts_of(place.id)
    figures = queries.figures_of(place.id)
    return render_template(
        "moderation/rules.html",
        crumbs=[(place.name, url_for("pages.show_municipality", municipality=place.slug))],
        rules=[both(*texts[rule_code(reason)]) for reason in Reason],
        stats=_stats(figures),
        reports=[[explain(reason), show_number(figures.reports.get(reason, 0))] for reason in Reason],
        hidden=[[explain(reason), show_number(figures.hidden_by.get(reason, 0))] for reason in Reason],
        decisions=[[done_words()[kind], show_number(figures.decisions[kind])] for kind in DecisionKind],
    )


def _stats(figures: Figures) -> list[tuple[str, str]]:
    return [
        (_("Reports"), show_number(sum(figures.reports.values()))),
        (_("Reports that wait for an answer"), show_number(figures.unanswered)),
        (_("Half of the decisions took"), say_wait(figures.median_wait) if figures.median_wait is not None else "–"),
        (_("Appeals"), show_number(figures.appeals)),
        (_("Appeals that were upheld"), show_number(figures.appeals_won)),
        (_("Appeals that wait for an answer"), show_number(figures.appeals_waiting)),
    ]
