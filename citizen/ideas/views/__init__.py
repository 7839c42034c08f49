"""Pages where people write and support ideas."""

from citizen.accounts.views import my_page_sections
from citizen.ideas.views import authors, files, history, sending, set_up_round, similar, support, writing
from citizen.ideas.views.blueprint import ideas
from citizen.ideas.views.own import own_ideas

my_page_sections.append(own_ideas)

__all__ = ["authors", "files", "history", "ideas", "sending", "set_up_round", "similar", "support", "writing"]
