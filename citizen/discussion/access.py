"""Whether the person who is calling may argue about an idea, and how that is said."""

from __future__ import annotations

from dataclasses import dataclass

from citizen.accounts.access import current_account
from citizen.domain.ideas.arguing import ArgumentRefusal, refuse_discussing
from citizen.domain.ideas.states import IdeaState
from citizen.electorates.access import explain_refusal, refuse_current
from citizen.ideas.models import Idea
from citizen.processes.models import Process
from citizen.web.clock import now
from citizen.web.locale import gettext as _
from citizen.web.locale import show_moment


@dataclass(frozen=True, slots=True)
class Closed:
    """Why the reader can't write here now, and what they can do about it, if anything."""

    sentence: str
    url: str = ""
    label: str = ""


def closed_to_reader(process: Process, idea: Idea) -> Closed | None:
    """None where the reader can write; somebody who is not logged in can, as far as we know."""
    refusal = refuse_discussing(IdeaState(idea.state), process.as_schedule(), now())
    match refusal:
        case ArgumentRefusal.NOT_OPEN_YET:
            return Closed(_("The discussion opens %(moment)s.", moment=show_moment(process.proposals_open_at)))
        case ArgumentRefusal.ALREADY_CLOSED:
            return Closed(_("The discussion closed %(moment)s.", moment=show_moment(process.voting_open_at)))
        case ArgumentRefusal():
            return Closed(_("Nobody can write arguments here now."))
    if current_account() is None:
        return None
    may_not = refuse_current(process)
    if may_not is None:
        return None
    way = explain_refusal(process, may_not)
    return Closed(way.why, way.address or "", way.words)
