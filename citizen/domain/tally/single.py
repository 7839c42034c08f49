"""One choice each, and yes or no: the option that most voters chose leads.

Ties: as in approval voting, all options with the most votes are leaders, and the council decides between them.
"""

from __future__ import annotations

from collections.abc import Collection

from citizen.domain.tally.approval import ApprovalResult, count_approval
from citizen.domain.tally.profiles import Profile


def count_single(options: Collection[int], ballots: Profile) -> ApprovalResult:
    """Count ballots that name one option or none; a ballot that names more is a broken promise: ValueError."""
    return count_approval(options, ballots, at_most=1)
