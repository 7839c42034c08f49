#!/usr/bin/env python3
# nb: Dette programmet teller valgurnen på nytt, bare ut fra filene i mappen, og sammenligner med det kommunen sier.
# nn: Dette programmet tel valurna på nytt, berre ut frå filene i mappa, og samanliknar med det kommunen seier.
"""python3 recount.py [FOLDER] [--root HEX] [--rules HEX] [--language nb|nn]   needs Python 3.10, and nothing else.

--root is a root of the log, and --rules the hash of the rules, as somebody outside the municipality was sent them.
Exit status: 0 everything agrees, 1 something does not, 2 the files cannot be read.
"""

from __future__ import annotations

import argparse
import json
import re
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
FILES = ("ballots.csv", "leaves.csv", "replaced.csv")
LINE = re.compile(r"\A\d+;(?:[0-9A-Z]{4}-){6}[0-9A-Z]{3};(?:\d+(?: \d+)*)?;[0-9a-f]{64}", re.ASCII)  # of ballots.csv
failures: list[str] = []
chosen = {"language": "nb"}


def say(nb: str, nn: str) -> str:
    return nn if chosen["language"] == "nn" else nb


def check(nb: str, nn: str, *, holds: bool) -> None:
    """Say whether something holds, and remember it if it does not."""
    print(("  OK    " if holds else "  FEIL  ") + say(nb, nn))
    if not holds:
        failures.append(nb)


def plain(text: str) -> str:
    """The text without characters that could move the cursor and write over what was printed."""
    return "".join(character if character.isprintable() else "?" for character in text)


def same_json(one: Any, other: Any) -> bool:
    """Equal as they are written: to Python 2 == 2.0 and 1 == True."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A name that stands twice is read as the first by some programs and as the last by others."""
    if len(dict(pairs)) < len(pairs):
        raise ValueError("manifest.json: a name stands twice")
    return dict(pairs)


def no_number(text: str) -> None:
    raise ValueError(f"manifest.json: {text} is not a whole number")


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
    costs, is_budget = {option["id"]: option["cost"] for option in options}, rules["method"] == "budget"
    votes = dict.fromkeys(costs, 0)
    for choices, times in ballots.items():
        for option in choices[:1] if rules["method"] == "ranked" else choices:
            votes[option] += times
    leaders, tied = {option for option in costs if votes[option] == max(votes.values()) > 0}, set[int]()
    is_counted = not (is_budget and said.get("too_many_ties"))
    if rules["method"] == "ranked":
        leaders = runoff(ballots, list(costs))
    elif is_budget:
        leaders, tied = equal_shares(ballots, costs, rules["budget"], votes) if is_counted else (set(), set())
    names = {option["id"]: plain(option[say("name_nb", "name_nn")]) for option in options}
    for option in sorted(votes, key=lambda option: -votes[option]):
        print(f"{votes[option]:9} {'*' if option in leaders else '?' if option in tied else ' '} {names[option]}")
    print(f"{ballots[()]:9}   blank\n{ballots.total():9}   {say('til sammen', 'til saman')}")
    if not is_counted:
        nb, nn = (
            "for mange like: IKKE talt her, bruk citizen verify",
            "for mange like: IKKJE talt her, bruk citizen verify",
        )
        check(nb, nn, holds=False)
        return
    explain_marks([names[option] for option in sorted(tied if is_budget else leaders)], is_budget=is_budget)
    figures = said.get("first_choices") or said.get("support") or said
    same = (
        same_json(sorted([row["option"], row["votes"]] for row in figures["votes"]), sorted(map(list, votes.items())))
        and same_json([figures["ballots"], figures["blank"]], [ballots.total(), ballots[()]])
        and same_json(sorted(said["funded"] if "funded" in said else said["leaders"]), sorted(leaders))
        and same_json(sorted(said.get("tied", ())), sorted(tied))
    )
    check("resultatet er det samme som er publisert", "resultatet er det same som er publisert", holds=same)


def explain_marks(names: list[str], *, is_budget: bool) -> None:
    """What the star means, and who is in a tie: no lot is drawn, the council decides among them."""
    wins = say("vinner, eller kan vinne", "vinn, eller kan vinne")
    print(" " * 10 + "* " + (say("får penger", "får pengar") if is_budget else wins))
    if len(names) > (0 if is_budget else 1):
        print(" " * 10 + ("? " if is_budget else "") + "uavgjort: " + ", ".join(names))


def may_be_cast(choices: tuple[int, ...], rules: dict[str, Any], costs: Votes) -> bool:
    """Does a ballot name only options of its question, each once, in order, no more than allowed, within the budget?"""
    at_most = 1 if rules["method"] in ("single", "yes-no") else rules["max_choices"] or len(costs)
    in_order = rules["method"] == "ranked" or list(choices) == sorted(choices)
    known = costs.keys() >= set(choices) and len(set(choices)) == len(choices) <= at_most and in_order
    return known and (rules["method"] != "budget" or sum(costs[option] for option in choices) <= rules["budget"])


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest. Whatever could be read in two ways is refused."""
    for file in folder.iterdir():
        if file.name != file.name.lower() and file.name.lower() in (*FILES, "manifest.json"):
            raise ValueError(f"{file.name!r} is not the name of a file of the box")
    reader = json.JSONDecoder(object_pairs_hook=without_doubles, parse_float=no_number, parse_constant=no_number)
    manifest: dict[str, Any] = reader.decode((folder / "manifest.json").read_bytes().decode())
    if manifest["rules"]["method"] not in ("approval", "single", "yes-no", "ranked", "budget"):
        raise ValueError(f"nobody has said how to count by the method {manifest['rules']['method']!r}")
    return manifest


def check_roots(leaves: list[bytes], batches: list[dict[str, Any]], seen_outside: str | None) -> None:
    """The last root, and one from outside: an earlier one is true too if the log begins with it."""
    same = root_of(leaves) == (batches[-1]["root"] if batches else root_of([]))
    check("loggen har den siste roten i manifestet", "loggen har den siste rota i manifestet", holds=same)
    if seen_outside:
        sizes = [batch["tree_size"] for batch in batches if batch["root"] == seen_outside]
        at = next((size for size in sizes if 0 < size <= len(leaves) and root_of(leaves[:size]) == seen_outside), None)
        where = f", ved {at} av {len(leaves)} linjer" if at else ""
        check("loggen har roten du oppga" + where, "loggen har rota du oppgav" + where, holds=at is not None)


def recount(folder: Path, root: str | None, rules_hash: str | None) -> None:
    """Every check in one line, and the count of every question."""
    manifest = read_manifest(folder)
    rules, counts, published = manifest["rules"], manifest["counts"], manifest["questions"]
    for file in FILES:
        same = sha256((folder / file).read_bytes()).hexdigest() == manifest["files"].get(file)
        check(f"{file} er den filen som manifestet nevner", f"{file} er den fila som manifestet nemner", holds=same)
    locked = sha256(json.dumps(rules, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
    check("reglene er de som ble låst", "reglane er dei som blei låste", holds=locked == manifest["rules_hash"])
    if rules_hash:
        check("reglene er de du oppga", "reglane er dei du oppgav", holds=locked == rules_hash)
    leaves = [bytes.fromhex(commitment) for _, commitment in rows(folder / "leaves.csv", "batch;commitment")]
    check_roots(leaves, manifest["batches"], root)

    replaced = [receipt for (receipt,) in rows(folder / "replaced.csv", "receipt")]
    in_log, receipts, cast, strangers = set(leaves), set(replaced), 0, 0
    ballots = {str(question["id"]): Counter[str]() for question in rules["questions"]}
    leaf = '{"choices":[%s],"kind":"cast","nonce":"%s","question":%s,"receipt":"%s","round":%d}'
    for question, receipt, choices, nonce in rows(folder / "ballots.csv", "question;receipt;choices;nonce"):
        data = leaf % (choices.replace(" ", ","), nonce, question, receipt, manifest["round"]["id"])
        is_one = question in ballots and LINE.fullmatch(f"{question};{receipt};{choices};{nonce}")
        strangers += not is_one or sha256(b"\0" + data.encode()).digest() not in in_log
        ballots.setdefault(question, Counter())[choices] += 1
        receipts.add(receipt)
        cast += 1
    different = len(receipts) == cast + len(replaced)
    check("alle kvitteringer er forskjellige", "alle kvitteringar er ulike", holds=different)
    once = strangers == 0 and len(in_log) == len(leaves)
    check("hver stemme står i loggen én gang", "kvar røyst står i loggen éin gong", holds=once)
    adds_up = len(leaves) == cast + len(replaced) + counts["withdrawn"] and 0 <= counts["withdrawn"] <= len(replaced)
    same = same_json([counts["ballots"], counts["replaced"], counts["leaves"]], [cast, len(replaced), len(leaves)])
    check("regnskapet går opp", "rekneskapen går opp", holds=adds_up and same)
    same = sorted(published) == sorted(ballots)
    check("det er et resultat for hvert spørsmål", "det er eit resultat for kvart spørsmål", holds=same)
    if counts.get("electors") is not None:
        few = all(found.total() <= counts["electors"] for found in ballots.values())
        check("stemmene er ikke flere enn velgerne", "røystene er ikkje fleire enn veljarane", holds=few)

    for question in rules["questions"]:
        number, options, found = str(question["id"]), question["options"], Ballots()
        print("\n" + plain(question[say("title_nb", "title_nn")]))
        costs = {option["id"]: option["cost"] for option in options}
        lawful = True
        for text, times in ballots[number].items():
            numbers = tuple(map(int, text.split()))
            found[numbers] += times  # the same choice written in two ways adds up, and is refused
            lawful = lawful and text == " ".join(map(str, numbers)) and may_be_cast(numbers, rules, costs)
        check("alle stemmer følger reglene", "alle røyster følgjer reglane", holds=lawful)
        if lawful:
            compare(rules, options, found, published[number]["result"])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default=".", type=Path)
    parser.add_argument("--root", type=str.lower)
    parser.add_argument("--rules", type=str.lower)
    parser.add_argument("--language", choices=["nb", "nn"], default="nb")
    arguments = parser.parse_args()
    chosen["language"] = arguments.language
    try:
        recount(arguments.folder, arguments.root, arguments.rules)
    except (OSError, ValueError, KeyError, TypeError) as fault:
        print(f"recount.py: {fault!r}", file=sys.stderr)
        sys.exit(1 if failures else 2)
    sys.exit(1 if failures else 0)
