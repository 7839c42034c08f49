"""Questions about ideas."""

from citizen.ideas.queries.family import (
    MergeLine,
    family_of,
    find_merge,
    list_family_versions,
    list_ideas_by_id,
    list_merges_in,
    list_merges_of,
)
from citizen.ideas.queries.finding import find_idea, find_successor, list_places, list_themes
from citizen.ideas.queries.people import (
    Named,
    authors_of,
    names_of_authors,
    supporters_of,
)
from citizen.ideas.queries.rows import IdeaRow, Order, Wanted, count_ideas, count_ideas_of, find_row, list_ideas
from citizen.ideas.queries.similar import SimilarIdea, similar_ideas
from citizen.ideas.queries.targets import targets_of_ideas
from citizen.ideas.queries.visible import IS_VISIBLE
from citizen.ideas.queries.writing import (
    SentFile,
    find_attachment,
    find_invitation,
    find_own_idea,
    find_picture,
    list_attachments,
    list_drafts,
    list_invitations,
    list_pictures,
    list_versions,
)

__all__ = [
    "IS_VISIBLE",
    "IdeaRow",
    "MergeLine",
    "Named",
    "Order",
    "SentFile",
    "SimilarIdea",
    "Wanted",
    "authors_of",
    "count_ideas",
    "count_ideas_of",
    "family_of",
    "find_attachment",
    "find_idea",
    "find_invitation",
    "find_merge",
    "find_own_idea",
    "find_picture",
    "find_row",
    "find_successor",
    "list_attachments",
    "list_drafts",
    "list_family_versions",
    "list_ideas",
    "list_ideas_by_id",
    "list_invitations",
    "list_merges_in",
    "list_merges_of",
    "list_pictures",
    "list_places",
    "list_themes",
    "list_versions",
    "names_of_authors",
    "similar_ideas",
    "supporters_of",
    "targets_of_ideas",
]
