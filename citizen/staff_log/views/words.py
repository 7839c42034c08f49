"""The words for what stands in the log as codes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from citizen.domain.acts import Act, read_details
from citizen.domain.decisions.codes import AppealFrom, AppealOutcome, Outcome
from citizen.domain.electorates import Circle, Source
from citizen.domain.moderation.codes import DecisionKind, Reason
from citizen.domain.permissions import Role
from citizen.web.locale import N_, show_moment
from citizen.web.locale import gettext as _
from citizen.web.messages import explain

SHOWN_OF_A_HASH = 12
KINDS = {
    "road-names": N_("Round of road names"),
    "vote": N_("Vote on alternatives"),
    "ideas": N_("Idea round"),
    "hearing": N_("Hearing"),
}
NAMES: Mapping[str, str] = {
    "kind": N_("kind"),
    "from": N_("from"),
    "to": N_("to"),
    "round": N_("voting number"),
    "roads": N_("roads"),
    "circle": N_("who"),
    "source": N_("how it is known"),
    "min_age": N_("lowest age"),
    "people": N_("people on the list"),
    "pairs": N_("pairs"),
    "name": N_("name"),
    "number": N_("number"),
    "decision": N_("decision"),
    "reason": N_("rule"),
    "role": N_("role"),
    "person": N_("user ID"),
    "until": N_("until"),
    "cases": N_("cases"),
    "case_number": N_("case number"),
    "outcome": N_("outcome"),
    "dataset": N_("file"),
    "format": N_("format"),
    "ideas": N_("proposals"),
    "new": N_("new"),
    "changed": N_("changed"),
    "gone": N_("gone"),
    "question": N_("question"),
    "language": N_("language form"),
    "opened": N_("opened"),
    "day": N_("day"),
    "body": N_("body"),
    "thing": N_("about"),
    "follows_vote": N_("as the residents chose"),
    "tasks": N_("done"),
}


def _moment(said: str) -> str:
    return show_moment(datetime.fromisoformat(said))


VALUES: Mapping[str, Callable[[str], str]] = {
    "kind": lambda said: _(KINDS[said]),
    "from": lambda said: explain(AppealFrom(said)) if said in set(AppealFrom) else _moment(said),
    "to": _moment,
    "until": _moment,
    "circle": lambda said: explain(Circle(said)),
    "source": lambda said: explain(Source(said)),
    "decision": lambda said: explain(DecisionKind(said)),
    "reason": lambda said: explain(Reason(said)),
    "role": lambda said: explain(Role(said)),
    "outcome": lambda said: explain(Outcome(said) if said in set(Outcome) else AppealOutcome(said)),
}


def say_act(code: str) -> str:
    """What was done, in words; a code that this version does not know stands as it is."""
    return explain(Act(code)) if code in set(Act) else code


def say_details(stored: str) -> str:
    """The short facts of a line, each with its name."""
    said = {name: value for name, value in read_details(stored).items() if value not in (None, "")}
    return ", ".join(f"{_name(name)}: {_say(name, value)}" for name, value in said.items())


def _name(name: str) -> str:
    return _(NAMES[name]) if name in NAMES else name


def _say(name: str, value: object) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if name == "sha256":
        return f"{str(value)[:SHOWN_OF_A_HASH]} …"
    try:
        return VALUES[name](str(value)) if name in VALUES else str(value)
    except (KeyError, ValueError):
        return str(value)
