"""Keep the list of witnesses, and send each of them every signed root, so that nobody can rewrite the log unseen."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from citizen.ballots.models import LogBatch, Witness, WitnessNotice
from citizen.ballots.queries import Outstanding, has_open_round, list_outstanding, list_witnesses
from citizen.config import Settings
from citizen.database import database_now, insert_unless_there, transaction
from citizen.domain.acts import Act, Detail
from citizen.domain.box.statements import instant, root_statement
from citizen.domain.witnesses import SignedRoot, WitnessRefusal, letter_to_witness, refuse_witness
from citizen.mailing import Letter, NotSent, read_mail_server, send_letter
from citizen.municipalities.models import Municipality
from citizen.staff_log.actions import record_act


@dataclass(frozen=True, slots=True)
class Mailed:
    """A letter to a witness that was sent; or was not, and why."""

    address: str
    round_id: int
    roots: int
    fault: str = ""


def add_witness(municipality_id: int, name: str, address: str) -> Witness | tuple[WitnessRefusal, ...]:
    """Put somebody on the list; from now on they are sent the signed roots."""
    with transaction() as session:
        session.get_one(Municipality, municipality_id, with_for_update=True)  # two at once can't add one address twice
        known = [witness.address for witness in list_witnesses(municipality_id)]
        refusals = refuse_witness(name, address, known)
        if refusals:
            return refusals
        witness = Witness(municipality_id=municipality_id, name=name.strip(), address=address)
        session.add(witness)
        named: dict[str, Detail] = {"name": witness.name}
        record_act(session, Act.WITNESS_ADDED, municipality_id=municipality_id, about="", details=named)
    return witness


def remove_witness(municipality_id: int, witness_id: int) -> Witness | WitnessRefusal | None:
    """Take somebody off the list, and give who it was; None if they were not on it.

    Refused while people vote anywhere in the municipality: whoever rewrote a log would first get rid of its witnesses.
    """
    with transaction() as session:
        witness = session.get(Witness, witness_id)
        if witness is None or witness.municipality_id != municipality_id:
            return None
        if has_open_round(municipality_id, database_now(session)):
            return WitnessRefusal.VOTING_IS_OPEN
        session.execute(sa.delete(WitnessNotice).where(WitnessNotice.witness_id == witness_id))
        session.delete(witness)
        gone: dict[str, Detail] = {"name": witness.name}
        record_act(session, Act.WITNESS_REMOVED, municipality_id=municipality_id, about="", details=gone)
    return witness


def mail_due(settings: Settings) -> list[Mailed]:
    """Send every witness the roots that they have not been sent; one letter for each witness and round.

    Does nothing without CITIZEN_SMTP_URL. No transaction is open while a letter is on its way. What was not sent is
    tried again the next time; a letter whose note got lost in a crash is sent once more.
    """
    if not settings.smtp_url:
        return []
    host = settings.trusted_hosts[0] if settings.trusted_hosts else "localhost"
    server = read_mail_server(settings.smtp_url, fallback_host=host)
    with transaction():
        letters = [(due, _letter(due, settings)) for due in list_outstanding()]
    mailed = []
    for due, letter in letters:
        try:
            send_letter(server, letter)
        except NotSent as fault:
            mailed.append(Mailed(letter.to, due.vote_round.id, len(due.batches), str(fault) or "no answer"))
            continue
        _note(due)
        mailed.append(Mailed(letter.to, due.vote_round.id, len(due.batches)))
    return mailed


def _letter(due: Outstanding, settings: Settings) -> Letter:
    words = letter_to_witness(
        municipality=due.municipality.name,
        title_nb=due.process.title_nb,
        title_nn=due.process.title_nn,
        roots=[SignedRoot(_statement(due, batch), batch.signature) for batch in due.batches],
        public_key=due.vote_round.public_key,
        rules_hash=due.vote_round.rules_hash,
        box_url=_box_url(due, settings),
    )
    return Letter(due.witness.address, words.subject, words.text)


def _box_url(due: Outstanding, settings: Settings) -> str:
    place, process = due.municipality, due.process
    page = f"{settings.public_url}/{place.language}/{place.slug}/{process.slug}/urne"
    return f"{page}?runde={due.vote_round.number}"


def _statement(due: Outstanding, batch: LogBatch) -> bytes:
    return root_statement(
        municipality_number=due.municipality.number,
        process_slug=due.process.slug,
        round_number=due.vote_round.number,
        rules_hash=due.vote_round.rules_hash,
        tree_size=batch.tree_size,
        root=batch.root,
        sealed_at=instant(batch.sealed_at),
    )


def _note(due: Outstanding) -> None:
    with transaction() as session:
        still_there = sa.select(Witness.id).where(Witness.id == due.witness.id).with_for_update()
        if session.scalar(still_there) is None:
            return  # taken off the list while the letter was on its way
        for batch in due.batches:
            keys = {"witness_id": due.witness.id, "round_id": due.vote_round.id, "batch": batch.batch}
            session.execute(insert_unless_there(WitnessNotice, keys=keys, values={"sent_at": database_now(session)}))
