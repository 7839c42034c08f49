"""What a case paper says, frozen when it is made: written in one way, so that a hash of it can be checked later."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from citizen.domain.talk_papers import TalkContent

FORMAT = "citizen-case-paper-2"
HEX_DIGITS = 64
_HASH = re.compile(f"[0-9a-f]{{{HEX_DIGITS}}}")


@dataclass(frozen=True, slots=True)
class PaperOption:
    """Something that could be chosen; the cost in whole kroner, where there is a budget."""

    id: int
    name: str
    cost: int | None
    text: str = ""
    """What voters could read about it."""


@dataclass(frozen=True, slots=True)
class PaperFinding:
    """What a rule of naming says of a name on the ballot."""

    name: str
    rule: str
    severity: str
    text: str


@dataclass(frozen=True, slots=True)
class PaperProposal:
    """A name that was proposed, and why. Who proposed it stays on the pages, where they can take it away."""

    name: str
    reason: str
    language: str
    supports: int
    on_ballot: bool


@dataclass(frozen=True, slots=True)
class Prepared:
    """What staff have prepared for the decision; days as in 2026-12-01, and empty where nothing is recorded."""

    case_number: str = ""
    meeting_on: str = ""
    body: str = ""
    outcome: str = ""
    name: str = ""
    short_form: str = ""
    reason: str = ""
    advice_sent_on: str = ""
    advice_sent_to: str = ""
    advice_received_on: str = ""
    advice: str = ""
    needs_hearing: bool = False
    hearing_opens_on: str = ""
    hearing_closes_on: str = ""
    parallel: str = ""
    parallel_names: str = ""


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """One question with its count. `result` and `groups` are as the published count has them."""

    slug: str
    title: str
    is_road: bool
    district: str
    addresses: int
    road_code: int | None
    why: str
    options: tuple[PaperOption, ...]
    result: Mapping[str, Any]
    groups: Mapping[str, Any]
    findings: tuple[PaperFinding, ...]
    proposals: tuple[PaperProposal, ...]
    prepared: Prepared


@dataclass(frozen=True, slots=True)
class PaperUnvoted:
    """A road that the council must decide on without a vote: it becomes part of another, or nothing was on a ballot."""

    title: str
    district: str
    becomes_part_of: str
    """The neighbouring road, or empty."""
    prepared: Prepared


@dataclass(frozen=True, slots=True)
class PaperContent:
    """The whole paper in one language form. `about` is the slug of its one question, or empty for the whole round."""

    language: Literal["nb", "nn"]
    made_at: str
    municipality_number: str
    municipality: str
    process: str
    about: str
    title: str
    why: str
    decided_by: str
    who: tuple[str, ...]
    proposals_from: str
    proposals_to: str
    voting_from: str
    voting_to: str
    method: str
    electors: int | None
    rules_hash: str
    unvoted: tuple[PaperUnvoted, ...]
    questions: tuple[PaperQuestion, ...]
    format: str = FORMAT


def written(content: PaperContent | TalkContent) -> str:
    """Canonical JSON: sorted keys, no spaces, ASCII. The same content gives the same text on every machine."""
    return json.dumps(asdict(content), sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def hash_of(content: str | bytes) -> str:
    """SHA-256 in hex of a content as written, or of a file."""
    return hashlib.sha256(content.encode("ascii") if isinstance(content, str) else content).hexdigest()


def find_hash(typed: str) -> str | None:
    """The hash in what somebody typed or copied from paper: spaces, line breaks and capitals do not matter."""
    plain = re.sub(r"[\s\u00ad\u200b-]+", "", typed).lower()
    return plain if _HASH.fullmatch(plain) else None


def in_groups(hexadecimal: str, size: int = 8) -> str:
    """The hash as it stands on paper, in groups that an eye can follow."""
    return " ".join(hexadecimal[start : start + size] for start in range(0, len(hexadecimal), size))


def read(stored: str) -> Mapping[str, Any]:
    """A content as it was stored."""
    content: Mapping[str, Any] = json.loads(stored)
    return content
