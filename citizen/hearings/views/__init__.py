"""Pages where people read and answer a hearing, and where staff set one up."""

from citizen.accounts.views import my_page_sections
from citizen.hearings.queries import targets_of_answers
from citizen.hearings.views import answering, feed, listing, own, set_up_hearing, tasks, telling_back
from citizen.hearings.views.blueprint import hearings
from citizen.notices.queries import find_targets

find_targets["hearing-answer"] = targets_of_answers
my_page_sections.append(own.own_answers)

__all__ = ["answering", "feed", "hearings", "listing", "own", "set_up_hearing", "tasks", "telling_back"]
