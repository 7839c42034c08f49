"""`citizen rounds`: what a timer does with rounds, and what somebody does who wants to check them."""

from __future__ import annotations

import re
import signal
import time
from types import FrameType

import click
from flask import current_app

from citizen.ballots import actions, queries
from citizen.ballots.models import VoteRound
from citizen.cli.context import refuse, with_database
from citizen.cli.files import keep_making
from citizen.cli.upkeep import MAKING_FILES, Pass, run_pass
from citizen.config import Settings
from citizen.domain.box.merkle import GrowingTree
from citizen.domain.box.statements import instant
from citizen.processes.queries import list_processes_named
from citizen.web.clock import now

ROOT = re.compile(r"[0-9a-f]{64}")
HEARTBEAT_S = 0.2
"""How soon `watch` notices that it shall end."""
MUNICIPALITY = click.option("--municipality", metavar="NAME-OR-NUMBER", help="Where several have such a process.")


@click.group()
def rounds() -> None:
    """Rounds of voting.

    ROUND is the last part of the process's address, such as kulturhus; with /2 after it for the second round of it; or
    the id that `list` shows.
    """


@rounds.command("list")
@MUNICIPALITY
@with_database
def list_all(municipality: str | None) -> None:
    """Say which rounds there are: id, process and number, status, opening and closing."""
    for vote_round, place, process in queries.list_all_rounds(municipality):
        name = f"{place.slug}/{process.slug}/{vote_round.number}"
        times = f"{instant(vote_round.opens_at)} – {instant(vote_round.closes_at)}"
        click.echo(f"{vote_round.id:>5}  {name:<50} {_status_of(vote_round):<12} {times}")


@rounds.command("close-due")
@with_database
def close_due() -> None:
    """Close what is due, seal the log, destroy old keys, tell the witnesses. Safe at any time, and twice at once."""
    result = run_pass(_settings())
    _tell(result)
    if not _settings().smtp_url and queries.list_outstanding():
        click.echo("Signed roots wait for the witnesses: no mail server is named in CITIZEN_SMTP_URL.")
    if result.faults:
        raise SystemExit(1)
    if not result.done:
        click.echo("Nothing was due.")


@rounds.command()
@click.option("--every", "seconds", type=click.IntRange(1, 3600), default=30, show_default=True, metavar="SECONDS")
@with_database
def watch(seconds: int) -> None:
    """Do what `close-due` does, again and again, until it is told to end (SIGTERM or Ctrl+C)."""
    ended = _Ended()
    keep_making(ended.is_told, lambda line: click.echo(f"{instant(now())} {line}"))
    while not ended.is_told():
        _tell(run_pass(_settings(), leave_out=(MAKING_FILES,)), with_time=True)
        for _beat in range(round(seconds / HEARTBEAT_S)):
            if ended.is_told():
                break
            time.sleep(HEARTBEAT_S)


@rounds.command()
@click.argument("name", metavar="ROUND")
@MUNICIPALITY
@with_database
def recount(name: str, municipality: str | None) -> None:
    """Count the published ballots of ROUND again and compare with what is stored; exit 1 on any difference."""
    vote_round = _the_round(name, municipality)
    if vote_round.status == "open":
        refuse(f"{name}: there is no count before the round has closed; wait until then.")
    differences = actions.recount(vote_round.id)
    for difference in differences:
        click.echo(f"question {difference.question_id}: stored {difference.stored}, counted {difference.counted}")
    if differences:
        raise SystemExit(1)
    click.echo(f"Round {vote_round.id}: the stored result is what the published ballots give.")


@rounds.command("check-log")
@click.argument("name", metavar="ROUND")
@click.option("--root", required=True, metavar="HEX", help="A root that a witness was sent.")
@click.option("--size", required=True, type=click.IntRange(1), metavar="N", help="The number of leaves under it.")
@MUNICIPALITY
@with_database
def check_log(name: str, root: str, size: int, municipality: str | None) -> None:
    """Is the log of ROUND still one that had this root? Exit 1 if not: after a backup was restored, for example."""
    if not ROOT.fullmatch(root.strip().lower()):
        refuse("--root is 64 characters, 0-9 and a-f: copy it from the letter to a witness.")
    vote_round = _the_round(name, municipality)
    tree = GrowingTree()
    for _batch, commitment in queries.stream_leaves(vote_round.id):
        if tree.size < size:
            tree.append(commitment)
    if tree.size < size:
        click.echo(f"The log is SHORTER than the one that was witnessed: {tree.size} leaves of {size}.")
        raise SystemExit(1)
    if tree.root.hex() != root.strip().lower():
        click.echo(f"The log is ANOTHER than the one that was witnessed: its first {size} leaves have another root.")
        raise SystemExit(1)
    click.echo(f"The log begins with the {size} leaves that were witnessed.")


class _Ended:
    """Notes that the process was told to end; what is being done is finished first."""

    def __init__(self) -> None:
        self._is_told = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._tell)

    def _tell(self, _number: int, _frame: FrameType | None) -> None:
        self._is_told = True

    def is_told(self) -> bool:
        return self._is_told


def _tell(result: Pass, *, with_time: bool = False) -> None:
    begin = f"{instant(now())} " if with_time else ""
    for line in result.done:
        click.echo(f"{begin}{line}")
    for fault in result.faults:
        click.echo(f"{begin}citizen: {fault}", err=True)


def _status_of(vote_round: VoteRound) -> str:
    return "not open yet" if vote_round.status == "open" and now() < vote_round.opens_at else vote_round.status


def _the_round(name: str, municipality: str | None) -> VoteRound:
    if name.isascii() and name.isdigit() and len(name) < 10:
        return queries.find_round_with_id(int(name)) or refuse(f"{name}: no round has this id; see `rounds list`.")
    slug, _, number = name.partition("/")
    found = list_processes_named(slug, municipality)
    if not found:
        refuse(f"{name}: there is no such process; write the last part of its address on the site.")
    if len(found) > 1:
        refuse(f"{name}: several municipalities have one; add --municipality.")
    rounds_of_process = queries.list_rounds(found[0].id)
    wanted = [one for one in rounds_of_process if str(one.number) == number] if number else rounds_of_process
    if not wanted:
        refuse(f"{name}: the process has no such round; see `rounds list`.")
    return wanted[-1]


def _settings() -> Settings:
    settings: Settings = current_app.config["CITIZEN"]
    return settings
