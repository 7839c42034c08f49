"""Questions about case papers, and what goes into them."""

from citizen.case_papers.queries.about_roads import list_proposed, list_roads_asked
from citizen.case_papers.queries.about_talks import (
    AnswerText,
    IdeaText,
    find_titles,
    find_voices,
    list_answer_texts,
    list_idea_texts,
    list_titles,
)
from citizen.case_papers.queries.papers import (
    PaperLine,
    count_papers_of_place,
    find_file,
    find_kept,
    find_paper,
    find_paper_of,
    list_papers,
    list_papers_of_place,
)

__all__ = [
    "AnswerText",
    "IdeaText",
    "PaperLine",
    "count_papers_of_place",
    "find_file",
    "find_kept",
    "find_paper",
    "find_paper_of",
    "find_titles",
    "find_voices",
    "list_answer_texts",
    "list_idea_texts",
    "list_papers",
    "list_papers_of_place",
    "list_proposed",
    "list_roads_asked",
    "list_titles",
]
