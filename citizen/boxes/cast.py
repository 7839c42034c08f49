"""Reads ballots.csv and replaced.csv: what was cast, and whether each ballot stands in the log."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container
from dataclasses import dataclass, field

from citizen.boxes.opening import Box
from citizen.boxes.writing import BALLOTS, REPLACED
from citizen.domain.box.commitments import Kind, commitment_of

Choices = tuple[int, ...]

_NUMBER = r"(?:0|[1-9][0-9]{0,17})"
QUESTION = re.compile(_NUMBER)
CHOICES = re.compile(rf"(?:{_NUMBER}(?: {_NUMBER})*)?")
NONCE = re.compile(r"[0-9a-f]{64}")
_CHARACTER = "[0-9A-HJKMNP-TV-Z]"
RECEIPT = re.compile(rf"[0-7]{_CHARACTER}{{3}}(?:-{_CHARACTER}{{4}}){{5}}-{_CHARACTER}{{3}}")


@dataclass(slots=True)
class Cast:
    """What the two files hold."""

    ballots: int = 0
    replaced: int = 0
    profiles: dict[int, Counter[Choices]] = field(default_factory=dict)
    """By question: what was chosen, and how often."""
    bad_receipt: str = ""
    """The first receipt that has not the form of one or stands a second time."""
    stranger: str = ""
    """The receipt of the first ballot that is not in the log."""


def read_cast(box: Box, round_id: int, commitments: Container[bytes]) -> Cast:
    """Raises UnusableBox where the files can't be read at all."""
    cast, receipts = Cast(), set[str]()
    for question, receipt, choices, nonce in box.rows(BALLOTS):
        cast.ballots += 1
        _note_receipt(cast, receipts, receipt)
        if not (QUESTION.fullmatch(question) and CHOICES.fullmatch(choices) and NONCE.fullmatch(nonce)):
            cast.stranger = cast.stranger or receipt
            continue
        chosen = tuple(int(number) for number in choices.split())
        commitment = commitment_of(round_id, int(question), Kind.CAST, receipt, chosen, bytes.fromhex(nonce))
        if commitment not in commitments:
            cast.stranger = cast.stranger or receipt
        cast.profiles.setdefault(int(question), Counter())[chosen] += 1
    for (receipt,) in box.rows(REPLACED):
        cast.replaced += 1
        _note_receipt(cast, receipts, receipt)
    return cast


def _note_receipt(cast: Cast, receipts: set[str], receipt: str) -> None:
    if receipt in receipts or not RECEIPT.fullmatch(receipt):
        cast.bad_receipt = cast.bad_receipt or receipt
    receipts.add(receipt)
