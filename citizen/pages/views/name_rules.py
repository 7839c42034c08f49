"""What a road may be called: the table of rules as a page, each rule with an anchor that findings link to."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template
from flask.typing import ResponseReturnValue

from citizen.domain.naming import RULES, Rule, Severity
from citizen.pages.views.blueprint import pages
from citizen.web.access import public
from citizen.web.locale import gettext as _
from citizen.web.locale import language

COLORS = {Severity.ERROR: "danger", Severity.WARNING: "warning", Severity.INFO: "info"}


@dataclass(frozen=True, slots=True)
class RuleShown:
    """One rule in the reader's language form."""

    anchor: str
    title: str
    explanation: str
    message: str
    source: str
    severity: str
    color: str
    who: str
    for_staff: bool


@pages.get("/nb/namnereglar", defaults={"lang": "nb"})
@pages.get("/nn/navneregler", defaults={"lang": "nn"})
@pages.get("/nb/navneregler", defaults={"lang": "nb"})
@pages.get("/nn/namnereglar", defaults={"lang": "nn"})
@public
def show_name_rules() -> ResponseReturnValue:
    rules = [_shown(rule) for rule in RULES.values()]
    return render_template("pages/name_rules.html", groups=_groups(rules))


def _groups(rules: list[RuleShown]) -> list[tuple[str, list[RuleShown]]]:
    """Rules that stop a name first, then what to think about and what is good to know; last what is for staff."""
    headings = {
        "danger": _("What stops a name"),
        "warning": _("What you should think about"),
        "info": _("Good to know"),
    }
    groups = [
        (heading, [rule for rule in rules if rule.color == color and not rule.for_staff])
        for color, heading in headings.items()
    ]
    return [*groups, (_("For the municipality"), [rule for rule in rules if rule.for_staff])]


def _shown(rule: Rule) -> RuleShown:
    words = {
        Severity.ERROR: _("Must be changed"),
        Severity.WARNING: _("Think about this"),
        Severity.INFO: _("Good to know"),
    }
    lang = language()
    return RuleShown(
        anchor=rule.id.value,
        title=rule.title.to(lang),
        explanation=rule.explanation.to(lang),
        message=rule.message.to(lang),
        source=rule.source.to(lang),
        severity=words[rule.severity],
        color=COLORS[rule.severity],
        who=_("Checked while you type") if rule.automatic and not rule.for_staff else _("Judged by the municipality"),
        for_staff=rule.for_staff,
    )
