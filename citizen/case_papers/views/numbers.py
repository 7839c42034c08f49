"""The frozen numbers of a paper as anyone can see them, and nothing else: what a draft recommends is not told here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from citizen.case_papers import queries
from citizen.case_papers.models import CasePaper
from citizen.domain.case_papers import read
from citizen.domain.hearings import Stance
from citizen.domain.talk_papers import HEARING_FORMAT, IDEAS_FORMAT, WHOLE_TEXT
from citizen.domain.tally import Method, from_json
from citizen.results.views.words import Table, columns_of
from citizen.web.locale import gettext as _
from citizen.web.locale import show_number
from citizen.web.messages import explain


def title_shown(paper: CasePaper) -> str:
    """The paper's title; where it holds that of an idea, only as long as everyone can see the idea."""
    is_of_idea = read(paper.content).get("format") == IDEAS_FORMAT and paper.about
    if is_of_idea and not queries.find_titles(paper.process_id, [paper.about]):
        return _("Case paper about a proposal that is no longer shown")
    return paper.title


def numbers_of(paper: CasePaper) -> list[Table]:
    """A table for each question; one for an idea round or a hearing."""
    content = read(paper.content)
    kind = content.get("format")
    if kind == IDEAS_FORMAT:
        return [_of_ideas(content, paper.process_id)]
    return [_of_hearing(content)] if kind == HEARING_FORMAT else list(_of_questions(content))


def _of_questions(content: Mapping[str, Any]) -> Iterator[Table]:
    """The votes as they were frozen."""
    method = Method(content["method"])
    for question in content["questions"]:
        count = from_json(method, question["result"]).support
        rows = [[option["name"], show_number(count.votes_for(option["id"]))] for option in question["options"]]
        rows += [
            [_("Blank votes"), show_number(count.blank)],
            [_("Voted"), show_number(count.ballots)],
        ]
        title = f"{question['title']}, {question['district']}" if question["is_road"] else question["title"]
        yield Table(title, columns_of(_("What could be chosen"), _("Votes")), rows)


def _of_ideas(content: Mapping[str, Any], process_id: int) -> Table:
    """What a moderator has hidden since, or its writer has withdrawn, is counted without its title."""
    ideas = content["ideas"]
    shown = queries.find_titles(process_id, [idea["id"] for idea in ideas])
    rows = [
        [
            idea["title"] if idea["id"] in shown else _("A proposal that is no longer shown"),
            show_number(idea["supports"]),
            show_number(idea["arguments"]),
        ]
        for idea in ideas
    ]
    return Table(content["title"], columns_of(_("Proposal"), _("Support"), _("Arguments and replies")), rows)


def _of_hearing(content: Mapping[str, Any]) -> Table:
    kinds = [*(stance.value for stance in Stance), "unsaid"]
    heads = [*(explain(stance) for stance in Stance), _("Does not say")]
    rows = [
        [
            one["heading"] if one["number"] == WHOLE_TEXT else f"{one['number']}. {one['heading']}",
            *(show_number(one[kind]) for kind in kinds),
        ]
        for one in content["sections"]
    ]
    return Table(content["title"], columns_of(_("Section"), *heads), rows)
