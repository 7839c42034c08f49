"""What can be done with case papers: they are kept."""

from citizen.case_papers.actions.keeping import MadePaper, keep_paper

__all__ = ["MadePaper", "keep_paper"]
