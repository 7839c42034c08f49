"""What could be chosen on a ballot, with the texts that voters could read."""

from __future__ import annotations

from collections.abc import Iterator

from citizen.documents import Block, Table
from citizen.domain.case_papers import PaperQuestion
from citizen.web.locale import gettext as _


def alternative_blocks(question: PaperQuestion) -> Iterator[Block]:
    """A table of the alternatives; nothing where the ballot said no more than their names."""
    if question.is_road or not any(option.text for option in question.options):
        return
    head = [_("Alternative"), _("What voters could read about it")]
    rows = [[option.name, option.text or "–"] for option in question.options]
    yield Table(_("The alternatives on the ballot"), head, rows, widths=(2, 5))
