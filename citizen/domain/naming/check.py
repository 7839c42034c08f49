"""Holds a name against every automatic rule at once."""

import re
from collections.abc import Iterator

from citizen.domain.naming.check_fitness import check_fitness, check_reason
from citizen.domain.naming.check_spelling import check_spelling
from citizen.domain.naming.check_uniqueness import check_place_names, check_uniqueness
from citizen.domain.naming.context import NameContext
from citizen.domain.naming.finding import Finding, found
from citizen.domain.naming.keys import LONGEST_NAME, find_fault, tidy, without_faults
from citizen.domain.naming.rule import RuleId, Severity

_ORDER = {severity: place for place, severity in enumerate(Severity)}
_NO_CONTEXT = NameContext()
_OF_A_PICTURE = re.compile(
    "(?<=[\u2190-\u2bff\U0001f000-\U0001faff])[\ufe0f\u200d]"
)  # part of an emoji, which can be seen
_WORDS_OF_ONE_LETTER = frozenset("ÅØåø")  # a brook and an island


def check_name(name: str, context: NameContext = _NO_CONTEXT) -> tuple[Finding, ...]:
    """All findings of all automatic rules: errors first, then warnings, then what is worth knowing.

    Outer and double spaces are not findings: whoever stores the name stores `tidy(name)`.
    """
    findings = [*_check(name, context), *check_reason(context)]
    return tuple(sorted(findings, key=lambda finding: _ORDER[finding.severity]))


def _check(name: str, context: NameContext) -> Iterator[Finding]:
    if len(name) > LONGEST_NAME and len(tidy(name)) > LONGEST_NAME:
        yield found(RuleId.NOT_A_NAME, most=LONGEST_NAME)
        return
    name = _OF_A_PICTURE.sub("", name)
    fault = find_fault(name)
    if fault is not None:
        suggestion = without_faults(name)
        yield found(RuleId.UNUSABLE_CHARACTER, suggestion or None, character=fault.code_point or "…")
        name = suggestion
    spelling = tidy(name)
    letters = sum(character.isalpha() for character in spelling)
    if not letters:
        if spelling:
            yield found(RuleId.NO_LETTERS)
        elif fault is None:
            yield found(RuleId.EMPTY)
        return
    if letters == 1 and not _WORDS_OF_ONE_LETTER.intersection(spelling):
        yield found(RuleId.ONE_LETTER)
    yield from check_uniqueness(spelling, context)
    yield from check_spelling(spelling, context)
    yield from check_place_names(spelling, context)
    yield from check_fitness(spelling, context)
