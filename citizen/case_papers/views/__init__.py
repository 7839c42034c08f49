"""The pages where staff make case papers, and where anyone checks one."""

from citizen.case_papers.views import checking, council, making
from citizen.case_papers.views.blueprint import case_papers

__all__ = ["case_papers", "checking", "council", "making"]
