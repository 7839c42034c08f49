"""Who is sent the signed roots of the log, and the letter that brings them, in both language forms."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

LONGEST_NAME = 120
LONGEST_ADDRESS = 254
MOST_WITNESSES = 20
FEWEST_WITNESSES = 3
"""A log that fewer outsiders have seen can be rewritten without anybody noticing."""
_ADDRESS = re.compile(r"\A[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


class WitnessRefusal(StrEnum):
    """Why somebody can't be put on the list of witnesses, or taken off it."""

    NAME_MISSING = "witness-name-missing"
    NAME_TOO_LONG = "witness-name-too-long"
    ADDRESS_UNUSABLE = "witness-address-unusable"
    ALREADY_A_WITNESS = "witness-already-a-witness"
    TOO_MANY = "witness-too-many"
    VOTING_IS_OPEN = "witness-voting-is-open"


@dataclass(frozen=True, slots=True)
class SignedRoot:
    """A root of the log as it was signed: the statement byte for byte, and the signature."""

    statement: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class LetterWords:
    """Subject and text of a letter."""

    subject: str
    text: str


def refuse_witness(name: str, address: str, known: Collection[str]) -> tuple[WitnessRefusal, ...]:
    """Everything that is wrong with a new witness; `known` are the addresses on the list."""
    found = (
        (WitnessRefusal.NAME_MISSING, not name.strip()),
        (WitnessRefusal.NAME_TOO_LONG, len(name) > LONGEST_NAME),
        (WitnessRefusal.ADDRESS_UNUSABLE, not is_address(address)),
        (WitnessRefusal.ALREADY_A_WITNESS, address.casefold() in {one.casefold() for one in known}),
        (WitnessRefusal.TOO_MANY, len(known) >= MOST_WITNESSES),
    )
    return tuple(refusal for refusal, applies in found if applies)


def is_address(text: str) -> bool:
    """Whether a letter can be addressed so. Only plain letters: it goes into the head of a letter."""
    return len(text) <= LONGEST_ADDRESS and _ADDRESS.fullmatch(text) is not None


def letter_to_witness(
    *,
    municipality: str,
    title_nb: str,
    title_nn: str,
    roots: Sequence[SignedRoot],
    public_key: str,
    rules_hash: bytes,
    box_url: str,
) -> LetterWords:
    """What a witness receives. The statements are what was signed, so that the letter can be checked for ever."""
    listed = "\n".join(
        f"{root.statement.decode('ascii')}signature {root.signature.hex()}\n" for root in roots
    )  # each statement ends with a line break
    return LetterWords(
        subject=" ".join(f"{municipality}: {title_nb} – signert loggrot".split()),  # a head of a letter is one line
        text=(
            f"Du er vitne for avstemninger i {municipality}. Ta vare på denne e-posten.\n\n"
            f"Avstemning: {title_nb}\n\n"
            "Tallene nedenfor forplikter kommunen: Blir en stemme som er med her, endret eller fjernet etterpå,"
            " stemmer ikke tallene lenger, og det kan du vise.\n"
            f"Urnen blir publisert her når avstemningen er over: {box_url}\n\n"
            f"--- Nynorsk ---\n\n"
            f"Du er vitne for avrøystingar i {municipality}. Ta vare på denne e-posten.\n\n"
            f"Avrøysting: {title_nn}\n\n"
            "Tala nedanfor forpliktar kommunen: Blir ei røyst som er med her, endra eller fjerna etterpå,"
            " stemmer ikkje tala lenger, og det kan du vise.\n"
            f"Urna blir publisert her når avrøystinga er over: {box_url}\n\n"
            "--- citizen-root-2 ---\n\n"
            f"{listed}\n"
            f"public key (Ed25519) {public_key}\n"
            f"rules (SHA-256) {rules_hash.hex()}\n"
        ),
    )
