"""Pages for councillors."""

from citizen.desk.views import case, cases, marking, pile, printing
from citizen.desk.views.blueprint import desk

__all__ = ["case", "cases", "desk", "marking", "pile", "printing"]
