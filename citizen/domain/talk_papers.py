"""What a case paper about an idea round or a hearing says, frozen when it is made; nobody who wrote is named in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

IDEAS_FORMAT, HEARING_FORMAT = "citizen-case-paper-ideas-1", "citizen-case-paper-hearing-1"
WHOLE_TEXT = 0
"""The number under which answers to the whole text of a hearing are counted."""
_BULLET = re.compile(r"^[ \t]*[-*+][ \t]+", re.MULTILINE)
_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\s]*)\)")
_MARKS = re.compile(r"^#{1,6}[ \t]+|^>[ \t]?|\*{1,3}(?=\S)|(?<=\S)\*{1,3}|`", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class PaperStep:
    """A step of an idea's way through the municipality; days as in 2026-12-01, and empty where none is set."""

    step: str
    state: str
    due_on: str
    done_on: str


@dataclass(frozen=True, slots=True)
class PaperReply:
    """What the municipality has answered to an idea."""

    verdict: str
    reason: str
    answered_by: str
    decided_by: str
    case_number: str
    written_at: str


@dataclass(frozen=True, slots=True)
class PaperArgument:
    """An argument as its writer wrote it, and how many find it useful."""

    side: str
    text: str
    language: str
    useful: int


@dataclass(frozen=True, slots=True)
class PaperIdea:
    """An idea as everyone could read it. Who proposed it stays on the pages, where they can take it away."""

    id: str
    title: str
    text: str
    language: str
    theme: str
    place: str
    sent_at: str
    supports: int
    arguments: int
    steps: tuple[PaperStep, ...]
    reply: PaperReply | None


@dataclass(frozen=True, slots=True)
class PaperVoices:
    """How many arguments speak for and against the idea that the paper is about, and those that most find useful."""

    speaking_for: int
    speaking_against: int
    strongest: tuple[PaperArgument, ...]


@dataclass(frozen=True, slots=True)
class PaperSection:
    """A section of the text of a hearing with its answers by what they think; the whole text has the number 0."""

    number: int
    heading: str
    agree: int
    partly: int
    disagree: int
    unsaid: int


@dataclass(frozen=True, slots=True)
class PaperAnswer:
    """An answer as everyone could read it; an organisation is named, a person never is."""

    id: str
    section: int
    organisation: str
    stance: str
    text: str
    language: str
    sent_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkContent:
    """A paper about an idea round, about one idea of it, or about a hearing; what the others have is empty."""

    format: str
    language: Literal["nb", "nn"]
    made_at: str
    municipality_number: str
    municipality: str
    process: str
    about: str
    """The id of the one idea, or empty for all that came in."""
    title: str
    why: str
    decided_by: str
    who: tuple[str, ...]
    open_from: str
    open_to: str
    answer_by: str
    ideas: tuple[PaperIdea, ...] = ()
    """All of them, also where the paper is about one; the most supported first."""
    voices: PaperVoices | None = None
    sections: tuple[PaperSection, ...] = ()
    """The whole text first."""
    answers: tuple[PaperAnswer, ...] = ()
    outcome: str = ""
    """What the municipality has said that it did with the answers."""

    @property
    def idea(self) -> PaperIdea | None:
        """The one that the paper is about."""
        return next((idea for idea in self.ideas if idea.id == self.about), None)


def plain(markdown: str) -> str:
    """A text without the marks of Markdown, on the lines that it was written on; links keep their address."""
    without_links = _LINK.sub(lambda found: f"{found[1]} ({found[2]})", markdown)
    return _MARKS.sub("", _BULLET.sub("– ", without_links)).strip()
