"""How a method of voting is explained to staff who choose among them."""

from __future__ import annotations

from citizen.domain.tally import Method
from citizen.web.locale import gettext as _


def method_hints() -> dict[str, str]:
    """One sentence for each method: what the voter does, and what wins."""
    return {
        Method.SINGLE: _("Each voter chooses one option, and the one with the most votes wins."),
        Method.YES_NO: _("Each voter answers yes, no or blank. The two answers are made by themselves."),
        Method.APPROVAL: _(
            "Each voter chooses as many as they like, or at most the number you give. The most votes win."
        ),
        Method.RANKED: _(
            "Each voter puts them in order. The weakest is counted out again and again, and its votes go on to the next"
            " choice, until one has more than half. At most 12 options."
        ),
        Method.BUDGET: _(
            "Each voter chooses projects within the sum. The projects are funded by the method of equal shares, so that"
            " small groups get their part too."
        ),
    }
