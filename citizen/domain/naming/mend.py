"""Writes a name better where that can be computed, with every correction at once."""

from citizen.domain.naming.check import check_name
from citizen.domain.naming.context import NameContext
from citizen.domain.naming.keys import tidy
from citizen.domain.naming.rule import Severity

_MOST_CORRECTIONS = 5


def mend_name(name: str, context: NameContext) -> str | None:
    """The name with every correction that the rules offer; None where there is none, or an error would remain."""
    mended = name
    findings = check_name(mended, context)
    for _ in range(_MOST_CORRECTIONS):
        better = next((one.suggestion for one in findings if one.suggestion not in (None, mended)), None)
        if better is None:
            break
        mended = better
        findings = check_name(mended, context)
    if mended == tidy(name) or any(one.severity is Severity.ERROR for one in findings):
        return None
    return mended
