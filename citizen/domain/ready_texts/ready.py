"""What a text that is ready holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ReadyText:
    """The beginning of a round: a name for it, what is asked and why, and what else its form has."""

    code: str
    name: tuple[str, str]
    """In bokmål and nynorsk, as all texts here."""
    title: tuple[str, str]
    summary: tuple[str, str]
    why: tuple[str, str]
    open_days: int
    """How long people can take part."""
    more: Mapping[str, str] = field(default_factory=dict)
    """Further fields of the form of this kind."""

    def fields(self) -> dict[str, str]:
        """The texts by the names that the forms give them."""
        texts = {"title": self.title, "summary": self.summary, "why": self.why}
        both = {f"{part}_{lang}": text for part, said in texts.items() for lang, text in zip(FORMS, said, strict=True)}
        return {**both, **self.more}


FORMS = ("nb", "nn")
