#!/usr/bin/env python3
# nb: Dette programmet teller valgurnen på nytt, bare ut fra filene i mappen, og sammenligner med det kommunen sier.
# nn: Dette programmet tel valurna på nytt, berre ut frå filene i mappa, og jamfører med det kommunen seier.
"""python3 recount.py [FOLDER] [--root HEX] [--language nb|nn]   needs Python 3.10 or newer, and nothing else.

--root is the last root of the log, as somebody outside the municipality wrote it down when the vote closed.
Exit status: 0 everything agrees, 1 something does not, 2 the files cannot be read.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

Ballots = Counter[tuple[int, ...]]  # the options on a ballot, and how many such ballots there are; () is blank
Votes = dict[int, int]
failures: list[str] = []
chosen = {"language": "nb"}


def say(nb: str, nn: str) -> str:
    return nn if chosen["language"] == "nn" else nb


def check(nb: str, nn: str, *, holds: bool) -> None:
    """Say whether something holds, and remember it if it does not."""
    print(("  OK    " if holds else "  FEIL  ") + say(nb, nn))
    if not holds:
        failures.append(nb)


def rows(file: Path, header: str) -> Iterator[list[str]]:
    """The lines of a CSV file as lists of cells. No cell holds a semicolon, a quotation mark or a line break."""
    with file.open(encoding="utf-8-sig", newline="\r\n") as lines:
        if next(lines, "") != header + "\r\n":
            raise ValueError(f"{file}: the first line is not {header}")
        for line in lines:
            cells = line.removesuffix("\r\n").split(";")
            if not line.endswith("\r\n") or len(cells) != header.count(";") + 1:
                raise ValueError(f"{file}: {line!r} is not a line of {header}")
            yield cells


def root_of(level: list[bytes]) -> str:
    """The root of the Merkle tree of RFC 9162 over a list of leaf hashes."""
    while len(level) > 1:
        pairs = zip(level[::2], level[1::2], strict=False)
        level = [sha256(b"\1" + left + right).digest() for left, right in pairs] + level[len(level) & ~1 :]
    return level[0].hex() if level else sha256(b"").hexdigest()


def runoff(ballots: Ballots, options: list[int]) -> set[int]:
    """Everyone who can win: while nobody has more than half, the last one leaves; if several are last, try each."""

    @cache
    def winners(remaining: frozenset[int]) -> set[int]:
        votes = dict.fromkeys(remaining, 0)
        for ranking, times in ballots.items():
            first = next((option for option in ranking if option in remaining), None)
            if first is not None:
                votes[first] += times
        won = {option for option in votes if 2 * votes[option] > sum(votes.values())}
        if won or not any(votes.values()):
            return won
        fewest = min(votes.values())
        last = {option for option in votes if votes[option] == fewest}
        if fewest == 0:
            return winners(remaining - last)  # no ballot moves, so their order does not matter
        return set().union(*(winners(remaining - {option}) for option in last))

    return winners(frozenset(options))


def equal_shares(ballots: Ballots, costs: Votes, budget: int, votes: Votes) -> tuple[set[int], set[int]]:
    """What is funded for certain, and what a tie leaves open. Each voter has a purse; the purses pay for projects."""

    @cache
    def share_out(paid: frozenset[int], purses: tuple[Any, ...]) -> tuple[set[int], set[int]]:
        offers = []
        for project in costs.keys() - paid:
            givers = sorted((money, times) for choices, times, money in purses if project in choices)
            share = highest_share(costs[project], givers)
            if share is not None:
                price = share / (costs[project] or 1)
                offers.append(((price, -votes[project], costs[project]), project, share))
        best = [offer for offer in offers if offer[0] == min(offers)[0]]  # several in a tie
        if all(money >= sum(share for _, project, share in best if project in c) for c, _, money in purses):
            best = best[:1]  # all of them will be paid, in whatever order
        ends = []
        for _, project, share in best:
            after = tuple((c, times, money - min(money, share) * (project in c)) for c, times, money in purses)
            ends.append(share_out(paid | {project}, after))
        if not ends:
            return complete(paid, budget - sum(costs[project] for project in paid), costs, votes)
        certain = set.intersection(*(funded for funded, _ in ends))
        return certain, set().union(*(funded | tied for funded, tied in ends)) - certain

    voters = sum(times for choices, times in ballots.items() if choices)
    return share_out(frozenset(), tuple((c, times, Fraction(budget, voters)) for c, times in ballots.items() if c))


def highest_share(cost: int, givers: list[tuple[Fraction, int]]) -> Fraction | None:
    """What each pays if all pay the same, but who has less gives all; None if that is not enough. Poorest first."""
    missing, number = Fraction(cost), sum(times for _, times in givers)
    for money, times in givers:
        if money * number >= missing:
            return missing / number
        missing, number = missing - money * times, number - times
    return None


def complete(paid: frozenset[int], left: int, costs: Votes, votes: Votes) -> tuple[set[int], set[int]]:
    """The rest goes to those with most votes that fit, the cheaper first; if not all equals fit, who is a tie."""
    funded, tied = set(paid), set[int]()
    unpaid = [project for project in costs.keys() - paid if votes[project]]
    for minus_votes, cost in sorted({(-votes[project], costs[project]) for project in unpaid}):
        equals = {project for project in unpaid if (-votes[project], costs[project]) == (minus_votes, cost)}
        fitting = min(len(equals), left // cost) if cost else len(equals)
        left -= fitting * cost
        if fitting == len(equals):
            funded |= equals
        elif fitting:
            tied |= equals
    return funded, tied


def compare(rules: dict[str, Any], options: list[dict[str, Any]], ballots: Ballots, said: dict[str, Any]) -> None:
    """Count one question by the method in the rules, print it, and hold it against the published result."""
    costs = {option["id"]: option["cost"] for option in options}
    votes = dict.fromkeys(costs, 0)
    for choices, times in ballots.items():
        for option in choices[:1] if rules["method"] == "ranked" else choices:
            votes[option] += times
    leaders, tied = {option for option in costs if votes[option] == max(votes.values()) > 0}, set[int]()
    if rules["method"] == "ranked":
        leaders = runoff(ballots, list(costs))
    elif said.get("too_many_ties"):
        print(
            "  ?     " + say("for mange like prosjekter til å prøve alle", "for mange like prosjekt til å prøve alle")
        )
        leaders, tied = set(said["funded"]), set(said["tied"])
    elif rules["method"] == "budget":
        leaders, tied = equal_shares(ballots, costs, rules["budget"], votes)
    names = {option["id"]: option[say("name_nb", "name_nn")] for option in options}
    for option in sorted(votes, key=lambda option: -votes[option]):
        print(f"{votes[option]:9} {'*' if option in leaders else '?' if option in tied else ' '} {names[option]}")
    print(f"{ballots[()]:9}   blank\n{ballots.total():9}   {say('til sammen', 'til saman')}")
    figures = said.get("first_choices") or said.get("support") or said
    same = (
        {row["option"]: row["votes"] for row in figures["votes"]} == votes
        and (figures["ballots"], figures["blank"]) == (ballots.total(), ballots[()])
        and set(said["funded"] if "funded" in said else said["leaders"]) == leaders
        and set(said.get("tied", ())) == tied
    )
    check("resultatet er det samme som er publisert", "resultatet er det same som er publisert", holds=same)


def may_be_cast(choices: tuple[int, ...], rules: dict[str, Any], known: set[int]) -> bool:
    """Does a ballot name only options of its question, each once, no more than allowed, and in order?"""
    at_most = 1 if rules["method"] in ("single", "yes-no") else rules["max_choices"] or len(known)
    in_order = rules["method"] == "ranked" or list(choices) == sorted(choices)
    return known.issuperset(choices) and len(set(choices)) == len(choices) <= at_most and in_order


def recount(folder: Path, seen_outside: str | None) -> None:
    """Every check in one line, and the count of every question."""
    manifest = json.loads((folder / "manifest.json").read_bytes())
    rules, counts = manifest["rules"], manifest["counts"]
    if rules["method"] not in ("approval", "single", "yes-no", "ranked", "budget"):
        raise ValueError(f"nobody has said how to count by the method {rules['method']!r}")
    for file, digest in sorted(manifest["files"].items()):
        same = sha256((folder / Path(file).name).read_bytes()).hexdigest() == digest
        check(f"{file} er den filen som manifestet nevner", f"{file} er den fila som manifestet nemner", holds=same)
    canonical = json.dumps(rules, sort_keys=True, separators=(",", ":")).encode()
    same = sha256(canonical).hexdigest() == manifest["rules_hash"]
    check("reglene er de som ble låst", "reglane er dei som blei låste", holds=same)

    leaves = [bytes.fromhex(commitment) for _, commitment in rows(folder / "leaves.csv", "batch;commitment")]
    root, last = root_of(leaves), manifest["batches"][-1]["root"] if manifest["batches"] else root_of([])
    check("loggen har den siste roten i manifestet", "loggen har den siste rota i manifestet", holds=root == last)
    if seen_outside:
        check("loggen har roten du oppga", "loggen har rota du oppgav", holds=root == seen_outside)

    replaced = [receipt for (receipt,) in rows(folder / "replaced.csv", "receipt")]
    in_log, receipts, cast, strangers = set(leaves), set(replaced), 0, 0
    ballots = {str(question["id"]): Counter[str]() for question in rules["questions"]}
    leaf = '{"choices":[%s],"kind":"cast","nonce":"%s","question":%s,"receipt":"%s","round":%d}'
    for question, receipt, choices, nonce in rows(folder / "ballots.csv", "question;receipt;choices;nonce"):
        data = leaf % (choices.replace(" ", ","), nonce, question, receipt, manifest["round"]["id"])
        strangers += question not in ballots or sha256(b"\0" + data.encode()).digest() not in in_log
        ballots.setdefault(question, Counter())[choices] += 1
        receipts.add(receipt)
        cast += 1
    different = len(receipts) == cast + len(replaced)
    check("alle kvitteringer er forskjellige", "alle kvitteringar er ulike", holds=different)
    once = strangers == 0 and len(in_log) == len(leaves)
    check("hver stemme står i loggen én gang", "kvar røyst står i loggen éin gong", holds=once)
    adds_up = len(leaves) == cast + len(replaced) + counts["withdrawn"]
    same = (counts["ballots"], counts["replaced"], counts["leaves"]) == (cast, len(replaced), len(leaves))
    check("regnskapet går opp", "rekneskapen går opp", holds=adds_up and same)

    for question in rules["questions"]:
        number, options = str(question["id"]), question["options"]
        found = Counter({tuple(map(int, text.split())): times for text, times in ballots[number].items()})
        print("\n" + question[say("title_nb", "title_nn")])
        lawful = all(may_be_cast(choices, rules, {option["id"] for option in options}) for choices in found)
        check("alle stemmer følger reglene", "alle røyster følgjer reglane", holds=lawful)
        if lawful:
            compare(rules, options, found, manifest["questions"][number]["result"])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default=".", type=Path)
    parser.add_argument("--root", type=str.lower)
    parser.add_argument("--language", choices=["nb", "nn"], default="nb")
    arguments = parser.parse_args()
    chosen["language"] = arguments.language
    try:
        recount(arguments.folder, arguments.root)
    except (OSError, ValueError, KeyError, TypeError) as fault:
        print(f"recount.py: {fault!r}", file=sys.stderr)
        sys.exit(1 if failures else 2)
    sys.exit(1 if failures else 0)
