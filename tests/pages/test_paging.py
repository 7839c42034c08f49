"""Which page of a list is shown, whatever the address says."""

import pytest

from citizen.web.paging import Paging, page_links, read_paging


@pytest.mark.parametrize(
    ("wanted", "number"),
    [("", 1), ("1", 1), ("3", 3), ("4", 3), ("999999", 3), ("9999999", 1), ("0", 1), ("-2", 1), ("1e3", 1), ("٣", 1)],
)
def test_a_page_outside_the_list_is_brought_back_into_it(wanted, number):
    assert read_paging(wanted, size=20, total=41).number == number


@pytest.mark.parametrize(
    ("total", "pages", "first", "last"), [(0, 1, 0, 0), (1, 1, 1, 1), (20, 1, 1, 20), (21, 2, 1, 20)]
)
def test_places_are_counted_from_one(total, pages, first, last):
    paging = read_paging("1", size=20, total=total)
    assert (paging.pages, paging.first, paging.last) == (pages, first, last)


@pytest.mark.parametrize(
    ("number", "pages", "shown"),
    [
        (1, 1, "1"),
        (1, 2, "1 2"),
        (1, 9, "1 2 … 9"),
        (5, 9, "1 … 4 5 6 … 9"),
        (9, 9, "1 … 8 9"),
        (3, 5, "1 2 3 4 5"),
    ],
)
def test_the_first_the_last_and_the_nearest_pages_are_linked(number, pages, shown):
    links = page_links(Paging(number, 1, pages), str)
    assert " ".join(link.label for link in links) == shown
    assert [link.label for link in links if link.current] == [str(number)]
