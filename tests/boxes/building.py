"""Makes a ballot box from ballots, as closing a round does, so that tests can spoil it."""

from __future__ import annotations

import hashlib
import json
import random
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from citizen import signing
from citizen.boxes import writing
from citizen.domain.ballot_rules import count_rules
from citizen.domain.box.commitments import Kind, commitment_of
from citizen.domain.box.merkle import root_of
from citizen.domain.box.receipts import new_receipt
from citizen.domain.box.statements import manifest_statement, root_statement
from citizen.domain.tally import Method, count, to_json

PLACE, SLUG, ROUND_ID, ROUND_NUMBER = "9901", "vegnamn-2027", 7, 1
NAMES = ("Storgata", "Åsvegen", "Kyrkjevegen", "Fjordgata", "Lia", "Myra")


@dataclass
class Election:
    """What was cast: by question, the choices of each ballot; and how many casts were replaced or withdrawn."""

    method: Method
    ballots: dict[int, list[tuple[int, ...]]]
    options: dict[int, dict[int, int | None]]
    """By question: option and cost."""
    budget: int | None = None
    max_choices: int | None = None
    replaced: int = 3
    withdrawn: int = 2
    batches: int = 3


@dataclass
class Made:
    """A box as values, before it is written."""

    folder: object
    ballots: list = field(default_factory=list)
    replaced: list = field(default_factory=list)
    leaves: list = field(default_factory=list)
    manifest: dict = field(default_factory=dict)


def rules_of(election):
    return {
        "version": 1,
        "method": election.method.value,
        "max_choices": election.max_choices,
        "budget": election.budget,
        "electorate": {"kind": "everyone"},
        "grace_s": 60,
        "opens_at": "2027-01-04T08:00:00Z",
        "closes_at": "2027-01-25T22:59:00Z",
        "questions": [
            {
                "id": number,
                "slug": f"vegen-{number}",
                "title_nb": f"Veien nummer {number}",
                "title_nn": f"Vegen nummer {number}",
                "options": [
                    {
                        "id": option,
                        "name_nb": f"{NAMES[option % 6]} nb",
                        "name_nn": f"{NAMES[option % 6]} nn",
                        "cost": cost,
                    }
                    for option, cost in options.items()
                ],
            }
            for number, options in election.options.items()
        ],
    }


def make_box(folder, keys_dir, election, seed=1):
    """Write the box of the election to the folder and return what is in it."""
    drawn = random.Random(seed)
    made = Made(folder)
    for question, ballots in election.ballots.items():
        for choices in ballots:
            made.ballots.append((question, new_receipt(drawn.randbytes(16)), choices, drawn.randbytes(32)))
    made.ballots.sort(key=lambda row: row[:2])
    made.replaced = sorted(new_receipt(drawn.randbytes(16)) for _ in range(election.replaced + election.withdrawn))
    commitments = [commitment_of(ROUND_ID, q, Kind.CAST, r, c, n) for q, r, c, n in made.ballots]
    commitments += [drawn.randbytes(32) for _ in range(len(made.replaced) + election.withdrawn)]
    drawn.shuffle(commitments)
    made.leaves = in_batches(commitments, election.batches)
    made.manifest = manifest_of(election, made, keys_dir)
    write_box(made, keys_dir)
    return made


def in_batches(commitments, number):
    ends = sorted({len(commitments) * place // number for place in range(number + 1)})
    return [
        (batch, leaf) for batch, (start, end) in enumerate(pairwise(ends), 1) for leaf in sorted(commitments[start:end])
    ]


def manifest_of(election, made, keys_dir):
    rules = rules_of(election)
    canonical = json.dumps(rules, sort_keys=True, separators=(",", ":"))
    return {
        "format": writing.FORMAT,
        "municipality": {"number": PLACE, "name": "Havnes"},
        "process": {"slug": SLUG, "title_nb": "Nye veinavn", "title_nn": "Nye vegnamn"},
        "round": {"id": ROUND_ID, "number": ROUND_NUMBER, "status": "closed"},
        "rules": rules,
        "rules_hash": hashlib.sha256(canonical.encode()).hexdigest(),
        "events": [],
        "counts": {
            "ballots": len(made.ballots),
            "replaced": len(made.replaced),
            "withdrawn": election.withdrawn,
            "leaves": len(made.leaves),
        },
        "questions": {str(number): published(rules, number, made.ballots) for number in election.options},
        "batches": [],
        "files": {},
        "public_key": signing.public_key_hex(keys_dir),
    }


def published(rules, number, ballots):
    profile = Counter(choices for question, _, choices, _ in ballots if question == number)
    result = count(count_rules(rules, number), sorted(profile.items()))
    half = [{"option": one.option, "votes": one.votes // 2} for one in result.support.standings]
    cast = sum(row["votes"] for row in half) if rules["method"] in ("single", "yes-no") else result.ballots // 2
    groups = {"places": {"9902": {"ballots": cast, "votes": half}}, "hidden": ["9903"]}
    return {"ballots": result.ballots, "blank": result.blank, "result": to_json(result), "groups": groups}


def write_box(made, keys_dir):
    """Write the files with true hashes, roots and signatures of whatever `made` holds now."""
    made.manifest["batches"] = signed_batches(made, keys_dir)
    files = (
        (writing.BALLOTS, writing.ballot_lines(made.ballots)),
        (writing.REPLACED, writing.replaced_lines(made.replaced)),
        (writing.LEAVES, writing.leaf_lines(made.leaves)),
    )
    for name, chunks in files:
        with (made.folder / name).open("wb") as file:
            made.manifest["files"][name] = writing.write_hashed(file, chunks)
    (made.folder / writing.RECOUNT).write_bytes(writing.recount_bytes())
    write_manifest(made, keys_dir)


def write_manifest(made, keys_dir):
    content = writing.manifest_bytes(made.manifest)
    (made.folder / writing.MANIFEST).write_bytes(content)
    (made.folder / writing.SIGNATURE).write_text(signing.sign(keys_dir, manifest_statement(content)).hex())


def signed_batches(made, keys_dir):
    return [signed_batch(made, batch, keys_dir) for batch in sorted({batch for batch, _ in made.leaves})]


def signed_batch(made, batch, keys_dir):
    so_far = [leaf for number, leaf in made.leaves if number <= batch]
    root, sealed_at = root_of(so_far), f"2027-01-{batch:02}T12:00:00Z"
    statement = root_statement(
        municipality_number=PLACE,
        process_slug=SLUG,
        round_number=ROUND_NUMBER,
        rules_hash=bytes.fromhex(made.manifest["rules_hash"]),
        tree_size=len(so_far),
        root=root,
        sealed_at=sealed_at,
    )
    signature = signing.sign(keys_dir, statement).hex()
    return {
        "batch": batch,
        "tree_size": len(so_far),
        "root": root.hex(),
        "sealed_at": sealed_at,
        "signature": signature,
    }


def random_election(method, seed):
    """A small election, rich in ties, on two questions."""
    drawn = random.Random(f"{method}{seed}")
    options = {
        number: {
            number * 10 + place: drawn.choice([0, 10, 20, 20, 30, 50]) if method is Method.BUDGET else None
            for place in range(2 if method is Method.YES_NO else drawn.randint(2, 5))
        }
        for number in (4, 9)
    }
    ballots = {
        number: [random_choices(method, sorted(ids), drawn) for _ in range(drawn.randint(0, 14))]
        for number, ids in options.items()
    }
    budget = drawn.choice([30, 60, 100]) if method is Method.BUDGET else None
    if budget is not None:
        ballots = {
            number: [tuple(within_budget(choices, options[number], budget)) for choices in cast]
            for number, cast in ballots.items()
        }
    return Election(method, ballots, options, budget, batches=drawn.randint(1, 4))


def random_choices(method, ids, drawn):
    most = 1 if method in (Method.SINGLE, Method.YES_NO) else len(ids)
    chosen = drawn.sample(ids, drawn.randint(0, most))
    return tuple(chosen if method is Method.RANKED else sorted(chosen))


def within_budget(choices, costs, budget):
    """The first of them that one may choose together."""
    for option in choices:
        if costs[option] <= budget:
            budget -= costs[option]
            yield option


def rehash_rules(made):
    """As a municipality would that changes the rules after the vote."""
    canonical = json.dumps(made.manifest["rules"], sort_keys=True, separators=(",", ":"))
    made.manifest["rules_hash"] = hashlib.sha256(canonical.encode()).hexdigest()
