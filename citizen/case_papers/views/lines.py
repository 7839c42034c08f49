"""Papers that were made, as lines of a list, and their files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from flask import Response, url_for

from citizen.case_papers import queries
from citizen.case_papers.models import CasePaper
from citizen.case_papers.queries import PaperLine
from citizen.domain.case_papers import in_groups
from citizen.web.locale import LANGUAGE_NAMES, show_moment, show_number
from citizen.web.locale import gettext as _

FILES: dict[str, tuple[Literal["word", "pdf", "content"], str]] = {
    "docx": ("word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": ("pdf", "application/pdf"),
    "json": ("content", "application/json"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A paper that was made, in finished words."""

    title: str
    edition: str
    made: str
    form: str
    language: str
    checksum: str
    files: list[tuple[str, str]]
    check_url: str


def line_of(municipality: str, line: PaperLine, file_url: Callable[[str, str], str]) -> Line:
    """The line; `file_url` gives the address of a file by the checksum and the ending."""
    labels = {"docx": _("Word"), "pdf": _("PDF"), "json": _("The frozen content (JSON)")}
    made = show_moment(line.made_at, with_year=True)
    return Line(
        title=line.title,
        edition=_("Edition %(number)s", number=show_number(line.edition)),
        made=_("Made %(moment)s by %(name)s", moment=made, name=line.made_by)
        if line.made_by
        else _("Made %(moment)s", moment=made),
        form=LANGUAGE_NAMES[line.language],
        language=line.language,
        checksum=in_groups(line.sha256),
        files=[(label, file_url(line.sha256, ending)) for ending, label in labels.items()],
        check_url=url_for("case_papers.show_paper", municipality=municipality, sha256=line.sha256),
    )


def file_of(paper: CasePaper, process_slug: str, ending: str) -> Response:
    """One file of the paper, byte for byte as it was made; no cache keeps it."""
    part, mimetype = FILES[ending]
    response = Response(queries.find_file(paper.id, part), mimetype=mimetype)
    name = f"saksframlegg-{paper.about or process_slug}-{paper.language}-{paper.sha256[:12]}.{ending}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response
