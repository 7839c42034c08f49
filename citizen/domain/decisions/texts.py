"""The words of a decision where nobody has written others, in both language forms."""

from __future__ import annotations

from dataclasses import dataclass

from citizen.domain.decisions.codes import Outcome
from citizen.domain.naming.rule import Words

LONGEST_DECISION = 4000
LONGEST_REASON = 4000
LONGEST_ADVICE = 8000
LONGEST_LINE = 200


@dataclass(frozen=True, slots=True)
class Decided:
    """What is decided about what."""

    outcome: Outcome
    title_nb: str
    title_nn: str
    name_nb: str
    name_nn: str
    short_form: str = ""
    district: str = ""


def decision_text(decided: Decided) -> Words:
    """The decision in one or two sentences, as a record of a meeting would have them."""
    where = f" i {decided.district}" if decided.district else ""
    short = decided.short_form.removesuffix(".")
    match decided.outcome:
        case Outcome.NEW_NAME:
            return Words(
                f"{decided.title_nb}{where} får navnet {decided.name_nb}." + (f" Kortform: {short}." if short else ""),
                f"{decided.title_nn}{where} får namnet {decided.name_nn}." + (f" Kortform: {short}." if short else ""),
            )
        case Outcome.ABSORBED:
            return Words(
                f"{decided.title_nb}{where} blir en del av {decided.name_nb}.",
                f"{decided.title_nn}{where} blir ein del av {decided.name_nn}.",
            )
        case Outcome.OPTION:
            return Words(
                f"{_asked(decided.title_nb)} {decided.name_nb}", f"{_asked(decided.title_nn)} {decided.name_nn}"
            )
    if where:
        return Words(
            f"{decided.title_nb}{where} beholder navnet sitt.", f"{decided.title_nn}{where} beheld namnet sitt."
        )
    return Words(
        f"{_asked(decided.title_nb)} Ingen av alternativene blir vedtatt.",
        f"{_asked(decided.title_nn)} Ingen av alternativa blir vedtekne.",
    )


def _asked(title: str) -> str:
    """The question as it stands before its answer."""
    return title if title.endswith(("?", ".", ":")) else f"{title}:"
