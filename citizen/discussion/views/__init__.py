"""Pages where people argue about an idea."""

from citizen.accounts.views import my_page_sections
from citizen.discussion.queries import targets_of_arguments
from citizen.discussion.views import changing, marking, own, page, single
from citizen.discussion.views.blueprint import discussion
from citizen.notices.queries import find_targets

find_targets["argument"] = targets_of_arguments
my_page_sections.append(own.own_arguments)

__all__ = ["changing", "discussion", "marking", "own", "page", "single"]
