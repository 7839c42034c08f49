"""The hearing that the present page is about, and whether the person who is calling may answer it."""

from __future__ import annotations

from dataclasses import dataclass

from citizen.accounts.access import current_account
from citizen.domain.hearings import HearingRefusal, refuse_answering
from citizen.electorates.access import explain_refusal, refuse_current
from citizen.municipalities.models import Municipality
from citizen.processes.access import open_process
from citizen.processes.models import HEARING, Process
from citizen.web.clock import now
from citizen.web.found import or_404
from citizen.web.locale import gettext as _
from citizen.web.locale import show_moment


@dataclass(frozen=True, slots=True)
class Closed:
    """Why the reader can't answer now, and what they can do about it, if anything."""

    sentence: str
    url: str = ""
    label: str = ""


def open_hearing(municipality: str, process: str) -> tuple[Municipality, Process]:
    """The hearing in the address, or a 404 where there is none."""
    place, round_of = open_process(municipality, process)
    return place, or_404(round_of if round_of.kind == HEARING else None)


def closed_to_reader(process: Process) -> Closed | None:
    """None where the reader can answer; somebody who is not logged in can, as far as we know."""
    match refuse_answering(process.as_schedule(), now()):
        case HearingRefusal.NOT_OPEN_YET:
            return Closed(_("You can answer from %(moment)s.", moment=show_moment(process.proposals_open_at)))
        case HearingRefusal():
            return Closed(_("The hearing closed %(moment)s.", moment=show_moment(process.proposals_close_at)))
    may_not = refuse_current(process) if current_account() is not None else None
    if may_not is None:
        return None
    way = explain_refusal(process, may_not)
    return Closed(way.why, way.address or "", way.words)
