"""The pages of citizens' initiatives."""

from citizen.accounts.views import my_page_sections
from citizen.initiatives.queries import titles_of_visible
from citizen.initiatives.views import correcting, initiative, listing, proposing, staff, tasks, writing
from citizen.initiatives.views.blueprint import initiatives
from citizen.initiatives.views.own import own_initiatives
from citizen.notices.queries import present_titles

present_titles["initiative"] = titles_of_visible
my_page_sections.append(own_initiatives)

__all__ = ["correcting", "initiative", "initiatives", "listing", "proposing", "staff", "tasks", "writing"]
