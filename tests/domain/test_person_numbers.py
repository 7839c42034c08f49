"""Person numbers: one canonical form, test populations told apart, and never shown by accident."""

import pytest

from citizen.domain.person_numbers import read_person_number

NOBODY = "29020100166"  # neither 1901 nor 2001 had a 29 February


@pytest.mark.parametrize(
    ("number", "synthetic", "d_number"),
    [
        (NOBODY, False, False),
        ("20914695016", True, False),  # Tenor, from Digdir's documentation
        ("47906701517", True, True),
        ("05861055010", True, False),  # the leading zero is part of the number
    ],
)
def test_the_kind_of_a_number_is_read_from_it(number, synthetic, d_number):
    read = read_person_number(number)

    assert read is not None
    assert (read.digits, read.is_synthetic, read.is_d_number) == (number, synthetic, d_number)


def test_spaces_are_not_part_of_the_number():
    read = read_person_number(" 290201 00166 ")

    assert read is not None
    assert read.digits == NOBODY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2902010016",  # ten digits: a zero was lost on the way
        "029020100166",
        "29020100167",  # second check digit
        "29020100176",  # first check digit
        "31020100000",
        "00010100000",
        "01130100000",
        "01410100000",  # an H-number of a hospital is no person number
        "٢٩٠٢٠١٠٠١٦٦",
        "２９０２０１００１６６",
        "2902010016a",
        "29020100166\n29020100166",
    ],
)
def test_anything_else_is_no_person_number(text):
    assert read_person_number(text) is None


@pytest.mark.parametrize(
    ("number", "counts"),
    [("29020110056", True), ("29020110064", True), ("29020110072", True), ("29020110080", False)],
)
def test_from_2032_the_first_check_digit_may_leave_one_two_or_three(number, counts):
    assert (read_person_number(number) is not None) == counts


def test_a_number_hides_itself_when_it_is_printed():
    assert NOBODY not in repr(read_person_number(NOBODY))
