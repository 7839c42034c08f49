"""Finds the names that a name is equal to, or too like."""

from collections.abc import Iterable, Iterator, Sequence

from citizen.domain.naming.context import NameContext
from citizen.domain.naming.endings import ENDING_OF, take_apart
from citizen.domain.naming.finding import Finding, found
from citizen.domain.naming.index import KnownName
from citizen.domain.naming.keys import name_key
from citizen.domain.naming.likeness import Likeness
from citizen.domain.naming.rule import RuleId

_MOST_SHOWN = 3


def check_uniqueness(name: str, context: NameContext) -> Iterator[Finding]:
    """Taken in the municipality, chosen for another road, easily confused, begins alike, used next door."""
    register, chosen = context.register.like(name), context.chosen_elsewhere.like(name)
    identical = Likeness.IDENTICAL
    yield from _about(RuleId.TAKEN, register[identical])
    yield from _about(RuleId.TAKEN_IN_SHARED_AREA, context.shared_area.like(name)[identical])
    yield from _at_other_roads(RuleId.CHOSEN_ELSEWHERE, [one.municipality or one.name for one in chosen[identical]])
    if not chosen[identical]:
        yield from _at_other_roads(RuleId.ALSO_PROPOSED, context.proposed_elsewhere.get(name_key(name), ()))
    yield from _about(RuleId.CONFUSABLE, register[Likeness.SOUND_ALIKE] + chosen[Likeness.SOUND_ALIKE])
    yield from _about(RuleId.BEGINS_ALIKE, register[Likeness.SAME_STEM])
    yield from _about(RuleId.USED_BY_NEIGHBOUR, context.neighbours.like(name)[identical])


def check_place_names(name: str, context: NameContext) -> Iterator[Finding]:
    """Equal to a place that lies somewhere, or built on one in another spelling than the decided one."""
    yield from _about(RuleId.PLACE_ELSEWHERE, context.place_names.like(name)[Likeness.IDENTICAL])
    parts = take_apart(name)
    if not parts.ending or not context.place_names.names:
        return
    spellings = {parts.stem, parts.stem.removesuffix("s"), parts.stem.removesuffix("e")}
    if any(context.place_names.like(spelling)[Likeness.IDENTICAL] for spelling in spellings):
        return
    for place in context.place_names.like(parts.stem)[Likeness.SOUND_ALIKE][:1]:
        ending = parts.whole[len(parts.stem) :]
        yield found(RuleId.PLACE_SPELLING, place.name.replace(" ", "") + ending, place=place.name)


def check_short_form(short_form: str, context: NameContext) -> tuple[Finding, ...]:
    """Whether a short form can stand for a name anywhere: short, unique, and shortened in the right order."""
    findings = []
    like = context.register.like(short_form)
    if len(short_form) > 22 or like[Likeness.IDENTICAL]:
        findings.append(found(RuleId.SHORT_FORM))
    last = short_form.rpartition(" ")[2].casefold()
    if last in ENDING_OF and "." in short_form:
        findings.append(found(RuleId.SHORT_FORM_STYLE))
    return tuple(findings)


def check_address_code(code: int, taken: Iterable[int]) -> tuple[Finding, ...]:
    """Whether a new road may have this code."""
    return () if 1000 <= code <= 99998 and code not in taken else (found(RuleId.ADDRESS_CODE),)


def _about(rule: RuleId, known: Iterable[KnownName]) -> Iterator[Finding]:
    """One finding per rule, however many names it is about: the reader needs to know that, and the nearest few."""
    yield from _at_other_roads(
        rule, [f"{one.name} ({one.municipality})" if one.municipality else one.name for one in known]
    )


def _at_other_roads(rule: RuleId, shown: Sequence[str]) -> Iterator[Finding]:
    if shown:
        more = " …" if len(shown) > _MOST_SHOWN else ""
        yield found(rule, existing=", ".join(shown[:_MOST_SHOWN]) + more)
