"""The documents of a package, chapter by chapter, in the language form that is spoken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citizen.ballots.queries import find_round
from citizen.case_papers.views.of_cases import paragraphs
from citizen.case_papers.views.of_results import counted_in_words, result_blocks
from citizen.decisions.queries import CaseRow, DecidedRow
from citizen.documents import Block, Bullets, Heading, Paragraph, Table
from citizen.domain.case_papers import in_groups
from citizen.domain.datasets import DATASETS, Column
from citizen.electorates.access import say_source, say_who
from citizen.exports.actions import internal
from citizen.exports.queries import Subject
from citizen.hearings.queries import list_sections
from citizen.moderation.queries import DecisionRow
from citizen.processes.models import Process
from citizen.results.queries import RoundOutcome, find_way_of_voting
from citizen.results.views.words import title_of
from citizen.web.locale import both, language, show_day, show_moment
from citizen.web.locale import gettext as _
from citizen.web.messages import explain
from citizen.web.wall_clock import show_full_moment

NAMED_BY = {"proposals": "foreslaatt_navn", "ideas": "tittel", "comments": "tittel", "hearing-answers": "svarer"}
"""Which column a line of a file is called by where it is read as text; else it only has its number."""
YES_WHEN = re.compile("ja (når|der) ")
FORM_OF_DAYS = ", ÅÅÅÅ-MM-DD"
ALIKE_EVERYWHERE = frozenset({"kommunenummer", "prosess"})


def call_blocks(process: Process) -> Iterator[Block]:
    """What residents were told: why it was asked, what their say is worth, who could take part and when."""
    yield from paragraphs(both(process.summary_nb, process.summary_nn))
    rows = [
        [_("It opened"), show_full_moment(process.proposals_open_at)],
        [_("Proposals or answers until"), show_full_moment(process.proposals_close_at)],
    ]
    if process.is_vote:
        rows += [
            [_("The voting opened"), show_full_moment(process.voting_open_at)],
            [_("The voting closed"), show_full_moment(process.voting_close_at)],
        ]
    else:
        rows.append([_("An answer was promised by"), show_full_moment(process.voting_close_at)])
    rows.append([_("Decided by"), both(process.decided_by_nb, process.decided_by_nn)])
    yield Table(_("When and by whom"), [_("What it is about"), _("Content")], rows, widths=(2, 4))
    yield Bullets([say_who(process), say_source(process)])
    for heading, text in (
        (_("Why it is asked"), both(process.why_nb, process.why_nn)),
        (_("What your say is worth"), both(process.influence_nb, process.influence_nn)),
        (_("What happens next"), both(process.next_nb, process.next_nn)),
        (_("Privacy"), both(process.privacy_nb, process.privacy_nn)),
    ):
        if text.strip():
            yield Heading(heading)
            yield from paragraphs(text)
    for section in list_sections(process.id):
        yield Heading(both(section.heading_nb, section.heading_nn))
        yield from paragraphs(both(section.text_nb, section.text_nn))


def dataset_blocks(name: str, subject: Subject) -> Iterator[Block]:
    """Every row of a file as text to be read, with what each column holds."""
    contents = internal(DATASETS[name], subject)
    labels = {column.name: _label(column) for column in contents.columns}
    number = 0
    for number, row in enumerate(contents.rows(), start=1):
        said = {key: str(value) for key, value in zip(contents.header, row, strict=True) if value not in (None, "")}
        called = said.pop(NAMED_BY.get(name, ""), "")
        yield Heading(f"{number}. {called}".strip(), 1)
        yield Bullets([f"{labels[key]}: {value}" for key, value in said.items() if key not in ALIKE_EVERYWHERE])
    if not number:
        yield Paragraph(_("Nothing was sent in."))


def _label(column: Column) -> str:
    """What the column holds; where that is no sentence of its own, with the column's name before it."""
    meaning = both(column.nb, column.nn).removesuffix(FORM_OF_DAYS)
    if yes_when := YES_WHEN.match(meaning):
        asked = meaning[yes_when.end() :]
        return asked[:1].upper() + asked[1:]
    return meaning if meaning[:1].isupper() else f"{column.name}, {meaning}"


def moderation_blocks(decided: Sequence[DecisionRow]) -> Iterator[Block]:
    """What moderators decided, and why, as the person whom it was about was told."""
    for row in decided:
        yield Heading(f"{show_moment(row.decided_at, with_year=True)}: {row.title}")
        yield from paragraphs(both(row.statement_nb, row.statement_nn))
        if row.appeal_text:
            yield Paragraph(_("The appeal:"), "strong")
            yield from paragraphs(row.appeal_text)
    if not decided:
        yield Paragraph(_("No moderator has decided anything about what was sent to this process."))


def result_of_round(process: Process, found: RoundOutcome) -> Iterator[Block]:
    """The tallies of all questions, and the rules that they were counted by."""
    yield Heading(_("The rules"))
    yield Bullets([say_who(process), *counted_in_words(found.questions[0], found)])
    vote_round = find_round(process.id)
    if vote_round:
        frozen = in_groups(bytes(vote_round.rules_hash).hex())
        yield Paragraph(_("SHA-256 of the rules as they were frozen: %(sum)s", sum=frozen))
    way = find_way_of_voting(process)
    stops = [
        f"{show_full_moment(one.stopped.happened_at)}: {both(one.stopped.reason_nb, one.stopped.reason_nn)}"
        for one in way.stopped
    ]
    if stops:
        yield Paragraph(_("Votings that were stopped:"), "strong")
        yield Bullets(stops)
    for outcome in found.questions:
        title = title_of(outcome)
        yield Heading(f"{title}, {outcome.district_name}" if outcome.is_road else title)
        yield from result_blocks(outcome, found)


def decision_blocks(decided: Sequence[tuple[CaseRow, DecidedRow]]) -> Iterator[Block]:
    """What was decided in each case, with the advice that was there."""
    for case, row in decided:
        title = both(case.title, case.title_nn)
        yield Heading(f"{title}, {case.district_name}" if case.is_road else title)
        yield Paragraph(both(row.new_name, row.new_name_nn) or explain(row.outcome), "strong")
        rows = [
            [_("Decided by"), both(row.body_nb, row.body_nn)],
            [_("Day"), show_day(row.decided_on)],
            [_("Case number"), row.case_number or "–"],
            [_("Short form"), row.short_form or "–"],
            [_("Advice on the spelling"), show_day(case.advice.received_on) if case.advice.received_on else "–"],
        ]
        yield Table(_("About the decision"), [_("What it is about"), _("Content")], rows, widths=(2, 4))
        for text in (row.text, row.reason, case.advice.text):
            yield from paragraphs(text)


def read_me() -> str:
    """What lies in the package, for whoever opens it."""
    return "\n".join(
        (
            _("This is the archive package of a process in Citizen."),
            _("arkivstruktur.xml describes every document with the names of Noark 5; arkivstruktur.xsd is its schema."),
            _("sjekksummer.txt has the SHA-256 of every file. Check them with: sha256sum -c sjekksummer.txt"),
            _("Documents are PDF/A and PDF/UA, data are CSV in UTF-8 with a codebook beside each file."),
            _("The ballot box holds the published ballots without names, and a program that counts them again."),
            _("Language form: %(form)s", form=language()),
        )
    )
