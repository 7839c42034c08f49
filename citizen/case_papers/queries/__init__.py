"""Questions about case papers, and what goes into them."""

from citizen.case_papers.queries.about_roads import list_proposed, list_roads_asked
from citizen.case_papers.queries.papers import PaperLine, find_file, find_paper, find_paper_of, list_papers

__all__ = ["PaperLine", "find_file", "find_paper", "find_paper_of", "list_papers", "list_proposed", "list_roads_asked"]
