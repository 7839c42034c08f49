"""The pages of moderation."""

from citizen.accounts.views import my_page_sections
from citizen.moderation.views import appealing, deciding, own, public_pages, queue, reporting, texts
from citizen.moderation.views.blueprint import moderation

my_page_sections.append(own.own_statements)

__all__ = ["appealing", "deciding", "moderation", "own", "public_pages", "queue", "reporting", "texts"]
