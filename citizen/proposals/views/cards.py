"""Proposals and findings as the pages show them: finished words, ready for the templates."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from flask import url_for

from citizen.domain.naming import RULES, Finding, NameContext, RuleId, Severity, check_name, mend_name
from citizen.proposals.queries import ProposalRow
from citizen.web.locale import gettext as _
from citizen.web.locale import language, ngettext, show_short_date


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """One finding: severity, the sentence, and where the rule comes from."""

    severity: str
    message: str
    source: str = ""
    rule_url: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules say about a name, summed up and one by one, and the name with all that can be mended mended."""

    heading: str
    state: str
    items: tuple[ShownFinding, ...]
    better: str | None

    @property
    def faults(self) -> tuple[str, ...]:
        """What stops the name; nothing does where it stands proposed already and gets support instead."""
        return tuple(item.message for item in self.items if item.severity == Severity.ERROR and self.state == "danger")


@dataclass(frozen=True, slots=True)
class Card:
    """A proposal as the reader sees it."""

    anchor: str
    name: str
    reason: str
    language: str
    proposer: str
    supports: str
    href: str
    support_url: str | None
    supported: bool
    own: bool
    remarks: tuple[str, ...]
    mark: tuple[str, str] | None
    """Whether the name is on the road's ballot, with the colour of the tag; none while there are no ballots."""


def verdict_on(name: str, naming: NameContext, supports: int | None) -> Verdict:
    """All findings with a heading that sums up; `supports` counts them where the name stands proposed already."""
    findings = check_name(name, naming)
    items = tuple(_shown(finding) for finding in findings)
    better = mend_name(name, naming)
    if supports is not None:
        heading = _("The name is already proposed for this road")
        return Verdict(heading, "info", (_already_proposed(supports), *items), None)
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if any(finding.rule is RuleId.TAKEN for finding in errors):
        return Verdict(_("The name is taken"), "danger", items, better)
    if errors:
        return Verdict(_("The name can't be used as it stands"), "danger", items, better)
    warnings = sum(finding.severity is Severity.WARNING for finding in findings)
    if warnings:
        heading = ngettext(
            "The name can be used, but look at %(num)s thing",
            "The name can be used, but look at %(num)s things",
            warnings,
        )
        return Verdict(heading, "warning", items, better)
    return Verdict(_("The name can be used"), "success", items, better)


def card_of(
    row: ProposalRow,
    naming: NameContext,
    *,
    reader_id: int | None,
    support_url: str | None,
    href: str,
    with_ballot: bool = False,
) -> Card:
    """The card of a proposal; its remarks are what the rules say about the name now."""
    own = reader_id is not None and row.proposer_id == reader_id
    return Card(
        anchor=anchor_of(row),
        name=row.name,
        reason=row.reason,
        language=row.language,
        proposer=_proposer(row),
        supports=ngettext("%(num)s supports it", "%(num)s support it", row.supports),
        href=href,
        support_url=None if own else support_url,
        supported=row.supported and not own,
        own=own,
        remarks=tuple(
            finding.message(language())
            for finding in check_name(row.name, naming)
            if finding.severity is not Severity.INFO
        ),
        mark=_mark(row) if with_ballot else None,
    )


def _mark(row: ProposalRow) -> tuple[str, str]:
    return (_("On the ballot"), "success") if row.is_shortlisted else (_("Not taken further"), "neutral")


def anchor_of(row: ProposalRow) -> str:
    """Where the card stands on the road's page."""
    return f"forslag-{row.public_id}"


def isolated(text: str) -> str:
    """Somebody's own words inside a sentence of ours: letters that turn the direction can't reach our words."""
    plain = "".join(character for character in text if unicodedata.category(character) not in ("Cc", "Cf"))
    return f"\u2068{plain}\u2069"


def _proposer(row: ProposalRow) -> str:
    when = show_short_date(row.proposed_at)
    if row.proposer_id is None:
        return _("The one who proposed the name on %(date)s has withdrawn, but others support it.", date=when)
    if not row.proposer_name:
        return _("Proposed by a resident, %(date)s", date=when)
    return _("Proposed by %(name)s, %(date)s", name=isolated(row.proposer_name), date=when)


def _already_proposed(supports: int) -> ShownFinding:
    message = ngettext(
        "%(num)s resident supports it. If you propose it, you support it too.",
        "%(num)s residents support it. If you propose it, you support it too.",
        supports,
    )
    return ShownFinding(Severity.INFO, message)


def _shown(finding: Finding) -> ShownFinding:
    return ShownFinding(
        severity=finding.severity,
        message=finding.message(language()),
        source=RULES[finding.rule].source.to(language()),
        rule_url=url_for("pages.show_name_rules", _anchor=finding.rule.value),
    )
