"""Birth numbers, phone numbers and e-mail addresses are found where they stand; years, sums and roads are not."""

import time

import pytest

from citizen.domain.person_numbers import holds_person_number
from citizen.domain.personal_data import Found, PersonalData, find_personal_data, holds_birth_number

NUMBER = "20914695016"  # published test data of a population that does not exist


def kinds(text):
    return [one.kind for one in find_personal_data(text)]


@pytest.mark.parametrize(
    "written",
    [
        "90123456",
        "901 23 456",
        "90 12 34 56",
        "9012 3456",
        "90.12.34.56",
        "90-12-34-56",
        "90\u00a012\u00a034\u00a056",
        "901\u2009 23 456",
        "90 12 34\u200b 56",
        "+4790123456",
        "+47 90123456",
        "+47 901 23 456",
        "+47 90 12 34 56",
        "+47 9012 3456",
        "+47 901 234 56",
        "+47-901-23-456",
        "(+47) 901 23 456",
        "004790123456",
        "0047 90 12 34 56",
        "4790123456",
        "47 90 12 34 56",
        "22 86 44 00",
        "55123456",
        "733 12 345",
        "９０１２３４５６",
        "٩٠١٢٣٤٥٦",
        "+46 70 123 45 67",
        "+45 20 12 34 56",
    ],
)
@pytest.mark.parametrize("around", ["%s", "Ring meg på %s i kveld.", "tlf. %s", "Tlf:%s, eller kom innom", "(%s)"])
def test_a_phone_number_is_found_in_every_usual_spelling(written, around):
    assert kinds(around % written) == [PersonalData.PHONE]


@pytest.mark.parametrize(
    "text", ["tlf90123456", "mob90123456", "mobil: 901 23 456.", "Kari 90123456/Per", "tel:90123456"]
)
def test_a_phone_number_is_found_beside_its_word(text):
    assert kinds(text) == [PersonalData.PHONE]


def test_two_numbers_after_each_other_are_two():
    assert kinds("90 12 34 56 90 65 43 21") == [PersonalData.PHONE] * 2
    assert kinds("901 23 456, 906 54 321") == [PersonalData.PHONE] * 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Bygd i 1986, pussa opp i 2019 og 2023.",
        "Perioden 2019–2023, 2019 - 2023 eller 2023 2027",
        "Det kostar 25 000 000 kroner, eller 45000000 kr.",
        "kr 45000000 i 2027",
        "NOK 45000000",
        "4 500 000 kroner og 450 000 kroner",
        "4500–6000 innbyggjarar, 4500 6000 eller 8000",
        "fv. 5642, rv. 13, E39 og E6",
        "Fylkesveg 60 og riksveg 70",
        "24.12.2026 kl. 18.30",
        "24.12.26",
        "24 12 2026",
        "20261224",
        "24122026",
        "2026-12-24",
        "2026-12-24T18:30",
        "kl. 21.30-23.00",
        "08.30–16.00",
        "gnr. 45 bnr. 12",
        "gnr/bnr 45/12/0/22",
        "sak 2026/12345",
        "saksnr 26/01234-5",
        "Sak 20240123",
        "postnummer 6817, 6818, 6819 og 6820",
        "20 21 22 23 24",
        "lag på 20, 21, 22 og 23 personar",
        "organisasjonsnummer 974 760 673",
        "60.39299123, 5.32415234",
        "https://www.nrk.no/vestland/45678901",
        "www.eksempel.no/sak?id=45678901",
        "1234567",
        "123456789",
        "12345678",
        "02800",
        "112, 113 og 110",
        "116 117",
        "ISBN 978-82-02-12345-6",
        "#22334455",
        "25 000 000",
        "2 500 m2 og 35000000 m2",
    ],
)
def test_years_sums_roads_and_dates_are_left_in_peace(text):
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "kari@eksempel.no",
        "Skriv til Kari.Nordmann+lag@post.eksempel.no.",
        "<kari@eksempel.no>",
        "mailto:kari@eksempel.no",
        "kari @ eksempel.no",
        "kari(at)eksempel.no",
        "kari [at] eksempel.no",
        "kari krøllalfa eksempel punktum no",
        "bjørn@bygdelaget.no",
        "kari＠eksempel.no",
        "KARI@EKSEMPEL.NO",
    ],
)
def test_an_e_mail_address_is_found(text):
    assert kinds(text) == [PersonalData.EMAIL]


@pytest.mark.parametrize("text", ["@ordføraren", "3 @ 45 kr", "vi@", "@", "a@b", "møtet (at) huset"])
def test_other_signs_at_are_no_address(text):
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        NUMBER,
        "209146 95016",
        "20.91.46 950 16",
        "209146\u00a095016",
        "209146\u200b95016",
        "２０９１４６９５０１６",
        f"7{NUMBER}3",
    ],
)
def test_a_birth_number_is_found_and_not_taken_for_a_phone_number_too(text):
    found = find_personal_data(f"Eg er {text}.")
    assert [one.kind for one in found] == [PersonalData.BIRTH_NUMBER]
    assert holds_birth_number(found)


@pytest.mark.parametrize("text", [NUMBER, "209146 - 95016", "x20914695016x", "12345678901234567890", "20914695017"])
def test_it_finds_a_birth_number_wherever_the_older_rule_does(text):
    assert holds_birth_number(find_personal_data(text)) == holds_person_number(text)


def test_it_says_where():
    text = "Ring 90 12 34 56 eller skriv til kari@eksempel.no"
    phone, email = find_personal_data(text)
    assert text[phone.start : phone.end] == "90 12 34 56"
    assert text[email.start : email.end] == "kari@eksempel.no"
    assert phone == Found(PersonalData.PHONE, 5, 16)


def test_a_phone_number_alone_is_no_birth_number():
    assert not holds_birth_number(find_personal_data("90123456"))


@pytest.mark.parametrize(
    "bit",
    ["1", "1 ", "90123456 ", "a@", "a.", "a", "@", "+47 ", "47 ", "22 ", "(at)", "a @ a.", "https://", "www.a ", "0047",
     "20914695016", "a-", "\u200b1", " krøllalfa ", "a punktum "],
)  # fmt: skip
def test_a_hostile_text_takes_no_time(bit):
    text = (bit * 50_000)[:50_000]
    began = time.process_time()
    find_personal_data(text + "!")
    assert time.process_time() - began < 1.0
