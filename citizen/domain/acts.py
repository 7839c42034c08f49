"""What staff, moderators and councillors do that is noted in the log for good."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum

LONGEST_WHY = 500
Detail = str | int | bool | None


class Act(StrEnum):
    """Something that was done on behalf of a municipality."""

    ROUND_SET_UP = "round-set-up"
    ROUND_CHANGED = "round-changed"
    DEADLINE_MOVED = "deadline-moved"
    VOTING_STOPPED = "voting-stopped"
    BALLOTS_MADE = "ballots-made"
    ELECTORATE_CHANGED = "electorate-changed"
    ROLL_LOADED = "roll-loaded"
    REGISTER_LOADED = "register-loaded"
    PAIRS_CHOSEN = "pairs-chosen"
    WITNESS_ADDED = "witness-added"
    WITNESS_REMOVED = "witness-removed"
    CODES_MADE = "codes-made"
    CODES_MADE_ANEW = "codes-made-anew"
    PAPER_BALLOT_SETTLED = "paper-ballot-settled"
    MODERATED = "moderated"
    STATEMENT_TEXT_CHANGED = "statement-text-changed"
    IDEAS_MERGED = "ideas-merged"
    MERGE_UNDONE = "merge-undone"
    IDEA_ANSWERED = "idea-answered"
    STEPS_PLANNED = "steps-planned"
    IDEAS_PUT_ON_BALLOT = "ideas-put-on-ballot"
    HEARING_ANSWERED = "hearing-answered"
    INITIATIVE_ACCEPTED = "initiative-accepted"
    INITIATIVE_REFUSED = "initiative-refused"
    INITIATIVE_HANDED_OVER = "initiative-handed-over"
    INITIATIVE_FETCHED = "initiative-fetched"
    INITIATIVE_DECIDED = "initiative-decided"
    INITIATIVE_CORRECTED = "initiative-corrected"
    INITIATIVES_SET_UP = "initiatives-set-up"
    MEETING_ADDED = "meeting-added"
    MEETING_CHANGED = "meeting-changed"
    MEETING_REMOVED = "meeting-removed"
    CASES_PREPARED = "cases-prepared"
    DECIDED = "decided"
    APPEAL_RECORDED = "appeal-recorded"
    APPEAL_SETTLED = "appeal-settled"
    CASE_PAPER_MADE = "case-paper-made"
    NAMES_FOLLOWED_UP = "names-followed-up"
    FILE_FETCHED = "file-fetched"
    ROLE_GIVEN = "role-given"
    ROLE_TAKEN = "role-taken"


def written(details: Mapping[str, Detail]) -> str:
    """Details as they are stored: the same details always give the same text."""
    return json.dumps(dict(details), ensure_ascii=False, sort_keys=True)


def read_details(stored: str) -> dict[str, Detail]:
    """What `written` wrote."""
    details: dict[str, Detail] = json.loads(stored)
    return details
