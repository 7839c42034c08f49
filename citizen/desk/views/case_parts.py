"""Parts of a case's page in finished words: what residents said for it, the rules, and what staff have prepared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from citizen.decisions.queries import CaseRow
from citizen.decisions.views.words import say_outcome
from citizen.desk.access import DeskCase, RoundOnDesk, short_form_of
from citizen.desk.queries import Reason
from citizen.domain.decisions.codes import Outcome, Parallel
from citizen.domain.naming import RULES, Finding, Severity
from citizen.domain.tally import ApprovalResult
from citizen.proposals.views.cards import ShownFinding, isolated
from citizen.results.queries import QuestionOutcome
from citizen.results.views.words import votes_and_share
from citizen.web.locale import both, language, ngettext, show_day, show_list
from citizen.web.locale import gettext as _


@dataclass(frozen=True, slots=True)
class Voice:
    """A name that residents proposed, with their reason, who they are, what it got, and what the rules say."""

    name: str
    href: str
    reason: str
    language: str
    who: str
    supports: str
    votes: str
    """Empty where it was not on the ballot."""
    is_leading: bool
    findings: list[ShownFinding]


@dataclass(frozen=True, slots=True)
class NamesUnderRules:
    """Names of which the rules say the same."""

    names: str
    findings: Sequence[ShownFinding]
    state: str


@dataclass(frozen=True, slots=True)
class Advised:
    """What staff recommend."""

    name: str
    is_sign: bool
    short_form: str
    reason: str
    departs: str


def voices_of(round_on_desk: RoundOnDesk, case: DeskCase, reasons: Sequence[Reason]) -> list[Voice]:
    """The names, those with most votes first, then the others by support."""
    outcome = case.outcome
    options = {option.code: option.id for option in outcome.options} if outcome else {}
    count = outcome.count if outcome else None

    def weight(reason: Reason) -> tuple[int, int]:
        option = options.get(reason.public_id)
        return (count.votes_for(option) if count and option else -1), reason.supports

    ordered = sorted(reasons, key=weight, reverse=True)
    return [_voice(round_on_desk, case, reason, options.get(reason.public_id), count) for reason in ordered]


def rules_of(voices: Sequence[Voice]) -> list[NamesUnderRules]:
    """What the rules say, said once for all the names of which they say the same; what stops a name first."""
    groups: dict[tuple[ShownFinding, ...], list[str]] = {}
    for voice in voices:
        if voice.findings:
            groups.setdefault(tuple(voice.findings), []).append(voice.name)
    shown = [
        NamesUnderRules(show_list(names), found, "danger" if _stops(found) else "warning")
        for found, names in groups.items()
    ]
    return sorted(shown, key=lambda one: one.state)


def _stops(findings: Sequence[ShownFinding]) -> bool:
    return any(finding.severity == Severity.ERROR for finding in findings)


def _voice(
    round_on_desk: RoundOnDesk, case: DeskCase, reason: Reason, option: int | None, count: ApprovalResult | None
) -> Voice:
    theme = case.entry.road.theme if case.entry.road else None
    short_form = short_form_of(reason.name, case.case)
    place, process = round_on_desk.place.slug, round_on_desk.process.slug
    return Voice(
        name=reason.name,
        href=url_for("proposals.show_proposal", municipality=place, process=process, public_id=reason.public_id),
        reason=reason.reason,
        language=reason.language,
        who=_who(reason),
        supports=ngettext("%(num)s supports it", "%(num)s support it", reason.supports),
        votes=votes_and_share(count, option) if count and option else "",
        is_leading=bool(case.outcome and option in case.outcome.result.leaders),
        findings=shown_findings(round_on_desk.names.findings(reason.name, case.slug, theme, short_form)),
    )


def _who(reason: Reason) -> str:
    if not reason.has_proposer:
        return _("The one who proposed it has withdrawn, but others support it")
    return _("Proposed by %(name)s", name=isolated(reason.proposer)) if reason.proposer else _("Proposed by a resident")


def shown_findings(findings: Sequence[Finding]) -> list[ShownFinding]:
    """Each with the sentence, and where the rule comes from."""
    return [
        ShownFinding(
            severity=finding.severity,
            message=finding.message(language()),
            source=RULES[finding.rule].source.to(language()),
            rule_url=url_for("pages.show_name_rules", _anchor=finding.rule.value),
        )
        for finding in findings
    ]


def advice_in_words(case: CaseRow | None) -> list[str]:
    """What stadnamntenesta was asked and has said, the hearing, and parallel names; for roads."""
    if case is None or not case.is_road:
        return []
    return [_advice(case), *_hearing(case), *_parallel(case)]


def _advice(case: CaseRow) -> str:
    advice = case.advice
    if advice.received_on and advice.sent_on:
        return _(
            "The spelling was sent %(sent)s, and the advice came %(received)s.",
            sent=show_day(advice.sent_on),
            received=show_day(advice.received_on),
        )
    if advice.received_on:
        return _("The advice on the spelling came %(received)s.", received=show_day(advice.received_on))
    if advice.sent_on:
        return _(
            "The spelling was sent %(sent)s. The advice has not come yet, and the name can’t be decided before it has.",
            sent=show_day(advice.sent_on),
        )
    return _("The spelling has not been sent for advice yet. The name can’t be decided before the advice has come.")


def _hearing(case: CaseRow) -> list[str]:
    if case.hearing_opens and case.hearing_closes:
        return [
            _(
                "The name is on hearing from %(opens)s to %(closes)s.",
                opens=show_day(case.hearing_opens),
                closes=show_day(case.hearing_closes),
            )
        ]
    return [_("The law asks for a hearing, and none has been held yet.")] if case.needs_hearing else []


def _parallel(case: CaseRow) -> list[str]:
    match case.parallel:
        case Parallel.RAISED:
            return [_("The road has a Sámi or Kven name too: %(names)s.", names=case.parallel_names)]
        case Parallel.WAITING:
            return [_("The road has a Sámi or Kven name too, whose case must be raised at the same time.")]
        case Parallel.NONE:
            return [_("The road has no Sámi or Kven name.")]
        case Parallel.UNKNOWN:
            return []


def advised_of(case: CaseRow | None, outcome: QuestionOutcome | None, *, departs: bool) -> Advised | None:
    """The recommendation; None where there is none."""
    advised = case.recommendation if case else None
    if advised is None:
        return None
    name = say_outcome(advised.outcome, both(advised.name, advised.name_nn), is_road=bool(case and case.is_road))
    chosen = list(outcome.leading_names) if outcome else []
    return Advised(
        name=name,
        is_sign=advised.outcome is Outcome.NEW_NAME,
        short_form=advised.short_form,
        reason=both(advised.reason_nb, advised.reason_nn),
        departs=_("This is not what most residents chose: %(names)s.", names=show_list(chosen)) if departs else "",
    )
