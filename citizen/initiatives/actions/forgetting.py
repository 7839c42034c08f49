"""What happens to a person's initiatives and signatures when their account is deleted."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from citizen.accounts.models import Account
from citizen.domain.initiatives.states import InitiativeState
from citizen.initiatives.actions.proposing import take_off
from citizen.initiatives.actions.signing import delete_signature
from citizen.initiatives.models import Initiative, InitiativeCorrection, InitiativeEvent
from citizen.initiatives.queries import is_proposed_by


def forget_signer(session: Session, account_id: int, keys_dir: Path) -> None:
    """Remove the person, in the caller's transaction.

    Signatures that the council does not have yet are deleted, and so are drafts that nobody else is behind. What the
    council has stays with the municipality as a part of its case; initiatives that others have signed stay without
    their proposer.
    """
    account = session.get_one(Account, account_id)
    wanted = sa.select(Initiative).where(Initiative.state == InitiativeState.COLLECTING.value).order_by(Initiative.id)
    for initiative in session.scalars(wanted.with_for_update(of=Initiative)):
        delete_signature(session, initiative, account.person_key, keys_dir)
    mine = sa.select(Initiative).where(is_proposed_by(account_id)).order_by(Initiative.id)
    for initiative in session.scalars(mine.with_for_update(of=Initiative)).all():
        take_off(session, initiative, account_id)
        if initiative.state == InitiativeState.DRAFT and initiative.author_id is None:
            session.delete(initiative)
    session.flush()
    for noted in (InitiativeEvent, InitiativeCorrection):
        session.execute(sa.update(noted).where(noted.account_id == account_id).values(account_id=None))
