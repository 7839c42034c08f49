"""Pages of a long list: which one is shown, and the addresses of the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

_MOST_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Paging:
    """The page of a list that is shown. Numbers and places count from one; an empty list has one empty page."""

    number: int
    size: int
    total: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.size))

    @property
    def offset(self) -> int:
        return (self.number - 1) * self.size

    @property
    def first(self) -> int:
        return self.offset + 1 if self.total else 0

    @property
    def last(self) -> int:
        return min(self.total, self.offset + self.size)


@dataclass(frozen=True, slots=True)
class PageLink:
    """A way to one of the pages; a gap between them has no address."""

    label: str
    url: str | None
    current: bool = False


def read_paging(wanted: str, *, size: int, total: int) -> Paging:
    """The page that an address asks for. What is no number, or beyond the last page, is brought back into the list."""
    sane = wanted.isascii() and wanted.isdigit() and len(wanted) <= _MOST_DIGITS
    asked = int(wanted) if sane else 1
    last = Paging(1, size, total).pages
    return Paging(min(max(asked, 1), last), size, total)


def page_links(paging: Paging, address: Callable[[int], str]) -> list[PageLink]:
    """The first page, the last, and those around the present one, with a gap where pages are left out."""
    near = {1, paging.pages, paging.number - 1, paging.number, paging.number + 1}
    shown = sorted(number for number in near if 1 <= number <= paging.pages)
    links: list[PageLink] = []
    before = 0
    for number in shown:
        if number > before + 1:
            links.append(PageLink("…", None))
        links.append(PageLink(str(number), address(number), number == paging.number))
        before = number
    return links
