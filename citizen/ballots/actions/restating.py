"""Keep the rules of a round that has not opened in step with who may vote: the box publishes them word for word."""

from __future__ import annotations

from sqlalchemy.orm import Session

from citizen.ballots.queries import find_round
from citizen.domain.ballot_rules import hash_of_rules, with_electorate
from citizen.electorates.actions import when_changed


def restate_rules(session: Session, process_id: int, electorate: str) -> None:
    """Write the electorate into the rules of the round that has been made, if one has; inside a transaction."""
    vote_round = find_round(process_id)
    if vote_round is not None:
        vote_round.rules = with_electorate(vote_round.rules, electorate)
        vote_round.rules_hash = hash_of_rules(vote_round.rules)
        session.flush()


when_changed.append(restate_rules)
