"""Front pages, the page of a process, and pages about the site itself."""

from citizen.pages.views import about, feeds, front, health, idea, idea_map, language, name_rules, process
from citizen.pages.views.blueprint import pages

__all__ = ["about", "feeds", "front", "health", "idea", "idea_map", "language", "name_rules", "pages", "process"]
