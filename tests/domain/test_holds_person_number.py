"""A birth number in a text is found however it is written; other numbers are left in peace."""

import pytest

from citizen.domain.person_numbers import holds_person_number

NUMBER = "20914695016"  # published test data of a population that does not exist


@pytest.mark.parametrize(
    "text",
    [
        NUMBER,
        f"Eg er {NUMBER} og bur her.",
        "209146 95016",
        "209146-95016",
        "20.91.46 950 16",
        "209146 - 95016",
        "209146\u00a095016",
        "２０９１４６９５０１６",
        "٢٠٩١٤٦٩٥٠١٦",
        f"7{NUMBER}3",
    ],
)
def test_a_number_is_found_however_it_is_written(text):
    assert holds_person_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Vegen er frå 1843.",
        "Ring 99 99 99 99",
        "20914695017",
        "saksnummer 2026/12345-67",
        "12345678901234567890",
        "20 hus, 91 sauer, 46 kyr, 95 høner og 16 katter",
    ],
)
def test_other_numbers_are_not_taken_for_one(text):
    assert not holds_person_number(text)


def test_a_long_text_of_digits_takes_no_time():
    assert holds_person_number("1 " * 50_000) in (True, False)
