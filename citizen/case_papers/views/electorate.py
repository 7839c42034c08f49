"""Who could vote or take part, and who said so, as a paper says it: to those who decide, not to those who vote."""

from __future__ import annotations

from collections.abc import Iterator

from citizen.domain.electorates import Circle, Source
from citizen.electorates.access import named_in, say_who
from citizen.processes.models import Process
from citizen.web.locale import N_, show_day
from citizen.web.locale import gettext as _

WHO_COULD = {
    Circle.EVERYONE: N_("Everyone who logged in could vote."),
    Circle.MUNICIPALITY: N_("Everyone who lives in %(place)s could vote."),
    Circle.DISTRICTS: N_("Everyone who lives in former %(places)s could vote."),
    Circle.ROADS: N_("Everyone who lives on %(roads)s could vote."),
    Circle.EMPLOYEES: N_("The employees on the municipality's list could vote."),
    Circle.INVITED: N_("Those whom the municipality had invited could vote."),
}
WHO_SAID_SO = {
    Source.DECLARATION: N_("Those who voted said themselves where they live. The municipality has not checked it."),
    Source.LOGIN: N_("Whether somebody could vote was decided by what the login said of them."),
    Source.ROLL: N_("Whether somebody could vote was decided by a list that the municipality had made."),
}

WHO_SAID_WHO_TAKES_PART = {
    Source.DECLARATION: N_("Those who take part say themselves where they live. The municipality has not checked it."),
    Source.LOGIN: N_("Whether somebody can take part is decided by what the login says of them."),
    Source.ROLL: N_("Whether somebody can take part is decided by a list that the municipality has made."),
}


def who_can_take_part(process: Process) -> tuple[str, ...]:
    """The same of an idea round or a hearing, which may still be open."""
    electorate = process.as_electorate()
    if electorate.circle is Circle.EVERYONE and electorate.source is Source.DECLARATION:
        return (say_who(process),)
    return say_who(process), _(WHO_SAID_WHO_TAKES_PART[electorate.source])


def who_could_vote(process: Process) -> tuple[str, ...]:
    """The sentences in their order: the circle, the age, the source."""
    return tuple(_sentences(process))


def _sentences(process: Process) -> Iterator[str]:
    electorate = process.as_electorate()
    yield _(WHO_COULD[electorate.circle], **named_in(process, electorate))
    if electorate.min_age is not None and electorate.age_on is not None:
        age, day = electorate.min_age, show_day(electorate.age_on)
        yield _("They had to be %(age)s or older on %(day)s.", age=age, day=day)
    if electorate.circle is not Circle.EVERYONE or electorate.source is not Source.DECLARATION:
        yield _(WHO_SAID_SO[electorate.source])
    if electorate.takes_word_for_age:
        yield _("Their age came from the login, or from their own word where the login did not tell it.")
