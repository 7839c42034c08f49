"""Pages of the person: log in, log out, my page."""

from citizen.accounts.views import login, logout, my_page
from citizen.accounts.views.blueprint import Section, accounts, my_page_sections

__all__ = ["Section", "accounts", "login", "logout", "my_page", "my_page_sections"]
