"""Where a round stands, in a sentence, and the way to the page about how safe a vote is."""

from __future__ import annotations

from flask import url_for

from citizen.ballots.models import VoteRound
from citizen.domain.round_states import RoundState
from citizen.web.locale import both, show_moment
from citizen.web.locale import gettext as _


def over_sentence(vote_round: VoteRound, state: RoundState) -> str:
    """Why nobody can vote now, and when they could or can; empty while the round is open."""
    match state:
        case RoundState.OPEN:
            return ""
        case RoundState.COMING:
            return _("The voting opens %(moment)s.", moment=show_moment(vote_round.opens_at))
        case RoundState.COUNTING:
            return _(
                "The voting closed %(moment)s. The votes are being counted, and the result comes within minutes.",
                moment=show_moment(vote_round.closes_at),
            )
        case RoundState.CLOSED:
            return _("The voting closed %(moment)s.", moment=show_moment(vote_round.closes_at))
        case RoundState.STOPPED:
            return _("The voting was stopped, so nobody can vote in it.")


def safety_url() -> str:
    """The page about what is promised of a vote, at the address of the reader's language form."""
    return url_for(both("ballots.show_safety", "ballots.show_safety_in_nynorsk"))
