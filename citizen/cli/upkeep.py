"""What the machine does with rounds by itself: close, seal, forget, tell the witnesses. A pass may be repeated."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field

from citizen.about_me.actions import remove_traces
from citizen.ballots import actions
from citizen.ballots.actions.sealing import RoundsFailed
from citizen.cli.notices import LETTERS_IN_A_PASS, send_letters
from citizen.config import Settings
from citizen.database import db
from citizen.electorates.actions import delete_old_rolls
from citizen.exports.actions import make_due_files, remove_old_files
from citizen.mailing import MailServerUnusable
from citizen.notices.actions import forget_old_notices
from citizen.web.clock import OSLO, now

NIGHT = range(2, 5)
"""The hours in which nobody is kept waiting by the database's files being written anew."""

log = logging.getLogger("citizen.rounds")


@dataclass(slots=True)
class Pass:
    """What one pass did, in lines, and what failed in it. A step that fails keeps no other from being done."""

    done: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def run_pass(settings: Settings, leave_out: Collection[str] = ()) -> Pass:
    """Do everything that is due now, but for what the caller does beside it."""
    result = Pass()
    for name, step in STEPS.items():
        if name in leave_out:
            continue
        try:
            result.done += step(settings)
        except MailServerUnusable as fault:
            if str(fault) not in result.faults:
                result.faults.append(str(fault))
        except Exception as fault:  # whatever fails in one step, the others are done, and the log has all of it
            log.exception("rounds.step_failed %s", name)
            where = f" ({fault})" if isinstance(fault, RoundsFailed) else ""
            result.faults.append(f"{name} failed: {type(fault).__name__}{where}. It is tried again in the next pass.")
        finally:
            db.session.remove()
    return result


def _close(settings: Settings) -> Iterator[str]:
    for vote_round in actions.close_due(settings):
        yield f"closed round {vote_round.id}"


def _seal(settings: Settings) -> Iterator[str]:
    for batch in actions.seal_due(settings):
        yield f"sealed batch {batch.batch} of round {batch.round_id}: {batch.tree_size} leaves, root {batch.root.hex()}"


def _scrub(_settings: Settings) -> Iterator[str]:
    for round_id in actions.scrub_due():
        yield f"removed the traces of the order of voting in round {round_id}"


def _shred(settings: Settings) -> Iterator[str]:
    for round_id in actions.shred_due(settings):
        yield f"destroyed the key of round {round_id}"


def _forget(_settings: Settings) -> Iterator[str]:
    if number := delete_old_rolls(now()):
        yield f"deleted {number} entries of lists of who may vote"


def _mail(settings: Settings) -> Iterator[str]:
    for mailed in actions.mail_due(settings):
        told = f"round {mailed.round_id} to the witness {mailed.address}"
        yield f"NOT sent: {told} ({mailed.fault}); tried again later" if mailed.fault else f"sent the root of {told}"


def _tell_followers(_settings: Settings) -> Iterator[str]:
    if told := actions.tell_followers(now(), OSLO):
        yield f"put {told} notices of openings and deadlines into the outbox"
    if number := forget_old_notices(now()):
        yield f"deleted {number} old notices"


def _sweep(_settings: Settings) -> Iterator[str]:
    if now().astimezone(OSLO).hour in NIGHT and (number := remove_traces(now())):
        yield f"removed the traces of {number} deleted accounts from the database's files"


def _send(settings: Settings) -> Iterator[str]:
    yield from send_letters(settings, limit=LETTERS_IN_A_PASS)


def _make_files(settings: Settings) -> Iterator[str]:
    yield from make_due_files(settings)


def _remove_files(settings: Settings) -> Iterator[str]:
    if number := remove_old_files(settings):
        yield f"removed {number} files that staff had asked for"


MAKING_FILES = "Making files"
STEPS: dict[str, Callable[[Settings], Iterator[str]]] = {
    "Closing": _close,
    "Sealing": _seal,
    "Removing traces": _scrub,
    "Destroying keys": _shred,
    "Forgetting lists": _forget,
    "Telling witnesses": _mail,
    "Telling followers": _tell_followers,
    "Removing deleted people": _sweep,
    "Sending letters": _send,
    "Removing files": _remove_files,
    MAKING_FILES: _make_files,
}
