"""What a rule has found in a name."""

from dataclasses import dataclass, replace

from citizen.domain.naming.rule import RuleId, Severity
from citizen.domain.naming.rules import RULES


@dataclass(frozen=True)
class Finding:
    """One broken rule, the values that its sentence names, and a better name where one can be computed."""

    rule: RuleId
    severity: Severity
    values: tuple[tuple[str, str], ...] = ()
    suggestion: str | None = None

    def message(self, language: str) -> str:
        """The whole sentence; `language` is nb or nn."""
        words = RULES[self.rule].message.to(language)
        return words.format(**dict(self.values), suggestion=self.suggestion or "")

    def as_error(self) -> "Finding":
        """The same finding where it does stop the name."""
        return replace(self, severity=Severity.ERROR)


def found(rule: RuleId, suggestion: str | None = None, **values: object) -> Finding:
    """A finding with the severity that the table gives the rule."""
    return Finding(rule, RULES[rule].severity, tuple((hole, str(value)) for hole, value in values.items()), suggestion)
